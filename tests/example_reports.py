"""Where the shipped example reports are."""

from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "src" / "testigo" / "examples" / "reports"
