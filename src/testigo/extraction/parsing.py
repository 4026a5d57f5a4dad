"""Turns a report's text into sentences of annotated words, offline, with the models in the package."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import compress

import spacy
from spacy.attrs import DEP, HEAD, MORPH, POS  # type: ignore[import-not-found]
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc

from testigo.extraction.annotating import Annotator
from testigo.extraction.lemmas import lemma
from testigo.extraction.models_on_disk import MODELS, load
from testigo.extraction.repairs import repair
from testigo.extraction.segmentation import Span, mostly_capitals, sentence_spans
from testigo.extraction.spelling import is_bare, restored
from testigo.extraction.tokens import Sentence, Token

_LONGEST_PARSE = 200
_MOST_WORDS = 400_000
_NOTHING: frozenset[str] = frozenset()
Wanted = Callable[[Sequence[Sequence[str]], str], Sequence[bool]]
"""Says of each of a text's sentences, given as words, and of their language whether to parse it."""


class Parser:
    """Splits, tokenises and parses texts. Cheap to make: models load on first use and are shared."""

    def sentences(self, text: str, language: str, wanted: Wanted | None = None) -> tuple[Sentence, ...]:
        """The sentences of `text` in order, as `language` ("en" or "es") is read.

        `wanted` says of each sentence, given as its words, whether to parse it in full; the others get tokens and
        lemmas only. Without it all are parsed. Raises FileNotFoundError for a
        language without a lexicon and OSError for one without a model.
        """
        opened = self.open(text, language)
        return opened.sentences(wanted(opened.words, language) if wanted else [True] * len(opened.words))

    def open(self, text: str, language: str) -> "Opened":
        """Split a text into sentences and words, of which none is parsed yet."""
        _forget_rare_words(language)
        look = _Look(language, mostly_capitals(text), language == "es" and is_bare(text))
        return Opened(text, language, [_draft(text, span, look) for span in sentence_spans(text, language)])


@dataclass(slots=True)
class _Labels:
    pos: list[str] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    feats: list[frozenset[str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Look:
    """How a whole text is written."""

    language: str
    all_capitals: bool
    bare: bool  # Spanish without accents


@dataclass(slots=True)
class _Draft:
    """A sentence on its way to the model: `words` as the model reads them, `starts` and `ends` in the report's text."""

    span: Span
    words: list[str]
    spaces: list[bool]
    starts: list[int]
    ends: list[int]
    labels: _Labels = field(default_factory=_Labels)


@dataclass(frozen=True, slots=True)
class Opened:
    """A text split into sentences and words, which are parsed as they are asked for."""

    text: str
    language: str
    drafts: Sequence[_Draft]
    _parsed: dict[int, Sentence] = field(default_factory=dict)

    @property
    def words(self) -> list[list[str]]:
        """The words of each sentence."""
        return [draft.words for draft in self.drafts]

    def parsed(self, wanted: Sequence[bool]) -> tuple[Sentence, ...]:
        """Return the sentences wanted, each parsed once."""
        numbers = list(compress(range(len(self.drafts)), wanted))
        fresh = [number for number in numbers if number not in self._parsed]
        _annotate([draft for number in fresh if (draft := self.drafts[number]).words], self.language)
        self._parsed.update((number, self._finished(number)) for number in fresh)
        return tuple(self._parsed[number] for number in numbers)

    def sentences(self, wanted: Sequence[bool]) -> tuple[Sentence, ...]:
        """Return all sentences in order: those wanted, and those parsed before, parsed, of the others the words."""
        self.parsed(wanted)
        return tuple(self._parsed.get(number) or self._finished(number) for number in range(len(self.drafts)))

    def _finished(self, number: int) -> Sentence:
        return _finish(self.drafts[number], self.text, self.language, number)


@cache
def _tokenizer(language: str) -> Tokenizer:
    return spacy.blank(language).tokenizer


@cache
def _annotator(language: str) -> Annotator:
    return Annotator(load(MODELS / language))


def _forget_rare_words(language: str) -> None:
    """spaCy keeps every word form it ever saw; a long run would otherwise grow without end."""
    if len(_tokenizer(language).vocab.strings) > _MOST_WORDS:
        _tokenizer.cache_clear()
        _annotator.cache_clear()


@lru_cache(maxsize=4096)
def _feature_set(features: str) -> frozenset[str]:
    return frozenset(features.split("|")) if features else _NOTHING


def _same_length_lower(text: str) -> str:
    """Lower case, but for the few letters whose lower case is longer: offsets must hold."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(character.lower() if len(character.lower()) == 1 else character for character in text)


def _draft(text: str, span: Span, look: _Look) -> _Draft:
    shown = text[span.start : span.end]
    if look.all_capitals or mostly_capitals(shown):
        shown = _same_length_lower(shown)
    tokens = [token for token in _tokenizer(look.language)(shown) if not token.is_space]
    words = [token.text for token in tokens]
    starts = [span.start + token.idx for token in tokens]
    return _Draft(
        span,
        restored(words, look.language, bare=look.bare),
        [bool(token.whitespace_) for token in tokens],
        starts,
        [start + len(word) for start, word in zip(starts, words, strict=True)],
    )


def _annotate(drafts: Sequence[_Draft], language: str) -> None:
    """Fill the labels of `drafts`. Very long sentences are parsed in parts, whose roots hang on the first."""
    if not drafts:
        return
    annotator = _annotator(language)
    parts = [(draft, place) for draft in drafts for place in range(0, len(draft.words), _LONGEST_PARSE)]
    docs = [_unparsed(annotator, draft, place) for draft, place in parts]
    annotator.annotate(docs)
    for (draft, _), doc in zip(parts, docs, strict=True):
        _add_labels(draft.labels, doc)
    for draft in drafts:
        _mark_passive_subjects(draft.labels)


def _unparsed(annotator: Annotator, draft: _Draft, place: int) -> Doc:
    """A document whose sentence boundaries are set, so that the parser cannot choose its own."""
    words = draft.words[place : place + _LONGEST_PARSE]
    spaces = draft.spaces[place : place + _LONGEST_PARSE]
    return Doc(annotator.vocab, words=words, spaces=spaces, sent_starts=[True, *[False] * (len(words) - 1)])


def _add_labels(labels: _Labels, doc: Doc) -> None:
    offset = len(labels.pos)
    root = labels.deps.index("root") if "root" in labels.deps else -1
    strings = doc.vocab.strings
    columns = doc.to_array([POS, DEP, HEAD, MORPH]).astype("int64")
    for index, (pos, dep, head, morph) in enumerate(columns.tolist()):
        place = offset + index
        relation, governor = strings[dep % 2**64], place + head
        if head == 0 and root >= 0:
            relation, governor = "parataxis", root
        elif head == 0:
            relation, root = "root", place
        labels.pos.append(strings[pos])
        labels.feats.append(_feature_set(strings[morph % 2**64] if morph else ""))
        labels.deps.append(relation)
        labels.heads.append(governor)


def _mark_passive_subjects(labels: _Labels) -> None:
    """The treebanks make every subject of a verb with a passive auxiliary passive; the model at times forgets."""
    passive = {head for head, dep in zip(labels.heads, labels.deps, strict=True) if dep == "aux:pass"}
    for index, (head, dep) in enumerate(zip(labels.heads, labels.deps, strict=True)):
        if dep in {"nsubj", "csubj"} and head in passive:
            labels.deps[index] = f"{dep}:pass"


def _finish(draft: _Draft, text: str, language: str, index: int) -> Sentence:
    tokens = repair(tuple(_tokens(draft, text, language)))
    return Sentence(tokens, draft.span.start, draft.span.end, draft.span.paragraph, index, bool(draft.labels.pos))


def _tokens(draft: _Draft, text: str, language: str) -> Iterator[Token]:
    size = len(draft.words)
    labels = draft.labels
    if not labels.pos:
        labels = _Labels([""] * size, [""] * size, list(range(size)), [_NOTHING] * size)
    read = zip(
        range(size),
        draft.words,
        draft.starts,
        draft.ends,
        labels.pos,
        labels.deps,
        labels.heads,
        labels.feats,
        strict=True,
    )
    for index, word, start, end, pos, dep, head, feats in read:
        shown, form = text[start:end], lemma(word.lower(), pos, language)
        yield Token(index, shown, word.casefold(), form, pos, dep, head, feats, start, end)
