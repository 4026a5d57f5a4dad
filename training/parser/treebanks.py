"""Reads Universal Dependencies files and lays their words onto spaCy's tokens."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

_Row = tuple[str, str, str, int, str]


@dataclass(slots=True)
class Word:
    """One syntactic word of a treebank: columns 2 to 8, heads as 1-based word numbers (0: root)."""

    form: str
    lemma: str
    pos: str
    feats: dict[str, str]
    head: int
    dep: str
    proper: bool
    start: int = -1
    end: int = -1


@dataclass(slots=True)
class Tree:
    """One sentence of a treebank: its text and words, and the character spans words share."""

    name: str
    text: str
    words: list[Word] = field(default_factory=list)
    units: list[tuple[int, int, list[int]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence in spaCy's tokens. `dep` is "" where the treebank's tree cannot be laid on the tokens."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    lemmas: tuple[str, ...]
    pos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]


def read_trees(path: Path) -> Iterator[Tree]:
    """Every sentence of a CoNLL-U file whose words can be found in its text, in file order."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        tree = _read_block(block)
        if tree is not None:
            yield tree


def _read_block(block: str) -> Tree | None:
    lines = block.splitlines()
    meta = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line)
    if "text" not in meta:
        return None
    tree = Tree(meta.get("sent_id", ""), meta["text"])
    shared: list[tuple[str, range]] = []
    for line in lines:
        columns = line.split("\t")
        if line.startswith("#") or len(columns) < 10 or "." in columns[0]:
            continue
        if "-" in columns[0]:
            first, last = columns[0].split("-")
            shared.append((columns[1], range(int(first) - 1, int(last))))
        else:
            tree.words.append(_read_word(columns))
    return tree if tree.words and _find_units(tree, shared) else None


def _read_word(columns: list[str]) -> Word:
    feats = {} if columns[5] == "_" else dict(pair.split("=", 1) for pair in columns[5].split("|"))
    proper = "Proper=True" in columns[9]
    return Word(columns[1], columns[2].lower(), columns[3], feats, int(columns[6]), columns[7], proper)


def _find_units(tree: Tree, shared: list[tuple[str, range]]) -> bool:
    """Fill `tree.units`, character spans with the words in them; false if the text does not hold them."""
    surface = {members.start: (form, members) for form, members in shared}
    place, number = 0, 0
    while number < len(tree.words):
        form, members = surface.get(number, (tree.words[number].form, range(number, number + 1)))
        place = tree.text.find(form, place)
        if place < 0:
            return False
        _add_unit(tree, form, members, place)
        place, number = place + len(form), members.stop
    return True


def _add_unit(tree: Tree, form: str, members: range, place: int) -> None:
    if "".join(tree.words[member].form for member in members) != form:
        tree.units.append((place, place + len(form), list(members)))
        return
    for member in members:
        end = place + len(tree.words[member].form)
        tree.units.append((place, end, [member]))
        place = end


def align(tree: Tree, tokenizer: Tokenizer) -> GoldSentence:
    """`tree` in spaCy's tokens: merged words become their top word, the pieces of a word hang on one piece."""
    doc = tokenizer(tree.text)
    inside = [_words_inside(tree, token.idx, token.idx + len(token)) for token in doc]
    chosen = [_top_word(tree, numbers) for numbers in inside]
    wordlike = [token.is_alpha or token.like_num for token in doc]
    home = _home_tokens(chosen, inside, wordlike)
    rows = [_row(tree, home, index, chosen[index], wordlike[index]) for index in range(len(doc))]
    words, spaces = tuple(token.text for token in doc), tuple(bool(token.whitespace_) for token in doc)
    lemmas, pos, feats, heads, deps = zip(*rows, strict=True)
    return GoldSentence(words, spaces, lemmas, pos, feats, heads, deps)


def _row(tree: Tree, home: dict[int, int], index: int, number: int | None, wordlike: bool) -> _Row:
    """Lemma, part of speech, features, head and relation of one token."""
    if number is None:
        return "", "X", "", index, ""
    word = tree.words[number]
    if home[number] != index:
        return ("", word.pos, "", home[number], "compound") if wordlike else ("", "PUNCT", "", home[number], "punct")
    feats = "|".join(f"{name}={value}" for name, value in sorted(word.feats.items()))
    head = index if word.head == 0 else home.get(word.head - 1, index)
    dep = "ROOT" if word.head == 0 else word.dep if head != index else ""
    return word.lemma, word.pos, feats, head, dep


def is_tree(sentence: GoldSentence) -> bool:
    """Whether following heads ends at a root from every token; merged words can make a circle."""
    for token in range(len(sentence.heads)):
        seen, place = {token}, token
        while sentence.heads[place] != place:
            place = sentence.heads[place]
            if place in seen:
                return False
            seen.add(place)
    return True


def _words_inside(tree: Tree, start: int, end: int) -> list[int]:
    return [member for left, right, members in tree.units if left < end and start < right for member in members]


def _top_word(tree: Tree, numbers: list[int]) -> int | None:
    """The first word whose head lies outside the group: "del" is its "de", "dárselo" its "dar"."""
    outside = [number for number in numbers if tree.words[number].head - 1 not in numbers]
    return outside[0] if outside else None


def _home_tokens(chosen: list[int | None], inside: list[list[int]], wordlike: list[bool]) -> dict[int, int]:
    """Which token stands for each word: its only token, or the last piece that is a word."""
    home: dict[int, int] = {}
    for index, number in enumerate(chosen):
        if number is not None and (number not in home or wordlike[index] or not wordlike[home[number]]):
            home[number] = index
    for index, numbers in enumerate(inside):
        for number in numbers:
            home.setdefault(number, index)
    return home
