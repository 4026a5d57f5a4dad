"""The user's orders as YAML: rules, which say what is worth an alert, and channels, through which it goes."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from testigo import codebook
from testigo.model import Certainty, ConfigurationError, kilometres
from testigo.publication import Profile, load_profile
from testigo.watching.facts import Facts, folded

Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
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

    def reason(self, facts: Facts, others: Iterable[Facts]) -> str | None:
        """Return in words why an incident is worth an alert, or None; ``others`` are all incidents that are known."""
        met = [self._named(facts), self._near(facts), self._toll(facts), self._sure(facts)]
        if any(each is None for each in met):
            return None
        first = self._first(facts, others) if self.first else ""
        if first is None:
            return None
        return "; ".join(each for each in (*met, first) if each) or "every incident"

    def _named(self, facts: Facts) -> str | None:
        found = []
        for key in ("type", "country", "state", "municipality", "actor", "weapon"):
            wanted = {name for each in getattr(self, key) for name in (each, *folded(each))}
            if not wanted:
                continue
            met = sorted(wanted & facts.key(key))
            if not met:
                return None
            found.append(f"{key} {met[0]}")
        return "; ".join(found)

    def _near(self, facts: Facts) -> str | None:
        if self.near is None:
            return ""
        place = facts.place
        if place is None or place.lat is None or place.lon is None:
            return None
        away = kilometres(self.near.lat, self.near.lon, place.lat, place.lon)
        return f"{away:.0f} km away" if away <= self.near.km else None

    def _toll(self, facts: Facts) -> str | None:
        if any(facts.counts.get(name, -1) < least for name, least in self.toll.items()):
            return None
        return "; ".join(f"{name} {facts.counts[name]}" for name in self.toll)

    def _sure(self, facts: Facts) -> str | None:
        return "" if SUREST_FIRST.index(facts.certainty) <= SUREST_FIRST.index(self.certainty) else None

    def _first(self, facts: Facts, others: Iterable[Facts]) -> str | None:
        """Return why it is the first of its kind; where the incident's own day or kind is not known it is not."""
        if self.first is None or facts.day is None or not all(facts.key(name) for name in self.first.of):
            return None
        since = facts.day - timedelta(days=self.first.days)
        for other in others:
            earlier = other.day is not None and since <= other.day and (other.day, other.id) < (facts.day, facts.id)
            if earlier and all(facts.key(name) & other.key(name) for name in self.first.of):
                return None
        return f"first in {self.first.days} days by {', '.join(self.first.of)}"


class Channel(_Order):
    """A way out: exactly one of ``webhook``, ``email``, ``atom`` and ``cap``."""

    webhook: Words | None = None  # an address that takes JSON
    email: tuple[Words, ...] = ()  # addressees
    server: Words = "localhost:25"  # for e-mail
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
