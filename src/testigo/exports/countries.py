"""Countries as the ACLED and UCDP columns name them."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Country:
    """A country: English name, ISO 3166-1 codes, regions, and number in Gleditsch and Ward's list."""

    iso3: str
    name: str
    acled: str
    numeric: int | None = None
    ucdp: str | None = None
    gw: int | None = None


@cache
def countries() -> dict[str, Country]:
    """Return the countries by ISO 3166-1 alpha-2 code."""
    text = files(__package__).joinpath("countries.yaml").read_text(encoding="utf-8")
    return {code: Country(**fields) for code, fields in yaml.safe_load(text).items()}


def country_name(code: str | None) -> str | None:
    """Return the English name of a country, or its code where the list has none."""
    if code is None:
        return None
    known = countries().get(code)
    return known.name if known else code
