"""Finds names of persons in a report, so that they can be taken out of it.

What is searched for is whatever is written like a name and is known for nothing else: neither a place, nor an armed
actor, nor a body, nor an ordinary word. So the search rather takes out too much than too little: a name that
stays does harm, a word that is missing does not.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

import simplemma

from testigo.lexicon.persons import person_words
from testigo.lexicon.place_names import fold
from testigo.lexicon.places import place_words
from testigo.lexicon.register import Register
from testigo.model import Person, Report
from testigo.protocols import Gazetteer

CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
WORD = rf"{CAPITAL}[\w'’]*(?:-[\w'’]+)*"
PARTICLE = r"(?:de la|de los|de las|del|de|dos|da|do|van|von|bin|ibn|al|el|ben)"
RUN = re.compile(rf"{WORD}\.?(?: (?:{PARTICLE} )?(?:{WORD}|{CAPITAL}\.))*")
STOP = re.compile(r"(?<=\w{5})\. ")  # a shorter word before the stop is an initial or a title
TOKEN = re.compile(r"[\w'’-]+")
ACRONYM = re.compile(rf"{CAPITAL}{{2,5}}")
ARTICLE = re.compile(r"(?:The|El|La|Los|Las) ")  # opens names of places, bodies and gangs; nicknames have a cue
OPENING = re.compile(rf"(?:{PARTICLE} )")
ADULT = 18  # years
LONGEST_NAME = 6  # words with a capital
TITLE_CASE = 0.7  # share of words with a capital from which a line is taken for a headline in title case
FEW_WORDS = 4  # a shorter line does not tell how it is written
SHORTEST_NICKNAME = 4  # letters of an ordinary word that follows "alias"
SENTENCE_END = re.compile(r"[.!?:;][\"'”’»)]*\s+[\"'“‘«(¿¡]*$")
AND = re.compile(r" (?:and|y|e) ")  # a single name behind it is one where the name before it is
BESIDE = 2  # characters between the words for somebody harmed and the name: "the priest, Ana Ruiz"
NEAR = 60  # characters around a name in which words tell of who bears it

Stretch = tuple[int, int]


class Role(StrEnum):
    """Who bears a name, as far as the words beside it tell."""

    MINOR = "minor"
    VICTIM = "victim"
    OFFICIAL = "official"
    LEADER = "leader"  # of an armed group, in the register
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name, as one report writes it, and who bears it."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class PersonFinder:
    """Finds names with the help of what is known for something else. ``keep`` are names that are no person's."""

    gazetteer: Gazetteer
    register: Register
    keep: frozenset[str] = frozenset()  # folded

    def find(
        self, report: Report, harmed: Collection[Stretch] = (), places: Collection[Stretch] = ()
    ) -> Iterator[PersonName]:
        """Yield the names in a report. ``harmed`` are stretches that speak of victims, ``places`` names of places."""
        actors = [(name.start, name.end) for name in self.register.find(report.text)]
        leaders = [(name.start, name.end) for name in self.register.find_persons(report.text)]
        last: tuple[int, Role] | None = None  # the end of the name before, and who bears it
        for start, end in _runs(report.text):
            if _touches(start, end, leaders):
                yield PersonName(report.text[start:end], Role.LEADER)
            elif not _touches(start, end, actors):
                found = self._in_run(report, start, end, places)
                if found is None and last is not None and AND.fullmatch(report.text, last[0], start):
                    found = report.text[start:end], last[1]
                if found is not None:
                    name, role = found
                    is_harmed = role is not Role.MINOR and _touches(start - BESIDE, end, harmed)
                    last = end, Role.VICTIM if is_harmed else role
                    yield PersonName(name, last[1])

    def keeps(self, name: str) -> bool:
        """Say whether words were said to be nobody's name, whatever a report seems to make of them."""
        return fold(name) in self.keep

    def role_of(self, person: Person, *, harmed: bool) -> Role:
        """Return who bears the name of somebody whom a report tells of as ``harmed``, or else as a suspect."""
        if harmed:
            return Role.MINOR if person.age is not None and person.age < ADULT else Role.VICTIM
        return Role.LEADER if next(iter(self.register.find_persons(person.name)), None) else Role.PRIVATE

    def _in_run(self, report: Report, start: int, end: int, places: Collection[Stretch]) -> tuple[str, Role] | None:
        text, words = report.text, person_words(report.language)
        title, start = _without_titles(report, self._without_opening(report, start, end), end)
        name = text[start:end].rstrip(".'’")
        if not name or (title and OPENING.match(name)) or self.keeps(name):
            return None
        before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
        cue = title or _ends_with(before, words.callings | words.offices | words.naming | words.minors)
        age = _age(before, after, report.language)
        if not (cue or age is not None):
            if _touches(start, end, places) or self._is_known(name, report.language) or _in_title_case(text, start):
                return None
        elif " " not in name and self._is_ordinary(name, report.language) and not _is_nickname(name, cue, words.naming):
            return None
        return name, _role(cue, age, after, report.language)

    def _without_opening(self, report: Report, start: int, end: int) -> int:
        """Return where a run begins without the ordinary word that opens its sentence ("Murió Celia Barbosa")."""
        word, _, rest = report.text[start:end].partition(" ")
        opens = not report.text[:start].rstrip(" \"'“‘«¿¡").rpartition("\n")[2] or SENTENCE_END.search(
            report.text[:start]
        )
        if not rest or not opens or not self._is_ordinary(word, report.language) or ARTICLE.match(word + " "):
            return start
        return start + len(word) + 1

    def _is_known(self, name: str, language: str) -> bool:
        """Say whether a run of words is known for something else than a person, or is one word, or says nothing."""
        tokens = [token for token in name.split() if token[:1].isupper() and not ACRONYM.fullmatch(token)]
        if (
            ARTICLE.match(name)
            or not 1 < len(tokens) <= LONGEST_NAME
            or name.isupper()
            or self.gazetteer.knows(fold(name))
        ):
            return True
        if person_words(language).bodies.intersection(map(fold, tokens)):
            return True
        return all(self._is_ordinary(token, language) for token in tokens)

    def _is_ordinary(self, token: str, language: str) -> bool:
        places, folded = place_words(language), fold(token)
        if folded in places.sets["first_names"]:
            return False
        listed = folded in places.sets["common"] or folded in places.sets["never"] or folded in places.demonyms
        return listed or bool(simplemma.is_known(token.lower(), lang=language))


def _is_nickname(name: str, cue: str, naming: Collection[str]) -> bool:
    """Say whether an ordinary word is a person's name all the same: "alias Tornillo"."""
    return cue in naming and len(name) >= SHORTEST_NICKNAME


def _touches(start: int, end: int, stretches: Collection[Stretch]) -> bool:
    return any(begin < end and start < stop for begin, stop in stretches)


def _runs(text: str) -> Iterator[Stretch]:
    """Yield the stretches written like names; a full stop ends one, save after an initial or a title."""
    for run in RUN.finditer(text):
        start = run.start()
        for stop in STOP.finditer(run.group()):
            yield start, run.start() + stop.start()
            start = run.start() + stop.end()
        yield start, run.end()


def _without_titles(report: Report, start: int, end: int) -> tuple[str, int]:
    """Return the last title in a run ("Deputy Minister Claudia Restrepo": "minister") and where the name begins.

    In Spanish only those that open the run: titles have no capital there, and "Alcalde" inside is a surname.
    """
    words = person_words(report.language)
    titles = words.callings | words.offices | place_words(report.language).sets["titles"]
    title, begins = "", start
    for token in TOKEN.finditer(report.text, start, end):
        if fold(token.group()) in titles:
            title, begins = fold(token.group()), token.end()
        elif report.language != "en":
            break
    if title:
        begins += len(report.text[begins:end]) - len(report.text[begins:end].lstrip(". "))
    return title, begins


def _role(cue: str, age: int | None, after: str, language: str) -> Role:
    words = person_words(language)
    if cue in words.minors or (age is not None and age < ADULT):
        return Role.MINOR
    apposition = after.removeprefix(",").partition(".")[0].partition(",")[0] if after.startswith(",") else ""
    offices = words.offices.intersection(fold(apposition).split()[:5])
    return Role.OFFICIAL if cue in words.offices or offices else Role.PRIVATE


def _ends_with(before: str, phrases: Collection[str]) -> str:
    """Return the phrase that the words before a name end with, or nothing."""
    clause = re.split(r"[.!?;:)]\s|\n", before)[-1]
    words = fold(clause).split()
    tails = (" ".join(words[-length:]) for length in (4, 3, 2, 1))
    return next((tail for tail in tails if tail in phrases), "")


def _age(before: str, after: str, language: str) -> int | None:
    for pattern in person_words(language).ages:
        found = pattern.search(after) if pattern.pattern.startswith("^") else pattern.search(before)
        if found:
            return int(found[1])
    return None


def _in_title_case(text: str, at: int) -> bool:
    """Say whether the line is a headline in which every word has a capital."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    words = [word for word in TOKEN.findall(text[start : end if end >= 0 else len(text)]) if len(word) > 3]
    return len(words) >= FEW_WORDS and sum(word[:1].isupper() for word in words) / len(words) >= TITLE_CASE
