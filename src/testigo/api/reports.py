"""Reports: given in, followed while they are coded, read; and the documents that gave trouble."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Request, UploadFile

from testigo.api.asking import Cursor, Limit, cursor, numbered
from testigo.api.bench import Bench
from testigo.api.guard import AtBench, Coder, Reader, Viewer
from testigo.api.problems import ProblemError, documented
from testigo.api.shapes import (
    ArrivalOut,
    IssueOut,
    IssuePage,
    ProgressOut,
    ReceivedOut,
    ReportOut,
    ReportPage,
    ReportSummary,
)
from testigo.api.taken import PastedIn
from testigo.api.telling import report_out
from testigo.api.wording import Language, turned
from testigo.pipeline.intake import pasted, retry, take_in
from testigo.store import intake, members, people, views

router = APIRouter(tags=["reports"], responses=documented(401, 403, 422, 429))
MOST_FILES = 50
MOST_CAPTURES = 1000
LARGEST_ROW = 2**53


@router.post("/reports", status_code=202)
def paste(bench: AtBench, viewer: Coder, given: PastedIn) -> ReceivedOut:
    """Give in a text. It is kept before this is answered, and coded at once: follow it at `/arrivals`."""
    told = {"title": given.title, "source": given.source, "url": given.url}
    rows = pasted(bench.store, given.text, told, given.published)
    return _received(bench, viewer, rows, [])


@router.post("/uploads", status_code=202, responses=documented(413))
def upload(
    bench: AtBench, viewer: Coder, request: Request, language: Language,
    files: Annotated[list[UploadFile], File(description="Files of reports", max_length=MOST_FILES)],
    published: Annotated[date | None, Form(description="Publication date of all of them")] = None,
) -> ReceivedOut:  # fmt: skip
    """Give in files. What can be read is kept before this is answered; the rest is named with the reason."""
    bounded(bench, request)
    wait = bench.conduct.limits.wait("upload", viewer.name)
    if wait:
        raise ProblemError(429, f"wait {wait} seconds, then go on", {"Retry-After": str(wait)})
    rows: list[int] = []
    refused: list[str] = []
    for file in files:
        data = file.file.read(bench.conduct.upload + 1)
        if len(data) > bench.conduct.upload:
            raise ProblemError(413, f"{file.filename}: larger than {bench.conduct.upload >> 20} MB: split it")
        kept, issues = take_in(bench.store, file.filename or "upload", data, published)
        rows += kept
        refused += [f"{issue.subject}: {turned(issue.message, language)}" for issue in issues]
    return _received(bench, viewer, rows, refused)


def bounded(bench: Bench, request: Request) -> None:
    """Refuse a body that says itself that it is too large."""
    size = request.headers.get("content-length", "0")
    if size.isdigit() and int(size) > bench.conduct.upload + (1 << 20):
        raise ProblemError(413, f"at most {bench.conduct.upload >> 20} MB at a time: send fewer files or split them")


def _received(bench: Bench, viewer: Viewer, rows: list[int], refused: list[str]) -> ReceivedOut:
    with bench.store.desk(write=True) as connection:
        people.note(connection, viewer.name, "gave in documents", ", ".join(str(row) for row in rows))
    bench.worker.wake()
    return ReceivedOut(captures=rows, refused=refused)


@router.get("/arrivals")
def progress(
    bench: AtBench, _: Reader,
    capture: Annotated[list[int], Query(description="From the answer to giving in", max_length=MOST_CAPTURES)],
) -> ProgressOut:  # fmt: skip
    """Say how far documents are, which reports they gave, and which incidents those tell of."""
    if any(not 0 <= row < LARGEST_ROW for row in capture):
        raise ProblemError(422, "capture: there are no such numbers", fields=["capture"])
    with bench.store.desk() as connection:
        found = intake.arrivals(connection, capture)
        linked = views.is_current(connection)
        reports = [report for each in found for report in each.reports]
        told = dict.fromkeys(each for report in reports for each in members.incidents_in(connection, report))
    arrivals = [
        ArrivalOut(capture=each.row, origin=each.origin, done=each.done, reports=list(each.reports)) for each in found
    ]
    done = sum(each.done for each in arrivals)
    return ProgressOut(arrivals=arrivals, done=done, incidents=list(told), linked=linked and done == len(arrivals))


@router.get("/reports")
def reports(
    bench: AtBench, _: Reader, cursor_: Annotated[Cursor, Query(alias="cursor")] = "", limit: Limit = 50
) -> ReportPage:
    """List the reports, the last to come first."""
    with bench.store.desk() as connection:
        found = intake.report_list(connection, numbered(cursor_), limit + 1)
    items = [
        ReportSummary(
            id=each.id, title=each.title, source=each.source, language=each.language,
            published=date.fromisoformat(each.published) if each.published else None, incidents=each.incidents,
        )
        for each in found[:limit]
    ]  # fmt: skip
    return ReportPage(items=items, next=cursor((str(found[limit - 1].row), "")) if len(found) > limit else None)


@router.get("/reports/{report_id}", responses=documented(404))
def report(bench: AtBench, _: Reader, report_id: str) -> ReportOut:
    """Give a report whole, with the incidents it tells of."""
    found = bench.store.report(report_id)
    if found is None:
        raise ProblemError(404, f"there is no report {report_id!r}")
    with bench.store.desk() as connection:
        return report_out(found, members.incidents_in(connection, report_id))


@router.get("/issues")
def issues(
    bench: AtBench, _: Reader, cursor_: Annotated[Cursor, Query(alias="cursor")] = "", limit: Limit = 50
) -> IssuePage:
    """List the documents that gave trouble, the last first."""
    with bench.store.desk() as connection:
        found = intake.issue_list(connection, numbered(cursor_), limit + 1)
    return IssuePage(
        items=[issue_out(each) for each in found[:limit]],
        next=cursor((str(found[limit - 1].row), "")) if len(found) > limit else None,
    )


def issue_out(issue: intake.FiledIssue) -> IssueOut:
    """Return an issue as the API gives it."""
    return IssueOut(
        id=issue.id, subject=issue.subject, stage=issue.stage, message=issue.message, settled=issue.settled,
        again=issue.capture is not None and not issue.settled,
    )  # fmt: skip


@router.post("/issues/{issue_id}/retry", responses=documented(404, 409))
def try_again(bench: AtBench, viewer: Coder, issue_id: str) -> IssueOut:
    """Read a document again that gave trouble: after an upgrade, what could not be read then may be read now."""
    with bench.store.desk() as connection:
        issue = intake.issue_of(connection, issue_id)
    if issue is None:
        raise ProblemError(404, f"there is no issue {issue_id!r}")
    if issue.capture is None:
        raise ProblemError(409, "the document was never taken in: give it again in a form that can be read")
    retry(bench.store, bench.worker.coder(), issue.capture)
    bench.worker.wake()
    with bench.store.desk(write=True) as connection:
        people.note(connection, viewer.name, "tried an issue again", issue.subject)
        again = intake.issue_of(connection, issue_id)
    assert again is not None
    return issue_out(again)
