"""Profiles: what a publication may hold, as data that its publisher can read and change."""

from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from testigo.model import ConfigurationError, PlacePrecision
from testigo.publication.persons import Role

SHIPPED = ("internal", "partners", "public")


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SensitivePlaces(_Shape):
    """Which incidents lie at places that must not be found, and how exactly those may be shown.

    An incident is meant where one of the lists fits: its event type, the kind of one of its targets, or a word that
    its reports use of it. ``to`` is the finest level shown, ``grid`` the side in degrees of the cell whose centre
    stands for the place.
    """

    event_types: frozenset[str] = frozenset()
    target_kinds: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    to: Literal[PlacePrecision.MUNICIPALITY, PlacePrecision.STATE, PlacePrecision.COUNTRY]
    grid: float = Field(gt=0, le=10)


class Profile(_Shape):
    """What is taken out of a publication.

    ``remove_names`` are the bearers whose names go; ``also_remove`` further names and ``keep_names`` words that are
    no person's name. ``texts`` says how much of the reports' words stays: all, or only what incidents quote.
    ``delay_days`` is how old an incident must be, ``withheld_sources`` whose words and names go (by the source's name
    or its address), ``smallest_cell`` the least number of incidents that a cell of a table of counts shows.
    """

    name: str
    description: dict[str, str]
    remove_names: frozenset[Role]
    also_remove: tuple[str, ...] = ()
    keep_names: tuple[str, ...] = ()
    texts: Literal["whole", "quoted"]
    delay_days: int = Field(ge=0)
    withheld_sources: tuple[str, ...] = ()
    smallest_cell: int = Field(ge=1)
    sensitive_places: tuple[SensitivePlaces, ...] = ()

    def newest(self, made: date) -> date:
        """Return the last day of which incidents may be shown."""
        return made - timedelta(days=self.delay_days)


def load_profile(name: str) -> Profile:
    """Return a shipped profile by its name, or one's own by the path of its file.

    Raises ConfigurationError where there is none, or where the file does not have the shape of ``Profile``.
    """
    source = files("testigo.publication").joinpath("profiles", f"{name}.yaml") if name in SHIPPED else Path(name)
    if not source.is_file():
        raise ConfigurationError(f"there is no profile {name!r}: choose one of {', '.join(SHIPPED)}, or give a file")
    try:
        content = yaml.safe_load(source.read_text(encoding="utf-8"))
        return Profile.model_validate({"name": Path(name).stem, **content})
    except (OSError, TypeError, ValueError, yaml.YAMLError, ValidationError) as error:
        raise ConfigurationError(f"the profile {name} cannot be used: {error}") from error
