"""Which accounts are of one incident: blocking, features, scorer, clusters and incident ids."""

from testigo.linkage.copies import copied_from, voices_of
from testigo.linkage.identity import Identities, identify
from testigo.linkage.link import Linkage, link
from testigo.linkage.memory import Memory

__all__ = ["Identities", "Linkage", "Memory", "copied_from", "identify", "link", "voices_of"]
