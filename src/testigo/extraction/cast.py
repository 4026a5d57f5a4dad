"""Who is who in a report: persons named or told by their age, and what any of its sentences tells of them.

"A 25-year-old man was found shot. ... The victim was identified as Ana Luz. ... Tom Roe has been charged": a name may
stand sentences away from the deed. What is told of one person in several sentences is gathered by name, by surname, by
age, by "the man" and "she"; whoever suffered is a victim then, and whoever did it, or is held for it, a suspect.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from testigo.extraction.cast_roles import Role, Roles, Words, words_for_persons
from testigo.extraction.circumstances import telling_ones
from testigo.extraction.claim_making import make_claim
from testigo.extraction.mentions import Found
from testigo.extraction.scene import Scene
from testigo.model import Certainty, Claim, Span

REACH = 600  # code points between a name and the age told of its bearer elsewhere
UNNAMED = {Role.VICTIM: "target", Role.SUSPECT: "perpetrator"}  # what is claimed of somebody told by age alone


@dataclass(slots=True)
class Member:
    """One person of a report, as far as it has been read."""

    words: list[Words] = field(default_factory=list)
    told: Counter[Role] = field(default_factory=Counter)
    tells: bool = False  # somebody who only tells of it: "police Lt. Tom Roe said"

    @property
    def named(self) -> Words | None:
        """Where the person is first called by a full name."""
        return next((one for one in self.words if one.is_full_name), None)

    @property
    def aged(self) -> Words | None:
        """Where the person's age is first told."""
        return next((one for one in self.words if one.age is not None), None)

    @property
    def role(self) -> Role | None:
        """What most of what is told makes of the person: whoever is as much the one as the other suffered."""
        if not self.told:
            return None
        return Role.SUSPECT if self.told[Role.SUSPECT] > self.told[Role.VICTIM] else Role.VICTIM

    @property
    def roles(self) -> tuple[Role, ...]:
        """The role, and that of a victim too where a suspect with a name is told about half as often to be hurt: "the
        suspect, Tom Roe, was shot by the owner".
        """
        hurt = 0 < self.told[Role.SUSPECT] <= 2 * self.told[Role.VICTIM] and self.named is not None
        both = hurt and self.role is Role.SUSPECT
        return (Role.SUSPECT, Role.VICTIM) if both else (self.role,) if self.role else ()

    def suits(self, words: Words) -> bool:
        """Say whether words may speak of this person: of one sex, and of one age."""
        sexes = {one.sex for one in (*self.words, words)} - {""}
        ages = {one.age for one in (*self.words, words)} - {None}
        return len(sexes) <= 1 and len(ages) <= 1


def cast_claims(scenes: Sequence[Scene], found: Sequence[Found], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the victims and suspects that sentences tell of only together; ``claims`` are those of single sentences."""
    telling = telling_ones(found)
    said = {(claim.attribute, claim.words.start) for claim in claims}
    deeds = [one for one in telling if one.trigger.label != "arrest"]  # whoever is held did not do the arrest
    blamed = any(claim.attribute == "perpetrator" for claim in claims)
    for member in members(scenes) if telling else ():
        words = member.named or member.aged
        if words is None:
            continue
        for role in member.roles:
            attribute = role.value if words.is_full_name else UNNAMED[role]
            group = deeds if attribute == "perpetrator" else telling
            if (attribute, words.span.start) in said or not group or (attribute == "perpetrator" and blamed):
                continue
            certainty = Certainty.ALLEGED if role is Role.SUSPECT else None
            yield make_claim(
                _nearest(group, words), attribute, _evidence(member, words), words.span, certainty=certainty
            )


def _evidence(member: Member, words: Words) -> Span:
    """Return the stretch that tells of a person: with the age, where it stands not too far from the name."""
    aged = member.aged
    if aged is None or abs(aged.span.start - words.span.start) > REACH:
        return words.span
    return words.scene.stretch(words.span, aged.span)


def _nearest(telling: Sequence[Found], words: Words) -> Found:
    """Return the telling mention in the sentence of these words, else the last before it, or the first."""
    before = [one for one in telling if one.scene.sentence.start <= words.scene.sentence.start]
    return before[-1] if before else telling[0]


def members(scenes: Sequence[Scene]) -> list[Member]:
    """Return the persons of whom a report tells, in the order in which it comes to them."""
    found: list[Member] = []
    latest: list[Member] = []  # the last spoken of stands last
    surnames: dict[str, Member] = {}
    for scene in scenes:
        roles = Roles.of(scene)
        here: dict[int, Member] = {}  # token -> the person that its words speak of
        for words in words_for_persons(scene, surnames.keys()):
            member = next((here[head] for head in words.heads if head in here), None)
            member = member or _known(words, latest, surnames)
            if member is None and words.is_pointing and words.role is None and words.age is None:
                continue
            if member is None:
                member = Member()
                found.append(member)
            else:
                latest.remove(member)
            latest.append(member)
            member.words.append(words)
            member.told.update(roles.told(words))
            member.tells |= words.is_full_name and not roles.telling.isdisjoint(words.heads)
            here |= dict.fromkeys(words.heads, member)
            if words.is_full_name:
                surnames.setdefault(words.surname, member)
    return found


def _known(words: Words, latest: Sequence[Member], surnames: dict[str, Member]) -> Member | None:
    """Return the person told of before whom words speak of, if any."""
    if words.surname:
        return surnames.get(words.surname)
    fitting = [
        member for member in reversed(latest) if member.suits(words) and not (member.tells and member.role is None)
    ]
    if words.age is not None:
        same = next((member for member in fitting if member.aged is not None), None)
        return same or (_meant(words, fitting) if words.is_pointing else None)
    if words.role is not None:
        return next((member for member in fitting if member.role is words.role), None)
    return fitting[0] if fitting and words.is_pointing else None


def _meant(words: Words, fitting: Sequence[Member]) -> Member | None:
    """Return whom an age points at ("the 32-year-old"): the last without one who suffered, or who has no role yet."""
    open_ones = [member for member in fitting if member.aged is None and member.words[-1].scene is not words.scene]
    victim = next((member for member in open_ones if member.role is Role.VICTIM), None)
    return victim or next((member for member in open_ones if member.role is None), None)
