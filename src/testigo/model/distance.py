"""How far two points of the globe lie apart."""

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0  # mean radius


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance (haversine) of two points in degrees of WGS 84."""
    north, other_north = radians(lat), radians(other_lat)
    rise, run = north - other_north, radians(lon - other_lon)
    half = sin(rise / 2) ** 2 + cos(north) * cos(other_north) * sin(run / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
