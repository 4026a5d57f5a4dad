"""Write the JSON Schemas in ``docs/schema`` from the code: of an incident, and of a record in PLOVER's JSON.

python packaging/build_schema.py [--check]
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Literal

from pydantic import BaseModel

from testigo.exports.plover_record import PloverRecord
from testigo.exports.record import IncidentRecord

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "schema"
SCHEMAS: dict[str, type[BaseModel]] = {"incident": IncidentRecord, "plover": PloverRecord}


def path_of(name: str) -> Path:
    """Return the file of a schema."""
    return FOLDER / f"{name}.schema.json"


def schema_text(name: str) -> str:
    """Return a schema as its file holds it."""
    # a PLOVER record leaves out what is absent, so its schema is that of what may be read
    mode: Literal["serialization", "validation"] = "serialization" if name == "incident" else "validation"
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **SCHEMAS[name].model_json_schema(mode=mode)}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write the files, or with ``--check`` say whether they are current."""
    parser = argparse.ArgumentParser(description="Write the JSON Schemas of the records.")
    parser.add_argument("--check", action="store_true", help="only say whether the files are current")
    check = parser.parse_args().check
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        if not check:
            path_of(name).write_text(schema_text(name), encoding="utf-8")
        elif not path_of(name).is_file() or path_of(name).read_text(encoding="utf-8") != schema_text(name):
            sys.exit(f"docs/schema/{name}.schema.json is not current: run python packaging/build_schema.py")


if __name__ == "__main__":
    main()
