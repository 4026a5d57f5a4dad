"""Where reports come from: each source yields captures, one per document, with their bytes."""

from testigo.sources.captured import Captured
from testigo.sources.files import captures

__all__ = ["Captured", "captures"]
