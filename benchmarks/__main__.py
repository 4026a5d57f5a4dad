"""``python -m benchmarks NAME ...``: each name is a module with a ``main``, loaded only when it is run."""

import sys
from importlib import import_module

NAMES = (
    "muc4",
    "linking",
    "bulletins",
    "casualties",
    "tolls",
    "roles",
    "places",
    "places_speed",
    "dates",
    "fights",
    "gvdb",
    "swaps",
    "relevance",
    "rough",
    "speed",
    "stream_speed",
    "golden",
    "corpus",
    "corpus_agreement",
    "pages",
    "copies",
    "watching",
    "names",
    "workbench",
)


def main(arguments: list[str]) -> int:
    """Run the benchmark that the first argument names; return its exit status."""
    if not arguments or arguments[0] not in NAMES:
        given = f"no benchmark {arguments[0]!r}: " if arguments else ""
        print(f"{given}usage: python -m benchmarks {{{','.join(NAMES)}}} ...", file=sys.stderr)
        return 2
    status: int = import_module(f"benchmarks.{arguments[0]}").main(arguments[1:])
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
