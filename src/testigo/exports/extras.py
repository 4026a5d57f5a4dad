"""Libraries that only some formats need: asked for when they are used, and named where they are missing."""

from importlib import import_module
from typing import Any

from testigo.model import ConfigurationError


def library(name: str, use: str) -> Any:
    """Return a library of the extra ``exports``. Raises ConfigurationError, which says how to install it."""
    try:
        return import_module(name)
    except (ImportError, OSError) as error:  # OSError: a system library that it needs is missing
        raise ConfigurationError(f"{use} needs {name}: install testigo[exports] ({error})") from error
