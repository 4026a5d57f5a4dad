"""Makes sentences of news about violence with their trees, for what the treebanks hardly hold.

A grammar file has a rule a line. `NAME: a | b` lists alternatives, items apart by spaces; `dep=NAME` or
`dep=word/POS/CLASS` is a dependent, `^` marks the head, `?` an item left out half of the time, and a lone
mark is punctuation. `@NAME POS CLASS: words` is a class of words, `%CLASS: features` its features.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from training.parser.treebanks import GoldSentence

_MARKS = {".", ",", "-", ":"}


@dataclass(slots=True)
class _Node:
    word: str
    pos: str
    feats: str
    head: int = -1
    dep: str = "ROOT"


@dataclass(slots=True)
class Grammar:
    """Rules, word classes and features of one language's news."""

    rules: dict[str, list[list[str]]] = field(default_factory=dict)
    words: dict[str, tuple[str, str, list[str]]] = field(default_factory=dict)
    features: dict[str, str] = field(default_factory=dict)

    def sentences(self, number: int, random: Random) -> Iterator[GoldSentence]:
        """`number` sentences drawn at random."""
        for _ in range(number):
            nodes: list[_Node] = []
            self._grow("S", nodes, random)
            nodes[0].word = nodes[0].word[:1].upper() + nodes[0].word[1:]
            yield _gold(nodes)

    def _grow(self, name: str, nodes: list[_Node], random: Random) -> int:
        """Append the words of `name` to `nodes` and return the place of their head."""
        if name in self.words:
            pos, feature_class, words = self.words[name]
            return self._add(nodes, random.choice(words), pos, feature_class)
        if name not in self.rules:
            word, pos, *classes = name.split("/")
            return self._add(nodes, word, pos, *classes)
        head, pending = -1, []
        for item in random.choice(self.rules[name]):
            if item.startswith("?") and random.random() < 0.5:
                continue
            dep, _, child = item.lstrip("?").rpartition("=")
            if child in _MARKS:
                dep, child = "punct", f"{child}/PUNCT"
            place = self._grow(child.lstrip("^"), nodes, random)
            if child.startswith("^") or (not dep and head < 0):
                head = place
            else:
                pending.append((place, dep))
        for place, dep in pending:
            nodes[place].head, nodes[place].dep = head, dep
        return head

    def _add(self, nodes: list[_Node], word: str, pos: str, feature_class: str = "") -> int:
        nodes.append(_Node(word, pos, self.features.get(feature_class, "")))
        return len(nodes) - 1


def read_grammar(path: Path) -> Grammar:
    """The grammar in `path`. Raises ValueError for a line in no known form."""
    grammar = Grammar()
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, body = line.split(":", 1) if line[0] != "@" else line.split(": ", 1)
        if line[0] == "@":
            label, pos, feature_class = name[1:].split()
            grammar.words[label] = (pos, feature_class, body.split())
        elif line[0] == "%":
            grammar.features[name[1:]] = body.strip()
        else:
            grammar.rules[name] = [alternative.split() for alternative in body.split(" | ")]
    return grammar


def _gold(nodes: list[_Node]) -> GoldSentence:
    after = [node.word for node in nodes[1:]] + ["."]
    return GoldSentence(
        words=tuple(node.word for node in nodes),
        spaces=tuple(word not in {",", ".", ":"} for word in after),
        lemmas=("",) * len(nodes),
        pos=tuple(node.pos for node in nodes),
        feats=tuple(node.feats for node in nodes),
        heads=tuple(node.head if node.head >= 0 else place for place, node in enumerate(nodes)),
        deps=tuple(node.dep for node in nodes),
    )
