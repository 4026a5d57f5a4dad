"""Whom or what a noun phrase names: people by kind, things by owner, known actors, named persons."""

from dataclasses import dataclass

from testigo.extraction.nouns import phrase_bounds
from testigo.extraction.scene import Scene
from testigo.model import Span

NAME_TAGS = frozenset({"PROPN"})
PERPETRATOR_KINDS = frozenset({"criminal group", "armed group", "rebels"})


@dataclass(frozen=True, slots=True)
class Party:
    """A noun phrase that names people, a thing or an actor: tokens ``start`` to ``end`` of its sentence."""

    head: int
    start: int
    end: int
    kind: str  # a code of the codebook's actor kinds
    sort: str  # "people", "objects", "actor" or "person"
    words: Span

    @property
    def is_people(self) -> bool:
        """Whether the words stand for human beings and not for a thing."""
        return self.sort != "objects"


def party_at(scene: Scene, head: int) -> Party | None:
    """Return the party whose phrase ``head`` governs, or None where it names nobody we know of."""
    start, end = phrase_bounds(scene.sentence, head)
    words = scene.span(start, end)
    named = scene.actor_in(words.start, words.end)
    if named is not None:
        # "the police of X" stays police; "members of the X cartel" are the cartel's
        return Party(head, start, end, named.kind, "actor", words)
    inside = [scene.who[index] for index in range(start, end) if index in scene.who]
    hit = scene.who.get(head) or (inside[0] if inside else None)
    if hit is not None:
        return Party(head, start, end, hit.label, hit.part, words)
    if _is_name(scene, head, start, end):
        return Party(head, start, end, "civilians", "person", words)
    return None


def _is_name(scene: Scene, head: int, start: int, end: int) -> bool:
    tokens = scene.sentence.tokens[start:end]
    capitals = [token for token in tokens if token.is_capitalised and token.pos in NAME_TAGS]
    if scene.sentence.tokens[head].pos not in NAME_TAGS or len(capitals) < 2:
        return False
    return not any(scene.is_place(token.start, token.end) for token in tokens)


def parties(scene: Scene, heads: tuple[int, ...]) -> tuple[Party, ...]:
    """Return the parties of several heads, leaving out those that name nobody."""
    found = (party_at(scene, head) for head in heads)
    return tuple(party for party in found if party is not None)
