"""What the wheel holds: a user needs neither Node nor the network to see the pages and their map."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[2]
WEB = ROOT / "src" / "testigo" / "web"


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The paths in the wheel, as the build hook and hatchling choose them; nothing is built."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    hatch_build = import_module("hatch_build")
    monkeypatch.setattr(hatch_build, "build_where_needed", lambda *_: None)
    told: dict[str, Any] = {"artifacts": []}
    builder = WheelBuilder(str(ROOT))
    hook = hatch_build.DataFilesHook(str(ROOT), {}, builder.config, builder.metadata, "", "wheel", builder.app)
    hook.initialize("standard", told)
    told = {"force_include": {}, **builder.get_default_build_data(), **told}
    with builder.config.set_build_data(told):
        return {file.distribution_path for file in builder.recurse_included_files()}


def test_the_wheel_holds_every_page_script_and_word(held: set[str]) -> None:
    for folder, suffixes in (("templates", {".html"}), ("static", {".js", ".css", ".svg"})):
        files = [path for path in (WEB / folder).iterdir() if path.suffix in suffixes]
        assert len(files) > 3
        assert {f"testigo/web/{folder}/{path.name}" for path in files} <= held
    assert "testigo/web/words.yaml" in held
    assert not [path for path in held if "node_modules" in path or path.startswith("tests")]


def test_the_wheel_holds_what_was_built(held: set[str]) -> None:
    built = [WEB / "static" / "vendor" / name for name in ("maplibre-gl.mjs", "maplibre-gl-worker.mjs", "LICENSE.txt")]
    built += [ROOT / "src/testigo/exports/outlines.json", ROOT / "src/testigo/resolution/gazetteer.sqlite"]
    present = [path for path in built if path.is_file()]
    if not present:
        pytest.skip("nothing was built here: pip install . builds it")
    assert {path.relative_to(ROOT / "src").as_posix() for path in present} <= held
