"""The days of the holidays, by the rules that ``calendar.yaml`` names them with."""

from calendar import monthrange
from datetime import date, timedelta


def holiday_in(year: int, rule: str) -> date:
    """Return the day a rule of calendar.yaml names: "12-24", "easter-2" or "11 4 4" (month, weekday, which)."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter") or 0))
    if "-" in rule and " " not in rule:
        month, day = rule.split("-")
        return date(year, int(month), int(day))
    month_number, weekday, which = (int(part) for part in rule.split())
    days = [date(year, month_number, day) for day in range(1, monthrange(year, month_number)[1] + 1)]
    weekdays = [day for day in days if day.isoweekday() == weekday]
    return weekdays[which if which < 0 else which - 1]


def easter(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian algorithm, Nature 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    q = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * q) // 451
    month, day = divmod(h + q - 7 * m + 114, 31)
    return date(year, month, day + 1)
