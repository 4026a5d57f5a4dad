"""The words of a report as the rules see them: annotated tokens in annotated sentences."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Token(NamedTuple):
    """One word or mark. Tags and relations follow Universal Dependencies; all are empty where nothing was parsed.

    A named tuple, for a report has many: it is made in a third of the time of a frozen dataclass.
    """

    index: int  # type: ignore[assignment]  # hides a tuple's method, which nobody asks for
    """Place in its sentence, from 0."""
    text: str
    """The report's own characters, capitals and accents kept."""
    lower: str
    """`text` casefolded, with the accents that it should have."""
    lemma: str
    """Dictionary form, lower case."""
    pos: str
    """Universal part of speech, such as "VERB"; "" in a sentence that was not parsed."""
    dep: str
    """Relation to the head, such as "nsubj:pass"; "root" for the root, "" in a sentence that was not parsed."""
    head: int
    """Index of the head in the sentence; its own index for the root and where nothing was parsed."""
    feats: frozenset[str]
    """Features such as "Number=Plur", "VerbForm=Part", "Voice=Pass"."""
    start: int
    """Offset of the first code point in the report's text."""
    end: int
    """Offset after the last code point in the report's text."""

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def is_all_capitals(self) -> bool:
        """Whether it has two letters or more and all are capitals, as acronyms have."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def is_word(self) -> bool:
        """Whether it holds a letter or a digit."""
        return any(character.isalnum() for character in self.text)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a report. `start` and `end` are code-point offsets into the report's text."""

    tokens: tuple[Token, ...]
    start: int
    end: int
    paragraph: int
    """Number of its paragraph in the report, from 0."""
    index: int
    """Number of the sentence in the report, from 0."""
    parsed: bool = True
    """Whether its tokens carry parts of speech and relations."""
    answers: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was found out about it: see `once`."""
    _children: list[tuple[int, ...]] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def root(self) -> int | None:
        """Index of the root, or None where nothing was parsed."""
        return next((token.index for token in self.tokens if token.dep == "root"), None)

    def children(self, index: int) -> tuple[int, ...]:
        """Indices of the tokens whose head is `index`, in order."""
        if not self._children:
            grouped: list[list[int]] = [[] for _ in self.tokens]
            for token in self.tokens:
                if token.head != token.index:
                    grouped[token.head].append(token.index)
            self._children.extend(tuple(group) for group in grouped)
        return self._children[index]

    def subtree(self, index: int) -> tuple[int, ...]:
        """Indices of `index` and of everything below it, in order."""
        found, waiting = {index}, [index]
        while waiting:
            below = [child for child in self.children(waiting.pop()) if child not in found]
            found.update(below)
            waiting.extend(below)
        return tuple(sorted(found))

    def ancestors(self, index: int) -> tuple[int, ...]:
        """Indices of the heads above `index`, nearest first, up to the root."""
        above: list[int] = []
        while (head := self.tokens[index].head) != index and head not in above:
            above.append(head)
            index = head
        return tuple(above)

    def child(self, index: int, *relations: str) -> int | None:
        """The first child of `index` with one of these relations, or None."""
        return next((child for child in self.children(index) if self.tokens[child].dep in relations), None)

    def text(self, report: str) -> str:
        """The sentence's characters in the report it was read from."""
        return report[self.start : self.end]
