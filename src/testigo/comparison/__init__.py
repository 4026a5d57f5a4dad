"""Events that others coded, beside ours: rows in the layout of UCDP's or ACLED's files, linked and compared."""

from testigo.comparison.comparing import Comparison, Pairing, compared
from testigo.comparison.layouts import ForeignEvent, read_events

__all__ = ["Comparison", "ForeignEvent", "Pairing", "compared", "read_events"]
