"""What reports say of armed groups that the register does not know: proposals, each with its words, for a person.

Only groups are proposed, and persons whose words give them as the leader of a known group: victims, suspects and other
private persons never are.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from testigo.lexicon.actors.loading import proposal_patterns
from testigo.lexicon.actors.search import fold
from testigo.lexicon.register import Register
from testigo.model import Report, Span, content_id

_WORD = r"[A-ZÁÉÍÓÚÑÜ][\w'’-]*"
_NAME = rf"(?:(?:Los|Las|La|El|The)\s)?{_WORD}(?:\s(?:(?:de|del|la|las|los|of|the|y|and)\s)*{_WORD}){{0,4}}"
_PARTS = {
    "new": rf"[\"“'‘«]?(?P<new>{_NAME})[\"”'’»]?",
    "known": rf"(?:the\s|los\s|las\s|la\s|el\s)?[\"“'‘«]?(?P<known>{_NAME})[\"”'’»]?",
    "person": rf"(?P<person>{_WORD}(?:\s(?:de\s|del\s|la\s)*{_WORD}){{1,3}})",
    "alias": rf"[\"“'‘«]?(?P<alias>{_NAME})[\"”'’»]?",
}
_ARTICLE = re.compile(r"(?<=\w)\s(?=(?:Los|Las|La|El|The)\s)")  # a verb may open the sentence: "Fueron Los ..."
_TOKEN = re.compile(r"\{(\w+)\}|\[([^\]]+)\]|([^\[\]{}]+)")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name that the register could learn: what it would be to ``other``, a known actor, by the words of a report.

    ``kind`` is wing_of, split_from, led_by, or also_called for another name of ``other`` itself.
    """

    kind: str
    name: str
    other: str  # an actor's id
    evidence: Span
    alias: str | None = None

    @property
    def id(self) -> str:
        """The same for every report that says it."""
        return content_id("proposal", self.kind, fold(self.name), self.other)


def proposals(reports: Iterable[Report], register: Register) -> tuple[Proposal, ...]:
    """Return what reports propose, in their order; each says a thing once."""
    found: dict[tuple[str, str], Proposal] = {}
    for report in reports:
        for each in _of_report(report, register):
            found.setdefault((each.id, report.id), each)
    return tuple(found.values())


def _of_report(report: Report, register: Register) -> Iterator[Proposal]:
    taken: list[tuple[int, int]] = []  # the first pattern that fits some words has them
    for kind, pattern in _patterns(report.language):
        for match in pattern.finditer(report.text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            told = match.groupdict()
            other = _known(told["known"], register)
            name = _ARTICLE.split(told.get("new") or "")[-1] or told.get("person") or ""
            if other is None or report.is_apart(*match.span()) or is_known(name, register):
                continue
            yield Proposal(kind, " ".join(name.split()), other, report.span(*match.span()), told.get("alias"))


def _known(words: str, register: Register) -> str | None:
    """Return the one actor that begins the words, or None."""
    found = [name for name in register.find(words) if name.start <= len("the ")]
    return found[0].actor_id if found and len(found[0].candidates) == 1 else None


def is_known(words: str, register: Register) -> bool:
    """Say whether the register has the name already."""
    return bool(register.find(words) or register.find_persons(words))


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = proposal_patterns().get(language, {})
    return tuple((kind, re.compile(_regex(line))) for kind, lines in rows.items() for line in lines)


def _regex(line: str) -> str:
    parts = []
    for name, optional, plain in _TOKEN.findall(line):
        if name:
            parts.append(_PARTS[name])
        elif optional:
            parts.append(rf"(?:(?:{optional})\s+)?")
        else:
            parts.append(re.sub(r"\s+", r"\\s+", plain))
    return "".join(parts).replace(r")?\s+", ")?")
