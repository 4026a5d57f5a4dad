"""A small gazetteer for tests: Mexico with its 32 states and a few places."""

from pathlib import Path

from testigo.resolution.gazetteer_store import PlaceRow, write_store

STATES = (
    *("Aguascalientes", "Baja California", "Baja California Sur", "Campeche", "Chiapas", "Chihuahua"),
    *("Ciudad de México", "Coahuila", "Colima", "Durango", "Estado de México", "Guanajuato", "Guerrero", "Hidalgo"),
    *("Jalisco", "Michoacán", "Morelos", "Nayarit", "Nuevo León", "Oaxaca", "Puebla", "Querétaro", "Quintana Roo"),
    *("San Luis Potosí", "Sinaloa", "Sonora", "Tabasco", "Tamaulipas", "Tlaxcala", "Veracruz", "Yucatán", "Zacatecas"),
)
MICHOACAN = 2 + STATES.index("Michoacán")
CHINICUILA = 100


def write_small_gazetteer(path: Path, more: tuple[str, ...] = ()) -> None:
    """Write the gazetteer to ``path``, with ``more`` towns."""
    rows = [PlaceRow(1, "country:MX", "Mexico", "country", "MX", None, None, 23, -102, 126_000_000, ("México",))]
    rows += [
        PlaceRow(
            *(number, f"admin1:MX.{number:02}", name, "state", "MX", None, None, 20, -100, 1_000_000),
            iso="MX-MIC" if number == MICHOACAN else None,
            pcode="MX16" if number == MICHOACAN else None,
        )
        for number, name in enumerate(STATES, start=2)
    ]
    rows += [
        PlaceRow(
            CHINICUILA,
            "admin2:MX.17.chinicuila",
            "Chinicuila",
            "municipality",
            "MX",
            MICHOACAN,
            None,
            18.7,
            -103.4,
            5_000,
        ),
        PlaceRow(101, "geonames:1", "Villa Victoria", "settlement", "MX", MICHOACAN, None, 18.758, -103.368, 1_010),
    ]
    rows += [
        PlaceRow(number, f"geonames:{number}", name, "settlement", "MX", MICHOACAN, None, 19, -102, 500)
        for number, name in enumerate(more, start=200)
    ]
    write_store(path, rows, {"attribution": "made for tests"})
