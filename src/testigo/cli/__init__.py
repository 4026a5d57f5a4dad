"""The command line: a file a command."""

from testigo.cli.app import app, main

__all__ = ["app", "main"]
