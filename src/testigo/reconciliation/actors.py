"""Perpetrators and targets: the union of everybody told of, each once."""

from collections.abc import Sequence, Set
from dataclasses import replace

from testigo.lexicon.grammar import small_words
from testigo.lexicon.kinds import FORCES
from testigo.lexicon.text import plain
from testigo.model import Actor, Cell, Count
from testigo.reconciliation.cells import cell
from testigo.reconciliation.groups import is_small, words_of
from testigo.reconciliation.testimony import Testimony

_UNIDENTIFIED = frozenset({"armed group", "criminal group", "rebels", "militia", "other"})
_VAGUE = "armed group"  # the kind of gunmen, attackers and the like
_RULES = {"perpetrator": "union_of_perpetrators", "target": "union_of_targets"}


def reconcile_actors(attribute: str, told: Sequence[Testimony]) -> Cell | None:
    """Return the cell of the perpetrators or targets, or None where nobody is told of.

    Actors are one by register id or name, those without a name by kind. Unidentified armed people ("gunmen") are
    held to be the named group of the same side, where there is one, and "the troops" to be the army that is named.
    """
    acting = [each for each in told if isinstance(each.value, Actor) and not each.denied]
    if not acting:
        return None
    groups: dict[str, list[Testimony]] = {}
    for each in acting:
        groups.setdefault(_key(_actor(each)), []).append(each)
    named = any(_actor(group[0]).name or _actor(group[0]).actor_id for group in groups.values())
    if attribute == "perpetrator" and not named:
        groups = _one_band(groups)
    forces = {_actor(group[0]).kind for group in groups.values() if _actor(group[0]).actor_id} & FORCES
    listed = [
        group
        for group in groups.values()
        if not (named and _unidentified(_actor(group[0]))) and not _is_bare(_actor(group[0]), forces)
    ]
    unidentified = [each for each in acting if _unidentified(_actor(each))]
    if attribute == "target":
        listed = [group for group in listed if not all(map(_is_vague, group))] or listed
    value = _with_their_number([_merged(group) for group in listed], unidentified)
    return cell(attribute, value, acting, told, "only_claim" if len(told) == 1 else _RULES[attribute])


def _one_band(groups: dict[str, list[Testimony]]) -> dict[str, list[Testimony]]:
    """Return the groups with those that say nothing but that somebody was armed joined to the one that says more.

    "A commando burst in ... the hitmen fled": one band, of the more telling kind.
    """
    vague, telling = f"kind:{_VAGUE}", [key for key in groups if key.removeprefix("kind:") in _UNIDENTIFIED - {_VAGUE}]
    if vague not in groups or len(telling) != 1:
        return groups
    joined = {key: group for key, group in groups.items() if key != vague}
    joined[telling[0]] = [*joined[telling[0]], *groups[vague]]
    return joined


def _with_their_number(actors: list[Actor], unidentified: Sequence[Testimony]) -> tuple[Actor, ...]:
    """Give the one named group the number told of unidentified people: "at least a dozen men" are its."""
    groups = [actor for actor in actors if actor.name is not None and actor.kind in _UNIDENTIFIED]
    counted = [each for each in unidentified if _actor(each).people is not None]
    if len(groups) != 1 or groups[0].people is not None or not counted:
        return tuple(actors)
    people = _actor(max(counted, key=_weight_of_number)).people
    return tuple(replace(actor, people=people) if actor is groups[0] else actor for actor in actors)


def _key(actor: Actor) -> str:
    if actor.actor_id:
        return f"id:{actor.actor_id}"
    return f"name:{plain(actor.name)}" if actor.name else f"kind:{actor.kind}"


def _unidentified(actor: Actor) -> bool:
    return actor.name is None and actor.actor_id is None and actor.kind in _UNIDENTIFIED


def _is_bare(actor: Actor, forces: Set[str]) -> bool:
    """Say whether words only tell a kind of force of which one is named: "the troops" where the army is."""
    return actor.actor_id is None and actor.name is None and actor.kind in forces


def _is_vague(testimony: Testimony) -> bool:
    """Say whether the words do not tell who the people were: "several others"."""
    actor = _actor(testimony)
    if actor.kind != "civilians" or actor.name:
        return False
    return all(is_small(word) or word in small_words("vague_people") for word in words_of(actor.description))


def _merged(group: Sequence[Testimony]) -> Actor:
    """Return the actor as the strongest voice describes it, with the strongest figure of its people."""
    strongest = max(group, key=lambda each: (_is_told_closer(each), _actor(each).kind != _VAGUE, each.strength))
    counted = [each for each in group if _actor(each).people is not None]
    people: Count | None = _actor(max(counted, key=_weight_of_number)).people if counted else None
    actor = _actor(strongest)
    return Actor(actor.description, actor.kind, actor.name, actor.actor_id, people)


def _is_told_closer(testimony: Testimony) -> bool:
    """Say whether words tell more of somebody than that they attacked: "un hombre de 77 años", but not "el agresor"."""
    telling = [word for word in words_of(_actor(testimony).description) if not is_small(word)]
    attacker = not small_words("attackers").isdisjoint(telling)
    return not attacker and any(word not in small_words("vague_people") for word in telling)


def _weight_of_number(testimony: Testimony) -> tuple[int, str, int]:
    """Order figures by the standing of the voice, its day, and then size: "a dozen men ... two of them fired"."""
    people = _actor(testimony).people
    return testimony.standing, testimony.published, people.low if people else 0


def _actor(testimony: Testimony) -> Actor:
    assert isinstance(testimony.value, Actor)
    return testimony.value
