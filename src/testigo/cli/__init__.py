"""The command line: a file a command."""

import os

# The matrices of one report are small: threads of OpenBLAS made nothing faster and spun idle. On two cores the same
# reports took twice the processor's time, and five times as long beside another run. numpy reads this when imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from testigo.cli.app import app, main

__all__ = ["app", "main"]
