"""Scores a trained pipeline on gold sentences."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from training.parser.treebanks import GoldSentence


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares between 0 and 1. `feats` is whole feature sets; `uas` and `las` leave punctuation out."""

    upos: float
    feats: float
    uas: float
    las: float

    def __str__(self) -> str:
        return f"UPOS {self.upos:.4f} FEATS {self.feats:.4f} UAS {self.uas:.4f} LAS {self.las:.4f}"


def bare_doc(nlp: Language, words: Sequence[str], spaces: Sequence[bool]) -> Doc:
    """An unannotated document of one sentence."""
    return Doc(nlp.vocab, words=list(words), spaces=list(spaces), sent_starts=[True, *[False] * (len(words) - 1)])


def score(
    nlp: Language, gold: Sequence[GoldSentence], change: Callable[[GoldSentence], GoldSentence] | None = None
) -> Scores:
    """Scores over the tokens of `gold` that carry gold labels, its text first changed by `change` if given."""
    shown = [change(sentence) for sentence in gold] if change else list(gold)
    docs = [bare_doc(nlp, sentence.words, sentence.spaces) for sentence in shown]
    for _, component in nlp.pipeline:
        docs = list(component.pipe(docs, batch_size=64))  # type: ignore[attr-defined]
    tagged = right_pos = right_feats = linked = right_head = right_both = 0
    for sentence, doc in zip(gold, docs, strict=True):
        for token, pos, feats, head, dep in zip(
            doc, sentence.pos, sentence.feats, sentence.heads, sentence.deps, strict=True
        ):
            if pos:
                tagged += 1
                right_pos += token.pos_ == pos
                right_feats += str(token.morph) == feats
            if dep and dep != "punct":
                linked += 1
                right_head += token.head.i == head
                right_both += token.head.i == head and token.dep_ == dep
    return Scores(right_pos / tagged, right_feats / tagged, right_head / linked, right_both / linked)
