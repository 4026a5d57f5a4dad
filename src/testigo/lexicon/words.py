"""The words by which a language tells of violence: phrase lists read from YAML, and their matcher."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple, Protocol

import simplemma
import yaml

from testigo.lexicon.text import plain
from testigo.model import ConfigurationError

LANGUAGES = ("en", "es")
REMEMBERED = 100_000  # words, of a few hundred bytes each

VERB_TAGS = frozenset({"VERB", "AUX", "ADJ"})  # participles are often tagged as adjectives
NOUN_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})  # "five dead": nouns of adjectives
ANY_TAG: frozenset[str] = frozenset()


class Word(Protocol):
    """What the matcher needs of a token."""

    @property
    def lower(self) -> str: ...  # noqa: D102
    @property
    def lemma(self) -> str: ...  # noqa: D102
    @property
    def pos(self) -> str: ...  # noqa: D102


class Hit(NamedTuple):
    """A phrase found among the words of a sentence: ``words[start:end]``."""

    start: int
    end: int
    subject: str  # the list's subject: "trigger", "people", "weapon", ...
    label: str  # the entry's label in that list: a class, a kind, a code
    part: str  # the entry's part: "verbs", "nouns", "phrases", "states", ...

    def overlaps(self, other: "Hit") -> bool:
        """Say whether two hits share a word."""
        return self.start < other.end and other.start < self.end


class Phrase(NamedTuple):
    """One entry of a list, ready to be compared."""

    words: tuple[str, ...]
    tags: frozenset[str]
    subject: str
    label: str
    part: str
    second: str  # the word that must stand right behind the first one, if any


TAGS_OF_PART = {
    "verbs": VERB_TAGS,
    "actions": VERB_TAGS,
    "weak": VERB_TAGS,
    "suffer": VERB_TAGS,
    "taken": VERB_TAGS,
    "struck": VERB_TAGS,
    "nouns": NOUN_TAGS,
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrase lists of one language, indexed by their first word."""

    language: str
    phrases: Mapping[str, tuple[Phrase, ...]]

    def hits(self, words: Sequence[Word]) -> tuple[Hit, ...]:
        """Return the phrases found, in order; of phrases of one subject that overlap, the longest.

        A phrase's word matches a token by its form or its lemma, without case and accents.
        """
        forms = [forms_of(word.lower, word.lemma, self.language) for word in words]
        found = list(self._matches(words, forms))
        found.sort(key=lambda hit: (hit.start - hit.end, hit.start))
        taken: dict[str, set[int]] = {}
        kept = []
        for hit in found:
            claimed = taken.setdefault(hit.subject + (hit.part if hit.subject == "telling" else ""), set())
            if hit.subject == "telling" or claimed.isdisjoint(range(hit.start, hit.end)):
                claimed.update(range(hit.start, hit.end))
                kept.append(hit)
        return tuple(sorted(kept))

    def only(self, wanted: Callable[[Phrase], bool]) -> "Lexicon":
        """Return a lexicon of the phrases wanted, without regard to parts of speech."""
        index: dict[str, tuple[Phrase, ...]] = {}
        for first, phrases in self.phrases.items():
            kept = dict.fromkeys(phrase._replace(tags=ANY_TAG) for phrase in phrases if wanted(phrase))
            index |= {first: tuple(kept)} if kept else {}
        return Lexicon(self.language, index)

    def holds(self, forms: Sequence[tuple[str, ...]]) -> bool:
        """Say whether some phrase stands among words, each given by all that it may be called; tags count nothing."""
        return any(
            _end(phrase.words, forms, start) is not None
            for start, keys in enumerate(forms)
            for key in keys
            for phrase in self.phrases.get(key, ())
        )

    def _matches(self, words: Sequence[Word], forms: Sequence[tuple[str, ...]]) -> Iterator[Hit]:
        for start, keys in enumerate(forms):
            after = forms[start + 1] if start + 1 < len(forms) else ()
            for key in keys:
                for phrase in self.phrases.get(key, ()):
                    if phrase.tags and words[start].pos and words[start].pos not in phrase.tags:
                        continue
                    if phrase.second and phrase.second not in after:
                        continue
                    end = start + 1 if len(phrase.words) == 1 else _end(phrase.words, forms, start)
                    if end is not None:
                        yield Hit(start, end, phrase.subject, phrase.label, phrase.part)


@lru_cache(maxsize=REMEMBERED)
def forms_of(word: str, lemma: str, language: str) -> tuple[str, ...]:
    """Return what a list may call a word: its form and lemma; in Spanish its singular, of participles the masculine."""
    lower, lemma = plain(word), plain(lemma)
    if language != "es":
        return tuple(dict.fromkeys((lower, lemma)))
    stem, plural = _PARTICIPLE.match(lower), _PLURAL.match(lower)
    forms = (lower, lemma, *([stem[1] + "o"] if stem else ()), *([lower[:-1]] if plural else ()))
    return tuple(dict.fromkeys(forms))


_PLURAL = re.compile(r"\w{3,}[aeo]s$")  # the tagger at times takes "granadas" for a verb, whose lemma is another
_PARTICIPLE = re.compile(r"(\w{2,}[ai]d)(?:a|os|as)$")  # "heridas" is "herido": dictionaries give "herir" as well


def _end(phrase: Sequence[str], forms: Sequence[tuple[str, ...]], start: int) -> int | None:
    """Return where a phrase that begins at ``start`` ends, or None where it does not stand there."""
    at = start
    for number, word in enumerate(phrase):
        if word in GAPS:
            following = phrase[number + 1]
            places = range(at, min(at + GAPS[word] + 1, len(forms)))
            at = next((place for place in places if following in forms[place]), -1)
            if at < 0:
                return None
        elif at >= len(forms) or word not in forms[at]:
            return None
        else:
            at += 1
    return at


GAPS = {"...": 4, ".....": 10}  # in a phrase: up to so many words may stand here


def _rows(language: str) -> Iterator[Phrase]:
    for subject in ("triggers", "harm", "telling"):
        for label, parts in read_list(language, subject).items():
            for part, entries in parts.items():
                # a phrase of several words is exact enough without a tag, but for `actions`: "a block of the street"
                for words in (form for entry in entries for form in _forms(entry)):
                    tags = TAGS_OF_PART.get(part, ANY_TAG) if len(words) == 1 or part == "actions" else ANY_TAG
                    yield Phrase(words, tags, SUBJECTS[subject], label, part, _second(words))
    for subject in ("people", "objects", "weapons"):
        for label, entries in read_list(language, subject).items():
            for words in (form for entry in entries for form in _forms(entry)):
                tags = NOUN_TAGS if subject == "people" else ANY_TAG
                yield Phrase(words, tags, SUBJECTS[subject], label, subject, _second(words))


def _second(words: Sequence[str]) -> str:
    return words[1] if len(words) > 1 and words[1] not in GAPS else ""


# people and things share a subject, so that "police station" wins over "police"
SUBJECTS = {
    "triggers": "trigger",
    "harm": "harm",
    "telling": "telling",
    "people": "who",
    "objects": "who",
    "weapons": "weapon",
}


def _forms(entry: str) -> Iterator[tuple[str, ...]]:
    """Yield an entry's words, and once more with its hyphens apart: tokenizers differ ("pick-up")."""
    words = plain(str(entry))
    yield tuple(words.split())
    if "-" in words:
        yield tuple(words.replace("-", " - ").split())


@cache
def read_list(language: str, name: str) -> dict[str, Any]:
    """Return one YAML list of a language's folder, or of all languages where ``language`` is empty."""
    folder = files("testigo.lexicon") / language if language else files("testigo.lexicon")
    source = folder / f"{name}.yaml"
    try:
        content = yaml.safe_load(source.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ConfigurationError(f"the word list {language}/{name}.yaml cannot be read: {error}") from error
    if not isinstance(content, dict):
        raise ConfigurationError(f"the word list {language}/{name}.yaml must map labels to words")
    return content


@cache
def load(language: str) -> Lexicon:
    """Return the phrase lists of a language ("en" or "es")."""
    if language not in LANGUAGES:
        raise ConfigurationError(f"there is no lexicon for the language {language!r}; there is {', '.join(LANGUAGES)}")
    index: dict[str, list[Phrase]] = {}
    for phrase in _rows(language):
        index.setdefault(phrase.words[0], []).append(phrase)
    return Lexicon(language, {first: tuple(dict.fromkeys(phrases)) for first, phrases in index.items()})


def label_of(words: str, language: str, subject: str) -> str | None:
    """Return the label of the list entry that a short phrase holds, or None: "pick-up trucks" -> "vehicle".

    The longest entry wins, and of two as long the later: heads stand last in English, and Spanish
    lists name the whole phrase.
    """
    found = _entry(words, language, subject)
    return found.label if found else None


def part_of(words: str, language: str, subject: str) -> str | None:
    """Return the part of the list entry that a short phrase holds ("people", "objects"), or None."""
    found = _entry(words, language, subject)
    return found.part if found else None


@lru_cache(maxsize=REMEMBERED)
def _entry(words: str, language: str, subject: str) -> Hit | None:
    found = entries(words_of(words), language, subject)
    return max(found, key=lambda hit: (hit.end - hit.start, hit.start), default=None)


def words_of(phrase: str) -> tuple[str, ...]:
    """Return the words of a short phrase without the marks around them."""
    bare = (word.strip(".,;:()\"'“”") for word in phrase.split())
    return tuple(word for word in bare if word)


def entries(words: Sequence[str], language: str, subject: str) -> list[Hit]:
    """Return the entries of one subject's lists that stand in a short phrase."""
    forms = [_Form(word, simplemma.lemmatize(word, lang=language)) for word in words]
    return [hit for hit in load(language).hits(forms) if hit.subject == subject]


class _Form(NamedTuple):
    lower: str
    lemma: str
    pos: str = ""
