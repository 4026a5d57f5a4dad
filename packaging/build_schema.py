"""Write ``docs/schema/incident.schema.json``, the JSON Schema of an incident, from the code.

python packaging/build_schema.py [--check]
"""

import argparse
import json
import sys
from pathlib import Path

from testigo.exports.record import IncidentRecord

SCHEMA = Path(__file__).resolve().parents[1] / "docs" / "schema" / "incident.schema.json"


def schema_text() -> str:
    """Return the schema as the file holds it."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **IncidentRecord.model_json_schema(mode="serialization"),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write the file, or with ``--check`` say whether it is current."""
    parser = argparse.ArgumentParser(description="Write the JSON Schema of an incident.")
    parser.add_argument("--check", action="store_true", help="only say whether the file is current")
    text = schema_text()
    if not parser.parse_args().check:
        SCHEMA.parent.mkdir(parents=True, exist_ok=True)
        SCHEMA.write_text(text, encoding="utf-8")
    elif not SCHEMA.is_file() or SCHEMA.read_text(encoding="utf-8") != text:
        sys.exit("docs/schema/incident.schema.json is not current: run python packaging/build_schema.py")


if __name__ == "__main__":
    main()
