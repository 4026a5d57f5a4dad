"""The outlines of the map: simplified and encoded without moving anything far."""

import importlib.util
import json
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]


def module() -> ModuleType:
    pytest.importorskip("shapefile")
    spec = importlib.util.spec_from_file_location("build_outlines", ROOT / "packaging/build_outlines.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


OUTLINES = module()
BUILT: Path = OUTLINES.TARGET
POINTS = st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=2, max_size=40)


def decoded(line: str) -> list[tuple[float, float]]:
    numbers, value, shift = [], 0, 0
    for letter in line:
        digit = ord(letter) - 63
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            numbers.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    points, lon, lat = [], 0, 0
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        lon, lat = lon + dx, lat + dy
        points.append((lon / OUTLINES.STEPS_PER_DEGREE, lat / OUTLINES.STEPS_PER_DEGREE))
    return points


@given(POINTS)
def test_an_encoded_line_is_the_line_to_half_a_step(points: list[tuple[float, float]]) -> None:
    told = decoded(OUTLINES.encoded(points))
    assert len(told) == len(points)
    for (x, y), (lon, lat) in zip(told, points, strict=True):
        assert abs(x - lon) <= 0.0051
        assert abs(y - lat) <= 0.0051


@given(POINTS)
def test_the_letters_need_no_care_in_html(points: list[tuple[float, float]]) -> None:
    assert not set(OUTLINES.encoded(points)) & set("<>&\"'")


@given(POINTS, st.floats(0.001, 5))
def test_a_simplified_line_keeps_its_ends_and_stays_near(points: list[tuple[float, float]], tolerance: float) -> None:
    kept = OUTLINES.simplified(points, tolerance)
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    for point in points:
        assert min(OUTLINES.distance_to_line(point, start, end) for start, end in pairwise(kept)) <= tolerance + 1e-9


def test_a_straight_line_keeps_two_points() -> None:
    assert OUTLINES.simplified([(0, 0), (1, 1), (2, 2), (3, 3)], 0.01) == [(0, 0), (3, 3)]


@pytest.mark.skipif(not BUILT.exists(), reason="the map was not built here: Natural Earth is not installed")
def test_the_built_file_is_small_and_holds_the_states_of_mexico() -> None:
    built = json.loads(BUILT.read_text(encoding="utf-8"))
    assert sum(len(line) for name in ("countries", "states") for line in built[name]) < 1_000_000
    inside = [line for line in built["states"] if -118 < decoded(line)[0][0] < -86 and 14 < decoded(line)[0][1] < 33]
    assert len(inside) > 60  # 32 states meet along far more lines than that
    assert any(name == "Mexico City" and capital for name, *_, capital in built["cities"])
