"""Runs of the real pipeline over files, and what is compared of them."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from testigo import pipeline
from testigo.exports import Edition, exporter
from testigo.model import Coding
from testigo.store import open_store


def coded(coder: pipeline.Coder, *runs: Sequence[Path], db: str = "sqlite://") -> Coding:
    """What is believed after the given runs, one after the other, over one database."""
    with open_store(db) as store:
        for paths in runs:
            pipeline.code(paths, store, coder)
            coding = pipeline.believe(store)
        return coding


def records(coding: Coding) -> list[dict[str, Any]]:
    """The incidents as JSON, in the order of the export."""
    out = io.StringIO()
    exporter("jsonl")(Edition.of(coding), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def without_ids(coding: Coding) -> list[str]:
    """The incidents without the ids that they were minted under, in an order of their own."""
    return sorted(json.dumps(record | {"id": None}, sort_keys=True) for record in records(coding))
