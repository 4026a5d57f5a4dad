"""Words that stand for an armed actor named elsewhere: "the army said that it had fired", "one of its men"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from testigo.extraction.clauses import subjects
from testigo.extraction.nouns import phrase_bounds
from testigo.extraction.parties import ARMED, party_at
from testigo.extraction.scene import NamedActor, Scene
from testigo.lexicon.grammar import small_words
from testigo.lexicon.kinds import FORCES, PERPETRATOR_KINDS, kind_of
from testigo.model import Claim, Report, Span, content_id


def stands_for(scene: Scene, head: int) -> int:
    """Return whom the word at ``head`` stands for: the armed actor that says it of itself, or the word itself."""
    if not _is_own(scene, head):
        return head
    sayings = {scene.head(hit) for hit in scene.tells("says")}
    speakers = (
        at for verb in scene.sentence.ancestors(head) if verb in sayings for at in subjects(scene.sentence, verb)
    )
    return next((at for at in speakers if _is_armed_actor(scene, at)), head)


def _is_own(scene: Scene, head: int) -> bool:
    """Say whether a word is a pronoun, or has one that says whose it is."""
    tokens = scene.sentence.tokens
    below = tokens[slice(*phrase_bounds(scene.sentence, head))]
    return tokens[head].lower in small_words("own_pronouns") or any(
        token.lower in small_words("own_determiners") for token in below
    )


def _is_armed_actor(scene: Scene, head: int) -> bool:
    party = party_at(scene, head)
    return party is not None and party.kind in ARMED and party.is_people


def naming_claims(report: Report, actors: Sequence[NamedActor], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield whom words for attackers told of before mean: "the gang", "ese mismo grupo", in a report of one group.

    Only the one group that the report has named up to there is meant; where it has named several, none is, nor where
    unnamed attackers were brought in since: "gunmen opened fire ... the attackers".
    """
    groups = [actor for actor in actors if actor.kind in PERPETRATOR_KINDS]
    for claim in claims:
        words = claim.words
        before = [actor for actor in groups if actor.start < words.start]
        if claim.attribute != "perpetrator" or len({actor.actor_id for actor in before}) != 1:
            continue
        named = any(actor.start < words.end and words.start < actor.end for actor in actors)
        if named or words.quote.split(maxsplit=1)[0].casefold() not in small_words("pointers"):
            continue
        if kind_of(words.quote, report.language) in FORCES:
            continue  # "the army" is no group of rebels
        if any(_is_brought_in(other, before[-1], words, actors) for other in claims):
            continue
        name = report.span(before[-1].start, before[-1].end)
        key = content_id("claim", claim.mention_id, claim.attribute, name.start, name.end, "named before")
        yield replace(claim, id=key, span=name, words=name)


def _is_brought_in(claim: Claim, name: NamedActor, words: Span, actors: Sequence[NamedActor]) -> bool:
    """Say whether a claim brings unnamed attackers in, between the name of a group and words that point back."""
    between = name.end <= claim.words.start and claim.words.end <= words.start
    if claim.attribute != "perpetrator" or not between:
        return False
    pointing = claim.words.quote.split(maxsplit=1)[0].casefold() in small_words("pointers")
    return not pointing and not any(one.start < claim.words.end and claim.words.start < one.end for one in actors)
