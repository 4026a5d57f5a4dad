"""From what is believed to what may leave."""

from dataclasses import replace
from datetime import date, datetime

from testigo.exports import Edition
from testigo.lexicon import register
from testigo.lexicon.place_names import fold
from testigo.lexicon.register import Register
from testigo.model import Coding
from testigo.publication import Profile, Protected, protect
from testigo.publication.persons import PersonFinder
from testigo.resolution.gazetteer import open_gazetteer


def protected(coding: Coding, profile: Profile, made: date, actors: Register | None = None) -> Protected:
    """Return what of a coding may leave on a day, by a profile: names removed, places blurred, reports withheld.

    ``actors`` is the register in use, by default the one shipped: names in it are no private person's.
    """
    keep = frozenset(map(fold, profile.keep_names))
    return protect(coding, profile, PersonFinder(open_gazetteer(), actors or register.load(), keep), made)


def edition(coding: Coding, profile: Profile, made: datetime, actors: Register | None = None) -> Edition:
    """Return the incidents as they may leave: what every export for others is made of."""
    open_part = protected(coding, profile, made.date(), actors)
    return replace(
        Edition.of(open_part.coding, made),
        profile=profile.name,
        smallest_cell=profile.smallest_cell,
        withheld={**open_part.left_out, **open_part.changed},
    )
