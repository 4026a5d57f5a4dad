"""``testigo compare`` and ``testigo corrections``: ours beside others', and ours beside what we gave before."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from testigo import pipeline
from testigo.exports import save
from testigo.exports.corrections import changes, write_changes, write_changes_feed
from testigo.exports.losses import profile_of
from testigo.exports.reading_back import read_records
from testigo.model import ConfigurationError
from testigo.pipeline import comparing, publishing
from testigo.pipeline.registering import in_use
from testigo.publication import load_profile
from testigo.settings import Settings
from testigo.store import open_store

Db = Annotated[str | None, typer.Option(help="Database URL or SQLite file")]
Out = Annotated[Path, typer.Option("-o", "--output", help="Where to write; .atom or .xml for a feed, else JSON lines")]
Replace = Annotated[bool, typer.Option("--replace", help="Replace a file that exists")]


def compare(
    file: Annotated[Path, typer.Argument(help="A CSV file in the layout of UCDP's or ACLED's")],
    db: Db = None,
    out: Annotated[Path | None, typer.Option("-o", "--output", help="Where to write each pair, as JSON lines")] = None,
    replace: Replace = False,
) -> None:
    """Link others' events to ours: what they have, what we have, where figures differ, with the reports."""
    settings = Settings.load()
    with open_store(db or settings.database, actors=settings.actors) as store:
        coding, actors = pipeline.believe(store), in_use(store)
    found = comparing.compare(coding, file, actors)
    console = Console(highlight=False)
    console.print(
        f"{len(found.pairs)} of their events are among ours; {len(found.differing)} differ in the number killed"
    )
    console.print(
        f"{len(found.only_theirs)} only they have; {len(found.only_ours)} only we have, in the days of their file"
    )
    for pair in found.differing:
        ours, theirs = pair.killed, pair.row.killed
        titles = ", ".join(coding.reports[key].heading for key in pair.incident.report_ids)
        console.print(
            f"  {pair.row.id}: killed {_figure(theirs)}, ours {pair.incident.id} {_figure(ours)} ({titles})",
            markup=False,
        )
    if out is not None:
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in comparing.told(found, coding))
        save({out: lambda file: file.write(lines.encode())}, replace=replace)


def corrections(
    earlier: Annotated[Path, typer.Argument(help="An earlier export: jsonl, geoparquet or ftm-statements")],
    out: Out,
    profile: Annotated[str, typer.Option(help="The profile of that export, and of what is written now")],
    db: Db = None,
    replace: Replace = False,
) -> None:
    """Write what changed since an earlier export: incidents added, corrected, merged, retracted."""
    before, rules = read_records(earlier), load_profile(profile)
    if (made_by := profile_of(earlier)) not in (None, rules.name):
        raise ConfigurationError(f"{earlier} was made by the profile {made_by}: compare what one profile gives")
    settings = Settings.load()
    with open_store(db or settings.database, actors=settings.actors) as store:
        coding, actors = pipeline.believe(store), in_use(store)
    now = publishing.edition(coding, rules, datetime.now(UTC), actors)
    found = list(changes(before, now))
    text = write_changes_feed if out.suffix in (".atom", ".xml") else write_changes
    save({out: lambda file: file.write(text(found, now).encode())}, replace=replace)
    told = ", ".join(f"{sum(one.act == act for one in found)} {act}" for act in dict.fromkeys(one.act for one in found))
    Console(stderr=True, highlight=False).print(f"{told or 'nothing changed'}, to {out}", markup=False)


def _figure(count: object) -> str:
    low, best, high = (getattr(count, end, None) for end in ("low", "best", "high"))
    return f"{low}-{best}-{'' if high is None else high}"
