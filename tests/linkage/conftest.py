"""Two incidents in two languages, told by hand."""

import pytest
from hand_built import AGUILILLA, DURAN, Said, Telling, at_least, day, named, tell, weapon

from testigo.model import Count

MINE = "A landmine killed two soldiers near Aguililla on Friday. Sergeant Octavio Lira was hurt. Residents heard it."
MINE_LATER = (
    "Three soldiers have died of the landmine near Aguililla, the ministry said. Octavio Lira left hospital. "
    "The convoy was hit on Friday."
)
MINA = "Una mina mató a tres militares en Aguililla el 10 de marzo. El sargento Octavio Lira resultó herido."
COURT = "Gunmen shot five people at a football court in Durán on Sunday. Police blamed Los Lobos. Eight were wounded."
CANCHA = "Hombres armados mataron a cinco personas en una cancha de Durán el domingo. La policía acusa a Los Lobos."


@pytest.fixture
def mine() -> list[Telling]:
    soldiers = [Said("place", "Aguililla", AGUILILLA), Said("weapon", "landmine", weapon("landmine"))]
    return [
        tell(
            "mine-1",
            MINE,
            *soldiers,
            Said("date", "Friday", day("2023-03-10")),
            Said("killed", "two soldiers", at_least(2)),
            published="2023-03-11",
            title="Landmine kills soldiers in Aguililla",
            event_type="landmine_ied",
        ),
        tell(
            "mine-2",
            MINE_LATER,
            *soldiers,
            Said("date", "Friday", day("2023-03-10")),
            Said("killed", "Three soldiers", Count.exactly(3)),
            published="2023-03-14",
            title="Third soldier dies after Aguililla landmine",
            event_type="landmine_ied",
        ),
        tell(
            "mine-3",
            MINA,
            Said("place", "Aguililla", AGUILILLA),
            Said("weapon", "mina", weapon("landmine")),
            Said("date", "el 10 de marzo", day("2023-03-10")),
            Said("killed", "tres militares", Count.exactly(3)),
            published="2023-03-14",
            language="es",
            title="Mina mata a militares en Aguililla",
            event_type="landmine_ied",
        ),
    ]


@pytest.fixture
def court() -> list[Telling]:
    return [
        tell(
            "court-1",
            COURT,
            Said("place", "Durán", DURAN),
            Said("date", "Sunday", day("2023-07-16")),
            Said("perpetrator", "Los Lobos", named("Los Lobos")),
            Said("killed", "five people", Count.exactly(5)),
            published="2023-07-17",
            title="Five shot dead at football court in Durán",
        ),
        tell(
            "court-2",
            CANCHA,
            Said("place", "Durán", DURAN),
            Said("date", "domingo", day("2023-07-16")),
            Said("perpetrator", "Los Lobos", named("Los Lobos")),
            Said("killed", "cinco personas", Count.exactly(5)),
            published="2023-07-17",
            language="es",
            title="Matan a cinco en una cancha de Durán",
        ),
    ]
