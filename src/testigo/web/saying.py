"""What things are called in the reader's language: the words of the interface, codes, and values."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import yaml
from babel import Locale

from testigo.api.incidents import name_of
from testigo.api.shapes import HeldOut, IncidentSummary
from testigo.api.wording import LANGUAGES, turned
from testigo.codebook import load
from testigo.exports.record import ActorRecord, CountRecord, DateRecord, EvidenceValue, PersonRecord, PlaceRecord
from testigo.lexicon import register
from testigo.lexicon.register import Register
from testigo.store.views import IncidentView


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Return the words of the interface by key and language."""
    found: dict[str, dict[str, str]] = yaml.safe_load(files("testigo.web").joinpath("words.yaml").read_text("utf-8"))
    return found


@cache
def territories(language: str) -> Mapping[str, str]:
    """Return the names of countries by code (ISO 3166-1 alpha-2), as the Unicode CLDR has them."""
    return dict(Locale(language).territories)


def is_country(name: str, code: str | None) -> bool:
    """Say whether a name is that of a country itself, in one of our languages."""
    return code is not None and name in {territories(language).get(code) for language in LANGUAGES}


@dataclass(frozen=True, slots=True)
class Speech:
    """Says everything in one language."""

    language: str
    actors: Register = field(default_factory=register.load)

    def t(self, key: str, **parts: object) -> str:
        """Return the words of a key with the parts filled in, those for one where ``n`` is 1; an unknown key stays."""
        told = words().get(f"{key}_1" if parts.get("n") == 1 else key) or words().get(key)
        return told[self.language].format(**parts) if told else key

    def told(self, text: str) -> str:
        """Return running text of ours (a reason, a trouble, a refusal) in the language."""
        return turned(text, self.language)

    def because(self, reasons: Iterable[str]) -> str:
        """Return the reasons of a judgement on a pair; each ends in what it weighs, in brackets."""
        parts = (each.rpartition(" (") for each in reasons)
        return "; ".join(f"{self.told(said)} ({weight}" for said, _, weight in parts)

    def script_words(self) -> dict[str, str]:
        """Return the words that go to the scripts."""
        return {key: told[self.language] for key, told in words().items() if key.startswith("js_")}

    def code(self, by: str, value: str) -> str:
        """Return what a code of a list is called."""
        if by in ("family", "state"):
            return self.t(f"{by}_{value}")
        if by == "country":
            return self.country(value)
        if (by, value) == ("event_type", "unknown"):  # a person emptied it
            return self.t("unknown_type")
        return name_of(by, value, self.actors, self.language)

    def country(self, code: str) -> str:
        """Return what a country is called; a code that none has stays."""
        return territories(self.language).get(code, code)

    def tongue(self, code: str) -> str:
        """Return what a language is called; a code that none has stays."""
        return str(Locale(self.language).languages.get(code, code))

    def countries(self, codes: Iterable[str]) -> str:
        """Return what countries are called."""
        return ", ".join(map(self.country, codes))

    def place(self, item: IncidentSummary | IncidentView) -> str:
        """Return where an incident was, with its country."""
        if not item.place:
            return self.t("unknown_place")
        country = self.country(item.country) if item.country else ""
        if is_country(item.place, item.country):
            return country
        return f"{item.place} ({country})" if country else item.place

    def field(self, attribute: str) -> str:
        """Return what an attribute is called."""
        known = load().attributes.get(attribute)
        return str(known.name[self.language]) if known else self.t(attribute)

    def kind(self, code: str) -> str:
        """Return what a kind of actor is called."""
        known = load().actor_kinds.get(code)
        return str(known.name[self.language]) if known else code

    def rule(self, code: str) -> str:
        """Return a rule in plain language."""
        known = load().rules.get(code)
        return str(known.text[self.language]) if known else ""

    def doubt(self, code: str, about: str) -> str:
        """Return a reason for a look."""
        said: Mapping[str, Callable[[str], str]] = {
            "disagreement": self.field,
            "unresolved": self.field,
            "certainty": lambda value: self.code("certainty", value),
            "place": lambda value: self.t(f"place_{value}"),
            "toll": lambda value: self.t("killed_n", n=int(value)),
            "hurt": lambda value: self.t("injured_n", n=int(value)),
        }
        return self.t(f"doubt_{code}", about=said[code](about) if code in said else about)

    def reasons(self, held: HeldOut) -> str:
        """Return why what is held became another."""
        many = {"came": len(held.came), "went": len(held.went)}
        return ", ".join(self.t(f"why_{each}", n=many.get(each, 0)) for each in held.why)

    def gap(self, told: str) -> str:
        """Return why a value is absent; what follows the reason are words of the reports."""
        reason, _, detail = told.partition(": ")
        return self.t("gap_" + reason.replace(" ", "_")) + (f": {self.told(detail)}" if detail else "")

    def value(self, attribute: str, value: EvidenceValue | None) -> str:
        """Return a value in words."""
        match value:
            case CountRecord():
                return self._count(value)
            case DateRecord():
                return self._date(value)
            case PlaceRecord():
                return self._place(value)
            case ActorRecord():
                people = f", {self._count(value.count)}" if value.count else ""
                return f"{value.name or value.description} ({self.kind(value.kind)}{people})"
            case PersonRecord():
                return self._person(value)
            case _:
                return self.t("nothing") if value is None else self.code(attribute, value)

    def values(self, attribute: str, given: Iterable[EvidenceValue]) -> list[str]:
        """Return values in words."""
        return [self.value(attribute, each) for each in given]

    def _place(self, place: PlaceRecord) -> str:
        country = self.country(place.country) if place.country else None
        within = () if is_country(place.name, place.country) else (place.name, place.admin2, place.admin1)
        parts = dict.fromkeys(part for part in (*within, country) if part)
        return f"{', '.join(parts)} ({self.t(f'place_{place.precision}')})"

    def _person(self, person: PersonRecord) -> str:
        age = None if person.age is None else self.t("aged", n=person.age)
        fate = self.field(person.fate).lower() if person.fate else None
        return ", ".join(part for part in (person.name, age, person.role, fate) if part)

    def _count(self, count: CountRecord) -> str:
        if count.high is None:
            return self.t("at_least", n=count.low)
        if count.low == count.high:
            return str(count.low)
        if count.best is not None:
            return self.t("best_of", best=count.best, low=count.low, high=count.high)
        return self.t("range", low=count.low, high=count.high)

    def _date(self, date: DateRecord) -> str:
        time = f", {self.t(f'time_{date.time_of_day}')}" if date.time_of_day else ""
        if date.earliest is None:
            return self.t("until_day", day=date.latest) + time
        if date.latest is None:
            return self.t("from_day", day=date.earliest) + time
        if date.earliest == date.latest:
            return f"{date.earliest}{time}"
        return self.t("days_between", first=date.earliest, last=date.latest) + time
