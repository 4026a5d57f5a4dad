"""Settings from the environment, read at the doors (command line, API) and nowhere else."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from testigo.model import ConfigurationError

IN_MEMORY = "sqlite://"


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator can set. ``database`` is an SQLAlchemy URL or the path of a SQLite file."""

    database: str = IN_MEMORY
    country: str | None = None  # home country of the sources, ISO 3166-1 alpha-2

    @classmethod
    def load(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read ``TESTIGO_DATABASE`` and ``TESTIGO_COUNTRY``. Raises ConfigurationError for a wrong value."""
        country = environment.get("TESTIGO_COUNTRY", "").strip().upper() or None
        return cls(environment.get("TESTIGO_DATABASE", "").strip() or IN_MEMORY, checked_country(country))


def checked_country(country: str | None) -> str | None:
    """Return a country code in capitals. Raises ConfigurationError where it has not two letters."""
    if country is None:
        return None
    if len(country) != 2 or not country.isalpha():
        raise ConfigurationError(f"{country!r} is no country code: give two letters, such as MX (ISO 3166-1)")
    return country.upper()
