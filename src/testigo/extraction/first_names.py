"""People named by one name each behind words that tell what they suffered: "two boys, Peter and Sam, were taken"."""

from collections.abc import Collection, Iterator

from testigo.extraction.scene import Scene
from testigo.lexicon.grammar import small_words


def listed_first_names(scene: Scene, suffering: Collection[int]) -> Iterator[int]:
    """Yield the tokens of names that an "and" joins right behind people who suffer.

    One alone behind a comma may be whoever tells it: "killed two boys, Reuters reported".
    """
    for head in sorted(suffering):
        if head in scene.who and scene.who[head].part == "people":
            yield from _list_behind(scene, head)


def _list_behind(scene: Scene, head: int) -> list[int]:
    tokens = scene.sentence.tokens
    at = head + 1
    while at < len(tokens) and tokens[at].dep == "amod" and not tokens[at].is_capitalised:
        at += 1
    at += at < len(tokens) and tokens[at].text == ","
    found: list[int] = []
    while at < len(tokens) and _is_name(scene, at):
        found.append(at)
        at += 1
        while at < len(tokens) and (tokens[at].text == "," or tokens[at].lower in small_words("joints")):
            at += 1
    joined = found and any(token.lower in small_words("joints") for token in tokens[found[0] : found[-1]])
    ended = at >= len(tokens) or tokens[at].pos in {"PUNCT", "ADP", "DET"}
    return found if joined and ended else []


def _is_name(scene: Scene, at: int) -> bool:
    token = scene.sentence.tokens[at]
    taken = scene.actor_in(token.start, token.end) is not None  # a place may have it for its name: "Sam", "Lorenzo"
    dated = any(time.start < token.end and token.start < time.end for time in scene.times)
    longer = any(beside.is_capitalised for beside in scene.sentence.tokens[at - 1 : at + 2] if beside is not token)
    return token.is_capitalised and not token.is_all_capitals and not (taken or dated or longer)
