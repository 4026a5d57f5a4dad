"""Makes the treebanks agree with one another, so that one rule reads both languages."""

from training.parser.treebanks import Tree, Word

_RENAMED = {
    "flat:name": "flat",
    "obl:arg": "iobj",
    "obl:tmod": "obl",
    "expl:pass": "expl:pv",
    "nsubj:outer": "nsubj",
    "csubj:outer": "csubj",
    "det:predet": "det",
    "cc:preconj": "cc",
}


_KEPT_FEATURES = {
    "Case",
    "Definite",
    "Degree",
    "Gender",
    "Mood",
    "Number",
    "NumType",
    "Person",
    "Polarity",
    "Poss",
    "PronType",
    "Reflex",
    "Tense",
    "VerbForm",
    "Voice",
}
"""Features some rule could ask for; the rest (Typo, PunctType, NumForm, ...) would only split the labels."""


def normalise(tree: Tree, language: str) -> Tree:
    """Change `tree` in place to the label set shared by all treebanks, and return it."""
    if language == "es":
        for word in tree.words:
            _normalise_spanish_word(word)
        _normalise_spanish_voice(tree)
    for word in tree.words:
        word.dep = _RENAMED.get(word.dep, word.dep)
        word.feats = {name: value for name, value in word.feats.items() if name in _KEPT_FEATURES}
    return tree


def _normalise_spanish_word(word: Word) -> None:
    if word.dep == "compound:prt":
        word.dep = "expl:pv"
    if word.dep == "discourse" and word.pos != "INTJ":
        word.dep = "cc" if word.pos == "CCONJ" else "advmod"
    if word.proper and word.form[:1].isupper() and word.pos in {"NOUN", "ADJ"}:
        word.pos = "PROPN"
    if word.pos in {"VERB", "AUX"} and "Gender" in word.feats and word.feats.get("VerbForm") == "Fin":
        word.feats["VerbForm"] = "Part"
        word.feats.pop("Mood", None)
    if word.pos in {"VERB", "AUX"} and word.feats.get("VerbForm") == "Part":
        word.feats["Tense"] = "Past"


def _normalise_spanish_voice(tree: Tree) -> None:
    """One convention: "ser" passives have nsubj:pass, "se" verbs nsubj, free participles Voice=Pass."""
    children: dict[int, list[Word]] = {}
    for word in tree.words:
        children.setdefault(word.head, []).append(word)
    for number, word in enumerate(tree.words, 1):
        own = children.get(number, [])
        passive = any(child.dep == "aux:pass" for child in own)
        for child in own:
            if child.dep in {"nsubj", "csubj"} and passive:
                child.dep += ":pass"
            elif child.dep in {"nsubj:pass", "csubj:pass"} and not passive:
                child.dep = child.dep.removesuffix(":pass")
        active = any(child.dep == "aux" for child in own)
        if word.pos == "VERB" and word.feats.get("VerbForm") == "Part" and not active:
            word.feats["Voice"] = "Pass"
