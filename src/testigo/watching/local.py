"""Folders, mailboxes and archives on this computer, watched: what is in them is taken when they change."""

import hashlib
from datetime import datetime
from itertools import islice
from pathlib import Path

from testigo.model import Issue, Visit, VisitOutcome
from testigo.pipeline import BATCH
from testigo.sources.cards import Card
from testigo.sources.files import captures
from testigo.store import Store


def take_files(store: Store, card: Card, last: Visit | None, now: datetime) -> None:
    """Take what a card's files hold, unless they are those of the last visit."""
    mark = _mark(Path(card.where))
    if last is not None and last.etag == mark:
        store.watching.add_visit(Visit(card.id, now, VisitOutcome.UNCHANGED, etag=mark), ())
        return
    found, taken = captures([Path(card.where)], now), 0
    before = store.count_captures()
    while batch := list(islice(found, BATCH)):
        documents = [each for each in batch if not isinstance(each, Issue)]
        store.add_captures(documents)
        taken += len(documents)
        for each in batch:
            if isinstance(each, Issue):
                store.add_issue(each)
    fresh = store.count_captures() - before
    store.watching.add_visit(Visit(card.id, now, VisitOutcome.LISTED, found=taken, fresh=fresh, etag=mark), ())


def _mark(path: Path) -> str:
    """Return what tells one state of files from another: their names, sizes and times."""
    files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
    found = hashlib.sha256()
    for each in files:
        if each.exists():
            about = each.stat()
            found.update(f"{each}\0{about.st_size}\0{about.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return found.hexdigest()
