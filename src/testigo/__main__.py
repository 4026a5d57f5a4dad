"""Run ``python -m testigo``."""

from testigo.cli import main

main()
