"""Trigger words to mentions: where a report tells of an incident, of what type, and in what manner."""

from collections.abc import Callable
from dataclasses import dataclass

from testigo.extraction import sureness, telling
from testigo.extraction.deeds import is_proven
from testigo.extraction.event_types import classes, event_type
from testigo.extraction.gatherings import OPENING, is_held
from testigo.extraction.grounds import is_detailed, is_detailed_together, is_grounded, is_happening
from testigo.extraction.kinds import Kind
from testigo.extraction.scene import Scene
from testigo.extraction.triggers import suspicions, traces_of_harm, triggers
from testigo.lexicon.kinds import PERPETRATOR_KINDS
from testigo.lexicon.words import Hit
from testigo.model import Mention, Status, Told, content_id

APART = {"habit": Told.GENERIC, "named": Told.OTHER}  # classes that tell of no incident by themselves


@dataclass(frozen=True, slots=True)
class Found:
    """A mention with the sentence and the trigger it was made from."""

    mention: Mention
    scene: Scene
    trigger: Hit


@dataclass(frozen=True, slots=True)
class Manner:
    """How a whole report speaks: of what kind it is, and whether it gives grounds for an incident.

    ``grounded`` says that somewhere it tells of a deed outright, or with details enough.
    """

    kind: Kind
    grounded: bool

    @classmethod
    def of(
        cls, scenes: tuple[Scene, ...], title: tuple[Hit, ...] = (), headlines: Callable[[], tuple[Scene, ...]] = tuple
    ) -> "Manner":
        """Return the manner of a report by its sentences, and by what the word lists find in its title.

        ``headlines`` are the scenes of the title, asked for only where the sentences give no grounds.
        """
        kind = Kind.of(scenes, title)
        return cls(kind, _give_grounds(scenes, kind) or _give_grounds((*headlines(), *scenes), kind))


def may_be_grounded(scenes: tuple[Scene, ...], headlines: Callable[[], tuple[Scene, ...]]) -> bool:
    """Say whether the sentences with words of deeds give grounds in a report of the kind in which most do."""
    return _give_grounds(scenes, Kind()) or _give_grounds((*headlines(), *scenes), Kind())


def _give_grounds(scenes: tuple[Scene, ...], kind: Kind) -> bool:
    return (
        any(_gives_grounds(scene, kind) for scene in scenes)
        or any(_tells_of_gathering(scene, kind) for scene in scenes[:OPENING])
        or _give_grounds_together(scenes, kind)
    )


def _give_grounds_together(scenes: tuple[Scene, ...], kind: Kind) -> bool:
    """Say whether the sentences that tell of something of late, or of when and where it was, give details enough."""
    late = (any(_is_late(scene, hit, kind) for hit in triggers(scene)) for scene in scenes)
    return is_detailed_together(
        [scene for scene, told in zip(scenes, late, strict=True) if told or is_happening(scene)]
    )


def _gives_grounds(scene: Scene, kind: Kind) -> bool:
    """Say whether a sentence tells, as something that took place of late, of a deed outright or with details enough."""
    late = (hit for hit in triggers(scene) if hit.label != "protest" and _is_late(scene, hit, kind))
    return any(is_detailed(scene, hit, quiet=kind.quiet) or is_grounded(scene, hit, quiet=kind.quiet) for hit in late)


def _tells_of_gathering(scene: Scene, kind: Kind) -> bool:
    return any(is_held(scene, hit) and _is_late(scene, hit, kind) for hit in triggers(scene))


def _is_late(scene: Scene, hit: Hit, kind: Kind) -> bool:
    """Say whether a trigger tells of something as having taken place of late."""
    if telling.is_years_ago(scene, hit) or not telling.told(scene, hit, kind).makes_incidents:
        return False
    return telling.status(scene, hit) is not Status.DENIED


def mentions(scene: Scene, report: Manner) -> tuple[Found, ...]:
    """Return the mentions of a sentence of a report that speaks in this manner."""
    return tuple(_mention(scene, hit, report) for hit in triggers(scene) or suspicions(scene) or traces_of_harm(scene))


def group_named(scene: Scene, report: Manner) -> tuple[Found, ...]:
    """Return a mention of the first group that a sentence names, as one that may be meant elsewhere in the report.

    Not where the sentence tells whose ground it is, whose leader, or of talks: "in the area, where the X operate".
    """
    if scene.tells("presence"):
        return ()
    named = [scene.token_at(actor.start) for actor in scene.actors if actor.kind in PERPETRATOR_KINDS]
    return tuple(_mention(scene, Hit(at, at + 1, "trigger", "named", "nouns"), report) for at in named[:1])


def _mention(scene: Scene, hit: Hit, report: Manner) -> Found:
    trigger = scene.span(hit.start, hit.end)
    manner = APART.get(hit.label) or telling.told(scene, hit, report.kind)
    if report.kind.foreign and not is_proven(scene, hit):
        manner = Told.OTHER
    if manner.makes_incidents and not report.grounded:
        manner = Told.GENERIC
    mention = Mention(
        id=content_id("mention", scene.report.id, trigger.start, trigger.end, hit.label),
        trigger=trigger,
        sentence=scene.whole,
        event_type=event_type(scene, hit),
        told=manner,
        status=telling.status(scene, hit),
        certainty=sureness.certainty(scene, hit.start, hit.end),
        anew=telling.opens_another(scene, hit),
        recalls=telling.points_back(scene, hit),
    )
    return Found(mention, scene, hit)


def owner(scene: Scene, group: list[Found], index: int) -> Found:
    """Return the mention that governs a token, or the heaviest of the sentence."""
    by_head = {one.scene.head(one.trigger): one for one in group}
    above = (index, *scene.sentence.ancestors(index)) if scene is group[0].scene else ()
    return next((by_head[at] for at in above if at in by_head), None) or max(group, key=weight)


def weight(found: Found) -> int:
    """Return how much a mention says about its incident (lexicon/classes.yaml)."""
    return int(classes()[found.trigger.label]["weight"])
