"""Documents that come in by the workbench: kept before they are answered for, and coded one after the other."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from threading import Event, Lock, Thread

from testigo import pipeline
from testigo.lexicon.register import Register
from testigo.model import Issue, ServiceError, TestigoError, content_id
from testigo.pipeline.recalling import Recall
from testigo.pipeline.registering import ProposalReader, in_use, learnt
from testigo.sources.files import captures
from testigo.store import Store, intake, views

PAUSE = 30.0  # seconds after which the worker looks again by itself, for what another process took in
LOG = logging.getLogger(__name__)


def take_in(store: Store, name: str, data: bytes, published: date | None = None) -> tuple[list[int], list[Issue]]:
    """Keep the documents of an uploaded file; return the rows of their captures, and what could not be kept.

    Once this returns they are coded now or after a restart, whatever happens.
    """
    plain = PurePosixPath(name.replace("\\", "/")).name or "upload"
    with TemporaryDirectory() as folder:
        path = Path(folder) / plain
        path.write_bytes(data)
        found = list(captures([path], datetime.now(UTC)))
    taken = [each for each in found if not isinstance(each, Issue)]
    kept = [(replace(capture, origin=_named(capture.origin, folder)), body) for capture, body in taken]
    issues = [replace(each, subject=_named(each.subject, folder)) for each in found if isinstance(each, Issue)]
    if kept:
        store.add_captures(kept, published)
    for issue in issues:
        store.add_issue(issue)
    with store.desk() as connection:
        return intake.rows_of(connection, [capture for capture, _ in kept]), issues


def _named(origin: str, folder: str) -> str:
    return "upload: " + origin.removeprefix(folder).lstrip("/")


@dataclass
class Worker:
    """Codes what waits, makes the incidents anew and looks for proposals for the register, in a thread of its own.

    ``load`` gives the coder: that of the command line, so that both code by the same rules, places and actors, and by
    what persons accepted.
    """

    store: Store
    load: Callable[[Store], pipeline.Coder] = lambda store: pipeline.Coder.load(own=store.actors, learnt=learnt(store))
    proposals: ProposalReader = field(init=False)
    _wake: Event = field(default_factory=Event)
    _stop: Event = field(default_factory=Event)
    _loading: Lock = field(default_factory=Lock)
    _coder: tuple[str, pipeline.Coder] | None = None  # with what persons had accepted when it was loaded
    _recall: Recall = field(default_factory=Recall)
    _thread: Thread | None = None

    def __post_init__(self) -> None:
        """Read the proposals of the same store."""
        self.proposals = ProposalReader(self.store)

    def start(self) -> None:
        """Begin, with what an earlier run left."""
        self._thread = Thread(target=self._run, name="coding", daemon=True)
        self._thread.start()
        self._wake.set()

    def stop(self) -> None:
        """End after the document in hand."""
        self._stop.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(timeout=20)

    def wake(self) -> None:
        """Say that something came in."""
        self._wake.set()

    def coder(self) -> pipeline.Coder:
        """Return the coder, loaded when first needed and anew where persons accepted more since, here or elsewhere."""
        accepted = learnt(self.store)
        with self._loading:
            if self._coder is None or self._coder[0] != accepted:
                self._coder = accepted, self.load(self.store)
            return self._coder[1]

    def register(self) -> Register:
        """Return the register with the operator's actors and with what persons accepted."""
        return in_use(self.store)

    def _run(self) -> None:
        while not self._stop.is_set():
            self._wake.wait(PAUSE)
            self._wake.clear()
            if self._stop.is_set():
                return
            try:
                self.work()
            except TestigoError as error:  # told in the log; the next look tries again
                LOG.error("coding was broken off: %s", error)

    def work(self) -> None:
        """Code what waits and bring the view up to date, where there is anything to do."""
        if self.store.count_pending():
            pipeline.code_pending(self.store, self.coder())
        with self.store.desk() as connection:
            current = views.is_current(connection)
        if not current:
            pipeline.believe(self.store, self._recall)
        self.proposals.read_on(self.register())


def retry(store: Store, coder: pipeline.Coder, capture_row: int) -> bool:
    """Read a document again that gave trouble; say whether it gave a report now."""
    with store.desk() as connection:
        found = intake.capture_at(connection, capture_row)
    if found is None:
        raise ServiceError("the document was not kept: give it again")
    capture, published = found
    data = store.body(capture.sha256)
    if data is None:
        raise ServiceError("the document was not kept: give it again")
    pipeline.code_capture(capture, data, date.fromisoformat(published) if published else None, store, coder)
    with store.desk() as connection:
        return any(each.reports for each in intake.arrivals(connection, [capture_row]))


def pasted(store: Store, text: str, told: dict[str, str], published: date | None) -> list[int]:
    """Keep a text that was typed or pasted; ``told`` may give title, source and url."""
    line = json.dumps(
        {"id": content_id("pasted", text), "text": text, **{key: value for key, value in told.items() if value}},
        ensure_ascii=False,
    )
    rows, _ = take_in(store, "pasted.jsonl", line.encode(), published)
    return rows
