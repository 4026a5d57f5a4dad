"""Invented reports that name invented people, in every way that reports do and wherever a name can stand."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from testigo.model import Capture, digest

REPORTS: tuple[dict[str, str], ...] = (
    {
        "id": "asesinan-a-rosaura-quintanilla",
        "title": "Asesinan a la maestra Rosaura Quintanilla Meléndez en Tame",
        "url": "https://example.org/arauca/2021/rosaura-quintanilla-melendez-asesinada",
        "source": "El Cronista de los Llanos",
        "published": "2021-06-18",
        "language": "es",
        "text": (
            "Hombres armados mataron el jueves 17 de junio de 2021 a la maestra Rosaura Quintanilla Meléndez, "
            "de 43 años, y a su hijo, el niño Jhon Eider Quintanilla, de 9 años, en Tame (Arauca), informó la "
            "Policía.\n\nQuintanilla daba clases en una escuela rural. «A Rosaura la querían todos», dijo su "
            "vecino Teófilo Barragán Ñustes. La gobernadora Aurelia Montealegre condenó el crimen. La Policía "
            "señaló como presunto responsable a Wilfrán Ospitia, alias El Mocho, integrante del ELN."
        ),
    },
    {
        "id": "r-tame-2",
        "title": "Teacher Rosaura Quintanilla and son shot dead in eastern Colombia",
        "url": "https://example.org/wire/teacher-tame?by=h.b.lindqvist",
        "source": "Meridian Wire",
        "published": "2021-06-19",
        "language": "en",
        "text": (
            "TAME, Colombia -- Gunmen killed a teacher and her 9-year-old son in the Colombian town of Tame "
            "on Thursday, June 17, police said.\n\nThe teacher, identified as Rosaura Quintanilla, 43, was "
            "shot at home. A neighbor, Teofilo Barragan Nustes, said two men came on a motorcycle. “Mrs. "
            "Quintanilla had been threatened,” said Helga O'Brannigan-Lind, a lawyer.\n\nArauca Governor "
            "Aurelia Montealegre called the killing cowardly."
        ),
    },
    {
        "id": "r-clinic",
        "title": "Two nurses abducted from clinic in Santa Rosalía",
        "url": "https://example.org/wire/santa-rosalia-clinic",
        "source": "Hidden Desk",
        "published": "2023-03-14",
        "language": "en",
        "text": (
            "Gunmen abducted two nurses from a clinic in Aguililla, in the Mexican state of Michoacan, on "
            "Sunday, March 12, 2023, the health department said. The nurses, Yaretzi Cantoralva, 24, and "
            "Brianda Ollervides, 31, were taken in a white pickup, according to a driver. Police said members of "
            "the Jalisco New Generation Cartel were suspected."
        ),
    },
    {
        "id": "r-drone",
        "title": "Drones kill two officers in Apatzingán",
        "url": "https://example.org/open/apatzingan",
        "source": "Sierra Wire",
        "published": "2023-03-20",
        "language": "en",
        "text": (
            "Drones dropped explosives on a police post in Apatzingan, Michoacan, on Saturday, March 18, "
            "2023, killing two police officers and wounding three, prosecutors said. One of the dead was "
            "Officer Heriberto Ruvalcaba-Sáenz; a prosecutor, Dr. Ximena Arcaute, said the cartel CJNG was "
            "behind the attack."
        ),
    },
)

# whole names and the parts of them that are words of no other kind in these reports
PRIVATE = (
    "Rosaura Quintanilla Meléndez",
    "Rosaura",
    "Quintanilla",
    "Jhon Eider Quintanilla",
    "Jhon Eider",
    "Teófilo Barragán Ñustes",
    "Teofilo Barragan Nustes",
    "Barragán",
    "Barragan",
    "Wilfrán Ospitia",
    "Ospitia",
    "El Mocho",
    "Helga O'Brannigan-Lind",
    "Brannigan",
    "Yaretzi Cantoralva",
    "Cantoralva",
    "Brianda Ollervides",
    "Ollervides",
    "Heriberto Ruvalcaba-Sáenz",
    "Ruvalcaba",
)
OFFICIAL = ("Aurelia Montealegre",)


def captured(reports: Iterable[dict[str, str]]) -> Iterator[tuple[Capture, bytes]]:
    for report in reports:
        data = json.dumps(report, ensure_ascii=False).encode()
        yield Capture(digest(data), "application/json", report["id"], datetime(2024, 1, 1, tzinfo=UTC), len(data)), data
