"""What an incident rests on, in its JSON form: claims, mentions, accounts, reports, judgements."""

from testigo.exports.record import AccountRecord, AssessmentRecord, EvidenceRecord, JudgementRecord, ReportRecord
from testigo.exports.values import date_record, value_record
from testigo.model import Account, Cell, Code, Copied, Incident, Judgement, Mention, Reading, Report


def report_record(report: Report, copied: Copied | None = None) -> ReportRecord:
    """Return what the record says of a report; a date that is not one day is in ``publication`` alone."""
    published = report.published.date if report.published else None
    day = published.earliest if published and published.earliest == published.latest else None
    return ReportRecord(
        id=report.id,
        title=report.title,
        url=report.url,
        source=report.source,
        published=day,
        publication=date_record(report.published.date, report.published.evidence) if report.published else None,
        author=report.author,
        dateline=report.dateline,
        copy_of=copied.report_id if copied else None,
        overlap=round(copied.overlap, 3) if copied else None,
    )


def account_record(account: Account) -> AccountRecord:
    """Return what the record says of an account."""
    return AccountRecord(
        id=account.id,
        report=account.report_id,
        told=account.told,
        status=account.status,
        certainty=account.certainty,
        event_type=account.event_type,
        main=account.main,
    )


def assessment_record(cell: Cell | None) -> AssessmentRecord | None:
    """Return a grade or clarity, or None where the incident has none."""
    return AssessmentRecord(value=cell.value.code, rule=cell.rule) if cell and isinstance(cell.value, Code) else None


def claim_evidence(field: str, cell: Cell, reading: Reading, incident: Incident) -> EvidenceRecord:
    """Return the evidence that a claim of an incident gives."""
    claim, span = reading.claim, reading.claim.span
    return EvidenceRecord(
        field=field,
        value=value_record(reading.value),
        report=span.report_id,
        start=span.start,
        end=span.end,
        quote=span.quote,
        words_start=claim.words.start,
        words_end=claim.words.end,
        attributed_to=claim.attributed_to.quote if claim.attributed_to else None,
        certainty=claim.certainty,
        basis=claim.id in cell.basis,
        rule=cell.rule,
        reason=reading.resolution.reason,
        partisan=claim.id in incident.partisan,
        side=claim.side,
    )


def mention_evidence(field: str, cell: Cell, key: str, mention: Mention) -> EvidenceRecord:
    """Return the evidence that a mention gives: its sentence, with the trigger as the words."""
    return EvidenceRecord(
        field=field,
        value=mention.event_type,
        report=mention.sentence.report_id,
        start=mention.sentence.start,
        end=mention.sentence.end,
        quote=mention.sentence.quote,
        words_start=mention.trigger.start,
        words_end=mention.trigger.end,
        attributed_to=None,
        certainty=mention.certainty,
        basis=key in cell.basis,
        rule=cell.rule,
        reason=f"the words {mention.trigger.quote!r} tell of it",
    )


def judgement_record(judgement: Judgement) -> JudgementRecord:
    """Return why two accounts are held to be of one incident."""
    return JudgementRecord(
        left=judgement.left,
        right=judgement.right,
        verdict=judgement.verdict,
        score=judgement.score,
        reasons=judgement.reasons,
    )
