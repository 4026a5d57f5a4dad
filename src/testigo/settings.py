"""Settings from the environment, read at the doors (command line, API) and nowhere else."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_data_path

from testigo.model import ConfigurationError

IN_MEMORY = "sqlite://"
DATA = user_data_path("testigo", appauthor=False)  # where the system keeps what belongs to a user's programs


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator can set. ``database`` is an SQLAlchemy URL or the path of a SQLite file."""

    database: str = IN_MEMORY
    country: str | None = None  # home country of the sources, ISO 3166-1 alpha-2
    contact: str | None = None  # an address that the servers of sources are told
    proxy: str | None = None  # through which pages are fetched, such as "http://proxy.example:3128"
    networks: tuple[str, ...] = ()  # of our own that may be fetched from, such as "10.1.0.0/16"
    actors: Path | None = None  # a register file of one's own
    data: Path = DATA  # the folder of what the operator adds: catalogues of places
    sources: tuple[Path, ...] = ()  # folders of source cards of one's own
    mail: tuple[str, str] | None = field(default=None, repr=False)  # user and password, for the server of e-mail alerts

    @classmethod
    def load(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read ``TESTIGO_DATABASE``, ``_COUNTRY``, ``_CONTACT``, ``_PROXY``, ``_NETWORKS``, ``_ACTORS``, ``_DATA``.

        And ``_SOURCES``, folders with the separator of the system's paths between them; ``_MAIL_USER`` and
        ``_MAIL_PASSWORD``, both or neither.
        Raises ConfigurationError for a wrong value.
        """
        country = environment.get("TESTIGO_COUNTRY", "").strip().upper() or None
        database = environment.get("TESTIGO_DATABASE", "").strip() or IN_MEMORY
        data = environment.get("TESTIGO_DATA", "").strip()
        contact, proxy = (environment.get(f"TESTIGO_{name}", "").strip() or None for name in ("CONTACT", "PROXY"))
        networks = tuple(environment.get("TESTIGO_NETWORKS", "").replace(",", " ").split())
        own = environment.get("TESTIGO_ACTORS", "").strip()
        folders = (each.strip() for each in environment.get("TESTIGO_SOURCES", "").split(os.pathsep))
        return cls(
            database,
            checked_country(country),
            contact,
            proxy,
            networks,
            Path(own) if own else None,
            Path(data) if data else DATA,
            tuple(Path(each) for each in folders if each),
            _login(environment.get("TESTIGO_MAIL_USER", "").strip(), environment.get("TESTIGO_MAIL_PASSWORD", "")),
        )


def _login(user: str, password: str) -> tuple[str, str] | None:
    if bool(user) != bool(password):
        raise ConfigurationError("TESTIGO_MAIL_USER and TESTIGO_MAIL_PASSWORD go together: give both or neither")
    return (user, password) if user else None


def checked_country(country: str | None) -> str | None:
    """Return a country code in capitals. Raises ConfigurationError where it has not two letters."""
    if country is None:
        return None
    if len(country) != 2 or not country.isalpha():
        raise ConfigurationError(f"{country!r} is no country code: give two letters, such as MX (ISO 3166-1)")
    return country.upper()
