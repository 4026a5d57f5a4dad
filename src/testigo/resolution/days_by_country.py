"""What the calendar means in a country: seasons of its hemisphere, holidays of its own dates."""

from dataclasses import replace

from testigo.lexicon.calendar import TimeReading
from testigo.lexicon.words import read_list

_OPPOSITE = {"spring": "fall", "summer": "winter", "fall": "spring", "winter": "summer"}


def in_country(reading: TimeReading, country: str | None) -> TimeReading:
    """Return a reading by the months and rules that hold in a country; without one by those of the north.

    A holiday whose day each country sets itself is written "independence|09-16": its name, and the day that holds
    where the country is not known or not listed.
    """
    table = read_list("", "countries")
    season, holiday = reading.season, reading.holiday
    if season and country in table["southern"]:
        season = _OPPOSITE[season]
    if holiday and "|" in holiday:
        name, usual = holiday.split("|")
        holiday = table["holidays"].get(name, {}).get(country, usual)
    to = in_country(reading.to, country) if reading.to else None
    base = in_country(reading.base, country) if reading.base else None
    return replace(reading, season=season, holiday=holiday, to=to, base=base)
