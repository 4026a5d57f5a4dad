"""A person's word: every change says which version was seen, and none overwrites another."""

from typing import Annotated

from fastapi import APIRouter, Header

from testigo.api.guard import AtBench, Reader, Reviewer
from testigo.api.problems import ProblemError, documented
from testigo.api.shapes import AgreementOut, OutcomeOut, ProposalOut, ReadingOut
from testigo.api.taken import AcceptanceIn, CorrectionIn, MergeIn, PairIn, ReadingIn, RejectionIn, SplitIn, UndoIn
from testigo.api.telling import summary
from testigo.api.values import correction
from testigo.api.wording import Language, turned
from testigo.codebook import load
from testigo.exports.values import value_record
from testigo.model import Gap
from testigo.pipeline import deciding, reviewing
from testigo.pipeline.deciding import Outcome

router = APIRouter(tags=["review"], responses=documented(401, 403, 404, 422, 429))
_CHANGE = documented(412, 428)
Seen = Annotated[str | None, Header(alias="If-Match", description="The ETag of what was seen")]
MOST_PROPOSALS = 100


def seen_of(header: str | None) -> str:
    """Return the version that was seen. Changing without having looked is refused."""
    if header is None:
        raise ProblemError(428, "send If-Match with the ETag of what you saw")
    return header.strip().removeprefix("W/").strip('"')


def _told(outcome: Outcome) -> OutcomeOut:
    return OutcomeOut(action=outcome.action, incidents=list(outcome.incidents))


def _by(viewer: Reviewer, apart: bool = False) -> deciding.Reviewer:
    return deciding.Reviewer(viewer.name, apart)


@router.put("/incidents/{incident_id}/cells/{attribute}", responses=_CHANGE)
def correct(
    bench: AtBench, viewer: Reviewer, incident_id: str, attribute: str, given: CorrectionIn, seen: Seen = None
) -> OutcomeOut:
    """Set a cell. `If-Match` is the cell's own ETag: others may work on other cells meanwhile."""
    asked = correction(attribute, given, bench.worker.register())
    return _told(deciding.correct(bench.store, incident_id, asked, seen_of(seen), _by(viewer, given.apart)))


@router.post("/incidents/{incident_id}/accept", responses=_CHANGE)
def accept(bench: AtBench, viewer: Reviewer, incident_id: str, given: AcceptanceIn, seen: Seen = None) -> OutcomeOut:
    """Say that every cell is right as it stands."""
    return _told(deciding.accept(bench.store, incident_id, seen_of(seen), _by(viewer, given.apart)))


@router.post("/incidents/{incident_id}/reject", responses=_CHANGE)
def reject(bench: AtBench, viewer: Reviewer, incident_id: str, given: RejectionIn, seen: Seen = None) -> OutcomeOut:
    """Say that this is no incident."""
    return _told(deciding.reject(bench.store, incident_id, seen_of(seen), given.note, _by(viewer)))


@router.post("/incidents/{incident_id}/merge", responses=_CHANGE)
def merge(bench: AtBench, viewer: Reviewer, incident_id: str, given: MergeIn, seen: Seen = None) -> OutcomeOut:
    """Say that other incidents are this one."""
    return _told(deciding.merge(bench.store, incident_id, given.others, seen_of(seen), _by(viewer)))


@router.post("/incidents/{incident_id}/split", responses=_CHANGE)
def split(bench: AtBench, viewer: Reviewer, incident_id: str, given: SplitIn, seen: Seen = None) -> OutcomeOut:
    """Say that some accounts tell of another incident."""
    return _told(deciding.split(bench.store, incident_id, given.accounts, seen_of(seen), _by(viewer)))


@router.post("/duplicates/refuse", responses=_CHANGE)
def refuse(bench: AtBench, viewer: Reviewer, given: PairIn) -> OutcomeOut:
    """Say that two incidents that were proposed as one are two."""
    return _told(deciding.keep_apart(bench.store, (given.one, given.other), _by(viewer)))


@router.post("/undo", responses=_CHANGE)
def undo(bench: AtBench, viewer: Reviewer, given: UndoIn) -> OutcomeOut:
    """Take back an action of one's own; taking back an undo does it again."""
    return _told(deciding.undo(bench.store, given.action, _by(viewer)))


@router.get("/duplicates")
def duplicates(bench: AtBench, _: Reader, incident: str | None = None) -> list[ProposalOut]:
    """List pairs of incidents that may be one, the likest first, with the reasons."""
    found = reviewing.proposals(bench.store, incident, MOST_PROPOSALS)
    return [
        ProposalOut(
            one=summary(each.one),
            other=summary(each.other),
            score=each.judgement.score,
            reasons=list(each.judgement.reasons),
        )
        for each in found
    ]


@router.get("/agreement")
def agreement(bench: AtBench, _: Reader) -> list[AgreementOut]:
    """Give Krippendorff's alpha for each field, over what two or more reviewers assessed."""
    return [AgreementOut.model_validate(each, from_attributes=True) for each in reviewing.agreement(bench.store)]


@router.post("/readings")
def reading(bench: AtBench, _: Reviewer, given: ReadingIn, language: Language) -> ReadingOut:
    """Give the meaning of words of a report, as the rules read them: a proposal for a cell's value."""
    report = bench.store.report(given.words.report)
    if report is None:
        raise ProblemError(404, f"there is no report {given.words.report!r}")
    if given.attribute not in load().attributes:
        raise ProblemError(422, f"the codebook has no attribute {given.attribute!r}")
    if not 0 <= given.words.start < given.words.end <= len(report.text):
        raise ProblemError(422, "the words chosen lie outside the report")
    start, end = given.words.start, given.words.end
    meant = reviewing.meaning(bench.worker.coder(), report, given.attribute, start, end)
    value = None if isinstance(meant.value, Gap) else value_record(meant.value)
    return ReadingOut(value=value, quote=report.text[start:end], reason=turned(meant.reason, language))
