"""The user's orders as YAML: rules, which say what is worth an alert, and channels, through which it goes."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from math import inf
from pathlib import Path
from typing import Annotated, Literal, Self, get_args

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from testigo import codebook
from testigo.model import Certainty, ConfigurationError, kilometres
from testigo.publication import Profile, load_profile
from testigo.watching.facts import Facts, folded

Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Security = Literal["plain", "starttls", "tls"]
Key = Literal["type", "country", "state", "municipality", "actor", "weapon"]
SUREST_FIRST = list(Certainty)


class _Order(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Circle(_Order):
    """Around a point: degrees of WGS 84, and kilometres."""

    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]
    km: Annotated[float, Field(gt=0)]


class First(_Order):
    """The first time in so many days that an incident has this all together: a type in a municipality, say."""

    of: Annotated[tuple[Key, ...], Field(min_length=1)]
    days: Annotated[int, Field(gt=0)] = 365


class Rule(_Order):
    """What is worth an alert: everything that is stated must hold; of a list, one is enough."""

    name: Words
    send: Annotated[tuple[Words, ...], Field(min_length=1)]
    type: tuple[Words, ...] = ()
    country: tuple[Words, ...] = ()
    state: tuple[Words, ...] = ()
    municipality: tuple[Words, ...] = ()
    near: Circle | None = None
    actor: tuple[Words, ...] = ()  # names as the records show them, or ids of the register
    weapon: tuple[Words, ...] = ()
    toll: Mapping[Words, Annotated[int, Field(ge=0)]] = {}  # at least so many, such as {killed: 3}
    certainty: Certainty = Certainty.DENIED  # at least so sure
    first: First | None = None

    @model_validator(mode="after")
    def _types_are_known(self) -> Self:
        unknown = sorted(set(self.type) - codebook.load().event_types.keys())
        if unknown:
            raise ValueError(f"the codebook has no event type {', '.join(unknown)}")
        return self

    def matches(self, facts: Facts, others: Iterable[Facts]) -> bool:
        """Say whether an incident is worth an alert; ``others`` are all incidents that are known."""
        met = (self._is_named(facts), self._is_near(facts), self._has_toll(facts), self._is_sure(facts))
        return all(met) and (self.first is None or self._is_first(self.first, facts, others))

    def reason(self, facts: Facts, shown: Facts) -> str:
        """Return in words why an incident matches. ``shown`` is what of it may be told: no value is told but those."""
        told = []
        for key, wanted in self._wanted():
            met = sorted(wanted & facts.key(key))
            told.append(f"{key} {met[0]}" if met[0] in shown.key(key) else f"{key} as asked for")
        if self.near is not None:
            away = self._kilometres(self.near, facts)
            told.append(f"{away:.0f} km away" if facts.place == shown.place else f"within {self.near.km:g} km")
        told += [f"{name} {facts.counts[name]}" for name in self.toll]
        if self.first is not None:
            told.append(f"first in {self.first.days} days by {', '.join(self.first.of)}")
        return "; ".join(told) or "every incident"

    def _wanted(self) -> Iterator[tuple[Key, set[str]]]:
        for key in get_args(Key):
            wanted = {name for each in getattr(self, key) for name in (each, *folded(each))}
            if wanted:
                yield key, wanted

    def _is_named(self, facts: Facts) -> bool:
        return all(wanted & facts.key(key) for key, wanted in self._wanted())

    def _is_near(self, facts: Facts) -> bool:
        return self.near is None or self._kilometres(self.near, facts) <= self.near.km

    def _kilometres(self, near: Circle, facts: Facts) -> float:
        place = facts.place
        if place is None or place.lat is None or place.lon is None:
            return inf
        return float(kilometres(near.lat, near.lon, place.lat, place.lon))

    def _has_toll(self, facts: Facts) -> bool:
        return all(facts.counts.get(name, -1) >= least for name, least in self.toll.items())

    def _is_sure(self, facts: Facts) -> bool:
        return SUREST_FIRST.index(facts.certainty) <= SUREST_FIRST.index(self.certainty)

    def _is_first(self, first: First, facts: Facts, others: Iterable[Facts]) -> bool:
        """Say whether it is the first of its kind; where the incident's own day or kind is not known it is not."""
        if facts.day is None or not all(facts.key(name) for name in first.of):
            return False
        since = facts.day - timedelta(days=first.days)
        for other in others:
            earlier = other.day is not None and since <= other.day and (other.day, other.id) < (facts.day, facts.id)
            if earlier and all(facts.key(name) & other.key(name) for name in first.of):
                return False
        return True


class Channel(_Order):
    """A way out: exactly one of ``webhook``, ``email``, ``atom`` and ``cap``."""

    webhook: Words | None = None  # an address that takes JSON
    email: tuple[Words, ...] = ()  # addressees
    server: Words = "localhost:25"  # for e-mail
    security: Security | None = None  # of the way there: by the port, plain only within this computer
    sender: Words = "testigo@localhost"
    atom: Path | None = None  # a file
    cap: Path | None = None  # a folder
    to: tuple[Words, ...] = ()  # addressees of CAP alerts, while they are private

    @model_validator(mode="after")
    def _is_one_way(self) -> Self:
        if sum(bool(way) for way in (self.webhook, self.email, self.atom, self.cap)) != 1:
            raise ValueError("a channel is one of webhook, email, atom and cap")
        return self


class Orders(_Order):
    """Rules and the channels that they name."""

    channels: Mapping[Words, Channel] = {}
    rules: tuple[Rule, ...] = ()
    profile: Words = "partners"  # of publication, by which alerts are told: its name or file

    @model_validator(mode="after")
    def _channels_are_there(self) -> Self:
        missing = sorted({name for rule in self.rules for name in rule.send} - self.channels.keys())
        if missing:
            raise ValueError(f"there is no channel {', '.join(missing)}")
        if len({rule.name for rule in self.rules}) < len(self.rules):
            raise ValueError("two rules have one name")
        if self.publication.delay_days:
            raise ValueError(f"the profile {self.profile} keeps what is new back: alerts need one without a delay")
        return self

    @property
    def publication(self) -> Profile:
        """The profile. Raises ConfigurationError where there is none of the name."""
        return load_profile(self.profile)


def load_orders(path: Path | None) -> Orders:
    """Read the user's rules and channels. Raises ConfigurationError, naming the file and what is wrong."""
    if path is None:
        return Orders()
    try:
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Orders.model_validate(read or {})
    except ValidationError as error:
        told = "; ".join(f"{'.'.join(map(str, each['loc'])) or 'rules'}: {each['msg']}" for each in error.errors())
        raise ConfigurationError(f"{path}: {told}") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigurationError(f"{path}: it cannot be read ({error})") from error
