"""Model objects as rows of the ledgers, and back. Spans are kept as offsets and quote the report again."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row

from testigo.model import (
    Account,
    Act,
    Capture,
    Certainty,
    Claim,
    Decision,
    Gap,
    IntegrityError,
    Issue,
    Judgement,
    Mention,
    Reading,
    Report,
    Resolution,
    Span,
    Status,
    Told,
    Verdict,
    content_id,
)
from testigo.store.encoding import decode_published, decode_value, encode_published, encode_value, to_text

Fields = dict[str, Any]
_REPORT = ("id", "text", "language", "title", "url", "source", "capture", "author", "dateline")


def instant_text(instant: datetime) -> str:
    """Return an instant as ISO 8601 in UTC. Raises IntegrityError where it has no time zone."""
    if instant.tzinfo is None:
        raise IntegrityError(f"an instant needs a time zone: {instant}")
    return instant.astimezone(UTC).isoformat()


def capture_fields(capture: Capture) -> Fields:
    """Return the row of a capture, without its bytes."""
    fields = {name: getattr(capture, name) for name in ("sha256", "media_type", "origin", "size")}
    return {**fields, "captured_at": instant_text(capture.captured_at), "headers": to_text(capture.headers)}


def capture_of(row: Row[Any]) -> Capture:
    """Return the capture of a row."""
    taken = datetime.fromisoformat(row.captured_at)
    headers = tuple((name, value) for name, value in json.loads(row.headers))
    return Capture(row.sha256, row.media_type, row.origin, taken, row.size, headers)


def report_fields(report: Report) -> Fields:
    """Return the row of a report."""
    fields = {name: getattr(report, name) for name in _REPORT}
    return {**fields, "published": encode_published(report.published), "apart": to_text(report.apart)}


def report_of(row: Row[Any]) -> Report:
    """Return the report of a row."""
    return Report(
        id=row.id,
        text=row.text,
        language=row.language,
        title=row.title,
        url=row.url,
        source=row.source,
        published=decode_published(row.published),
        capture=row.capture,
        apart=tuple((start, end) for start, end in json.loads(row.apart)),
        author=row.author,
        dateline=row.dateline,
    )


def mention_fields(mention: Mention, report_id: str, version: int) -> Fields:
    """Return the row of a mention."""
    return {
        "id": mention.id,
        "version": version,
        "report_id": report_id,
        **_offsets("trigger", mention.trigger, report_id),
        **_offsets("sentence", mention.sentence, report_id),
        "event_type": mention.event_type,
        "told": mention.told,
        "status": mention.status,
        "certainty": mention.certainty,
        "anew": mention.anew,
        "recalls": mention.recalls,
    }


def mention_of(row: Row[Any], report: Report) -> Mention:
    """Return the mention of a row."""
    trigger = report.span(row.trigger_start, row.trigger_end)
    sentence = report.span(row.sentence_start, row.sentence_end)
    manner = (Told(row.told), Status(row.status), Certainty(row.certainty))
    return Mention(row.id, trigger, sentence, row.event_type, *manner, anew=row.anew, recalls=row.recalls)


def claim_fields(claim: Claim, report_id: str, version: int) -> Fields:
    """Return the row of a claim."""
    return {
        "id": claim.id,
        "version": version,
        "report_id": report_id,
        "mention_id": claim.mention_id,
        "attribute": claim.attribute,
        **_offsets("span", claim.span, report_id),
        **_offsets("words", claim.words, report_id),
        **_offsets("attributed", claim.attributed_to, report_id),
        "certainty": claim.certainty,
        "side": claim.side,
        "retracted": claim.retracted,
    }


def claim_of(row: Row[Any], report: Report) -> Claim:
    """Return the claim of a row."""
    attributed = None if row.attributed_start is None else report.span(row.attributed_start, row.attributed_end)
    return Claim(
        id=row.id,
        mention_id=row.mention_id,
        attribute=row.attribute,
        span=report.span(row.span_start, row.span_end),
        words=report.span(row.words_start, row.words_end),
        certainty=Certainty(row.certainty),
        attributed_to=attributed,
        side=row.side,
        retracted=row.retracted,
    )


def resolution_fields(resolution: Resolution, report_id: str, version: int) -> Fields:
    """Return the row of a resolution."""
    value, reason = encode_value(resolution.value), resolution.reason
    return {
        "claim_id": resolution.claim_id,
        "version": version,
        "report_id": report_id,
        "value": value,
        "reason": reason,
    }


def account_fields(account: Account, position: int, version: int) -> Fields:
    """Return the row of an account; its mentions and claims are rows of their own."""
    return {
        "id": account.id,
        "version": version,
        "report_id": account.report_id,
        "position": position,
        "mention_ids": to_text([mention.id for mention in account.mentions]),
        "claim_ids": to_text([reading.claim.id for reading in account.readings]),
        "event_type": account.event_type,
        "told": account.told,
        "status": account.status,
        "certainty": account.certainty,
        "main": account.main,
    }


def account_of(row: Row[Any], mentions: Mapping[str, Mention], readings: Mapping[str, Reading]) -> Account:
    """Return the account of a row, with its mentions and readings by id."""
    return Account(
        id=row.id,
        report_id=row.report_id,
        mentions=tuple(mentions[mention_id] for mention_id in json.loads(row.mention_ids)),
        readings=tuple(readings[claim_id] for claim_id in json.loads(row.claim_ids)),
        event_type=row.event_type,
        told=Told(row.told),
        status=Status(row.status),
        certainty=Certainty(row.certainty),
        main=row.main,
    )


def judgement_fields(judgement: Judgement) -> Fields:
    """Return the row of a judgement."""
    pair = {"left_id": judgement.left, "right_id": judgement.right}
    return {**pair, "verdict": judgement.verdict, "score": judgement.score, "reasons": to_text(judgement.reasons)}


def judgement_of(row: Row[Any]) -> Judgement:
    """Return the judgement of a row."""
    return Judgement(row.left_id, row.right_id, Verdict(row.verdict), row.score, tuple(json.loads(row.reasons)))


def decision_fields(decision: Decision) -> Fields:
    """Return the row of a decision."""
    fields = {name: getattr(decision, name) for name in ("id", "act", "reviewer", "attribute", "note", "action")}
    return {
        **fields,
        "subjects": to_text(decision.subjects),
        "decided_at": instant_text(decision.decided_at),
        "value": None if decision.value is None else encode_value(decision.value),
        "report_id": decision.words.report_id if decision.words else None,
        "words_start": decision.words.start if decision.words else None,
        "words_end": decision.words.end if decision.words else None,
    }


def decision_of(row: Row[Any]) -> Decision:
    """Return the decision of a row that holds the text of the report too, where words of it were chosen."""
    value = None if row.value is None else decode_value(row.value)
    if isinstance(value, Gap):
        raise IntegrityError(f"decision {row.id} sets a gap: a decision sets a value")
    return Decision(
        id=row.id,
        act=Act(row.act),
        subjects=tuple(json.loads(row.subjects)),
        reviewer=row.reviewer,
        decided_at=datetime.fromisoformat(row.decided_at),
        attribute=row.attribute,
        value=value,
        note=row.note,
        action=row.action or "",
        words=None if row.report_id is None else _quoted(row),
    )


def issue_fields(issue: Issue) -> Fields:
    """Return the row of an issue; the same issue has the same id."""
    fields = {"subject": issue.subject, "stage": issue.stage, "message": issue.message}
    return {"id": content_id("issue", issue.subject, issue.stage, issue.message), **fields}


def _quoted(row: Row[Any]) -> Span:
    start, end = row.words_start, row.words_end
    return Span(row.report_id, start, end, row.text[start:end], row.text)


def _offsets(name: str, span: Span | None, report_id: str) -> Fields:
    if span is None:
        return {f"{name}_start": None, f"{name}_end": None}
    if span.report_id != report_id:
        raise IntegrityError(f"a span of report {span.report_id} was given with report {report_id}")
    return {f"{name}_start": span.start, f"{name}_end": span.end}
