"""What is filtered, in any of the formats."""

from datetime import UTC, datetime
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Literal, cast

from fastapi import APIRouter
from starlette.background import BackgroundTask
from starlette.responses import StreamingResponse

from testigo.api.asking import Wanted
from testigo.api.guard import AtBench, Reader
from testigo.api.problems import ProblemError, documented
from testigo.exports import formats
from testigo.exports.door import export
from testigo.pipeline.grounds import grounds
from testigo.pipeline.publishing import edition
from testigo.pipeline.views import told_of
from testigo.publication import load_profile
from testigo.store import finding, people

router = APIRouter(tags=["downloads"], responses=documented(401, 403, 404, 413, 422, 429, 501))
MOST = 20_000  # incidents in one file: they are held in memory while it is written
IN_MEMORY = 8 << 20  # bytes of a file above which it is kept on disk while it is sent


@router.get(
    "/downloads/{form}",
    response_class=StreamingResponse,
    responses={200: {"description": "The file", "content": {"*/*": {}}}},
)
def download(
    bench: AtBench,
    viewer: Reader,
    form: str,
    wanted: Wanted,
    profile: Literal["internal", "partners", "public"] = "internal",
) -> StreamingResponse:
    """Give the incidents that fit as a file; `profile` says what is taken out of it before."""
    if form not in formats():
        raise ProblemError(404, f"there is no format {form!r}: choose one of {', '.join(formats())}")
    known = grounds(bench.store)
    with bench.store.desk() as connection:
        ids = finding.ids(connection, wanted)
        if len(ids) > MOST:
            raise ProblemError(413, f"{len(ids)} incidents are too many for one file: at most {MOST}, filter further")
        coding = told_of(connection, ids, known).coding
    with bench.store.desk(write=True) as connection:
        people.note(connection, viewer.name, "downloaded", f"{len(ids)} incidents as {form}, {profile}")
    out = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed once it was sent
    leaving = edition(coding, load_profile(profile), datetime.now(UTC), known.actors)
    export(leaving, form, cast(BinaryIO, out))
    out.seek(0)
    name = f"testigo.{_SUFFIX.get(form, form)}"
    return StreamingResponse(
        out,
        media_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
        background=BackgroundTask(out.close),
    )


_SUFFIX = {
    "acled": "acled.csv", "ucdp": "ucdp.csv", "hapi": "hapi.csv", "ftm-statements": "ftm.csv", "plover": "plover.jsonl",
    "ftm": "ftm.jsonl", "stix": "stix.json", "misp": "misp.json", "table": "txt", "atom": "atom.xml", "cap": "cap.xml",
    "brief": "brief.html", "geoparquet": "parquet",
}  # fmt: skip
