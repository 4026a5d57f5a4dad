"""Which incidents an export is about: a period, an area, event types."""

from dataclasses import dataclass, replace
from datetime import date

from testigo.model import Code, Coding, DateRange, Incident, Place

Box = tuple[float, float, float, float]  # west, south, east, north in degrees of WGS 84


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for; None asks for nothing. Days are included at both ends, countries are ISO 3166-1 alpha-2."""

    since: date | None = None
    until: date | None = None
    country: str | None = None
    admin1: str | None = None
    box: Box | None = None
    event_types: frozenset[str] = frozenset()

    def of(self, coding: Coding) -> Coding:
        """Return the coding with the incidents that fit; one whose date or place is unknown fits no period or area."""
        return replace(coding, incidents=tuple(one for one in coding.incidents if self.fits(one)))

    def fits(self, incident: Incident) -> bool:
        """Say whether an incident is asked for."""
        kind = incident.event_type.value
        if self.event_types and not (isinstance(kind, Code) and kind.code in self.event_types):
            return False
        return self._in_period(_value(incident, "date")) and self._in_area(_value(incident, "place"))

    def _in_period(self, day: object) -> bool:
        if self.since is None and self.until is None:
            return True
        if not isinstance(day, DateRange):
            return False
        starts_in_time = self.until is None or (day.earliest or day.latest or date.max) <= self.until
        ends_in_time = self.since is None or (day.latest or day.earliest or date.min) >= self.since
        return starts_in_time and ends_in_time

    def _in_area(self, place: object) -> bool:
        if self.country is None and self.admin1 is None and self.box is None:
            return True
        if not isinstance(place, Place):
            return False
        if self.country not in (None, place.country) or self.admin1 not in (None, place.admin1):
            return False
        return self.box is None or _inside(place, self.box)


def _inside(place: Place, box: Box) -> bool:
    west, south, east, north = box
    if place.lat is None or place.lon is None:
        return False
    return west <= place.lon <= east and south <= place.lat <= north


def _value(incident: Incident, attribute: str) -> object:
    cell = incident.cell(attribute)
    if cell is None:
        return None
    return cell.value[0] if isinstance(cell.value, tuple) else cell.value
