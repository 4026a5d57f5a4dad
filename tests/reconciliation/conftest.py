"""The accounts built by hand are those of the linkage tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "linkage"))
