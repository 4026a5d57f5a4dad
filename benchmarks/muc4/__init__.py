"""MUC-4 (1992): what Testigo reads in a report, as the templates that MUC-4's keys hold."""

from benchmarks.muc4.command import main, read_reports

__all__ = ["main", "read_reports"]
