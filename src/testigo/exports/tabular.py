"""What the flat CSV is, in the words of its receivers: CSV on the Web, and Frictionless Data Package."""

import json
from typing import Any

from testigo.exports.assembly import COUNTS
from testigo.exports.edition import Edition
from testigo.exports.flat import COLUMNS

INTEGERS = {"report_count", *(f"{count}_{end}" for count in COUNTS for end in ("low", "best", "high"))}
TYPES = dict.fromkeys(INTEGERS, "integer") | {
    "main": "boolean",
    "date_earliest": "date",
    "date_latest": "date",
    "latitude": "number",
    "longitude": "number",
}
TITLE = "Incidents of armed violence, as reports tell of them"
NOTE = "An empty cell is unknown, never zero; the column gaps says why. Lists are joined by '; '."


def csvw_metadata(edition: Edition, file: str) -> str:
    """Return the metadata of CSV on the Web for the flat CSV: ``file`` is its name."""
    metadata: dict[str, Any] = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": file,
        "dc:title": TITLE,
        "dc:description": f"{NOTE} Profile: {edition.profile}.",
        "dc:modified": {"@value": edition.made.date().isoformat(), "@type": "http://www.w3.org/2001/XMLSchema#date"},
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n", "\n"]},
        "tableSchema": {
            "primaryKey": "id",
            "columns": [
                {
                    "name": name,
                    "titles": name,
                    "datatype": TYPES.get(name, "string"),
                    "required": name == "id",
                }
                for name in COLUMNS
            ],
        },
    }
    return json.dumps(metadata, ensure_ascii=False, indent=1) + "\n"


def data_package(edition: Edition, file: str) -> str:
    """Return the Frictionless Data Package of the flat CSV: ``file`` is its name."""
    package = {
        "name": "testigo-incidents",
        "title": TITLE,
        "description": f"{NOTE} Profile: {edition.profile}.",
        "created": edition.made.isoformat(timespec="seconds"),
        "resources": [
            {
                "name": "incidents",
                "path": file,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {
                    "primaryKey": ["id"],
                    "missingValues": [""],
                    "fields": [{"name": name, "type": TYPES.get(name, "string")} | _needed(name) for name in COLUMNS],
                },
            }
        ],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _needed(name: str) -> dict[str, Any]:
    return {"constraints": {"required": True, "unique": True}} if name == "id" else {}
