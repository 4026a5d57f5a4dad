"""A map as SVG paths: outlines and places of incidents in a frame around them, in degrees brought to millimetres."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians, sqrt
from typing import Any

from testigo.exports.record import IncidentRecord

WIDTH, HEIGHT = 174.0, 96.0  # millimetres: the text width of an A4 page
MARGIN, LEAST = 0.15, 1.5  # of the span around the places; degrees
DOT = 1.1  # radius in millimetres of one incident; areas grow with their number
Point = tuple[float, float]  # longitude, latitude


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the world that is shown, with degrees of longitude as long as they are at its middle."""

    west: float
    south: float
    scale: float  # millimetres a degree of latitude
    squeeze: float  # of degrees of longitude

    def place(self, point: Point) -> Point:
        """Return where a point lies on the page, in millimetres from the upper left."""
        return (point[0] - self.west) * self.squeeze * self.scale, HEIGHT - (point[1] - self.south) * self.scale

    def holds(self, points: Sequence[Point]) -> bool:
        """Say whether the box around the points touches the frame."""
        placed = [self.place(point) for point in points]
        xs, ys = [x for x, _ in placed], [y for _, y in placed]
        return min(xs) <= WIDTH and max(xs) >= 0 and min(ys) <= HEIGHT and max(ys) >= 0


def drawn_map(records: Sequence[IncidentRecord]) -> dict[str, Any] | None:
    """Return the paths and dots of the map, or None where no incident has coordinates."""
    places: dict[Point, int] = {}
    for record in records:
        if record.place is not None and record.place.lat is not None and record.place.lon is not None:
            point = (record.place.lon, record.place.lat)
            places[point] = places.get(point, 0) + 1
    if not places:
        return None
    frame = frame_around(list(places))
    lines = _outlines()
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "land": _path(frame, [ring for polygon in lines["land"] for ring in polygon], closed=True),
        "countries": _path(frame, lines["countries"], closed=False),
        "states": _path(frame, lines["states"], closed=False),
        "dots": [(*map(_short, frame.place(point)), round(DOT * sqrt(number), 2)) for point, number in places.items()],
    }


def frame_around(points: Sequence[Point]) -> Frame:
    """Return the frame that holds all points, with room around them."""
    west, east = min(lon for lon, _ in points), max(lon for lon, _ in points)
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    squeeze = max(0.2, cos(radians((south + north) / 2)))
    tall, wide = max(north - south, LEAST) * (1 + 2 * MARGIN), max(east - west, LEAST) * (1 + 2 * MARGIN)
    scale = min(HEIGHT / tall, WIDTH / (wide * squeeze))
    return Frame(
        (west + east) / 2 - WIDTH / scale / squeeze / 2, (south + north) / 2 - HEIGHT / scale / 2, scale, squeeze
    )


def decoded(line: str, steps: int) -> list[Point]:
    """Return the points of a line in the encoded polyline format, longitude first."""
    numbers, value, shift = [], 0, 0
    for character in line:
        digit = ord(character) - 63
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            numbers.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    points, lon, lat = [], 0, 0
    for east, north in zip(numbers[::2], numbers[1::2], strict=True):
        lon, lat = lon + east, lat + north
        points.append((lon / steps, lat / steps))
    return points


def _path(frame: Frame, lines: Sequence[Sequence[Point]], *, closed: bool) -> str:
    return " ".join(_strokes(frame, lines, closed))


def _strokes(frame: Frame, lines: Sequence[Sequence[Point]], closed: bool) -> Iterator[str]:
    for line in lines:
        if frame.holds(line):
            placed = [frame.place(point) for point in line]
            yield "M" + "L".join(f"{_short(x)} {_short(y)}" for x, y in placed) + ("Z" if closed else "")


def _short(number: float) -> float:
    return round(max(-400.0, min(600.0, number)), 2)


@cache
def _outlines() -> dict[str, Any]:
    """The outlines, or none where they were not built: the map then has dots alone."""
    built = files("testigo.exports").joinpath("outlines.json")
    if not built.is_file():
        return {"land": [], "countries": [], "states": []}
    data = json.loads(built.read_text(encoding="utf-8"))
    steps = data["steps_per_degree"]
    return {
        "land": [[decoded(ring, steps) for ring in polygon] for polygon in data["land"]],
        "countries": [decoded(line, steps) for line in data["countries"]],
        "states": [decoded(line, steps) for line in data["states"]],
    }
