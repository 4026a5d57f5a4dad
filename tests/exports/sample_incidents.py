"""The incidents of the invented reports, as an extractor and a reconciler could have believed them."""

from sample_coding import (
    AGUILILLA,
    ALLEGED,
    APATZINGAN,
    CALI,
    CHILPANCINGO,
    CJNG,
    CULIACAN,
    EL_COBANO,
    ESMERALDAS,
    HAITI,
    JAMUNDI,
    MANABI,
    MIREBALAIS,
    NIGHT,
    NORTE,
    OFFICIAL,
    SINALOA,
    Happening,
    Said,
    coding,
    day,
    days,
    named,
    people,
    weapon,
)

from testigo.model import Certainty, Coding, Count, DatePrecision, Gap, GapReason, Status, TimeOfDay, Words

OFFICERS = people("municipal police officers", "police", 2)
DRONES = Happening(
    "0a1",
    "drone_strike",
    {"r01": "struck", "r02": "ataque con drones", "r03": "ataque con drones"},
    (
        Said("date", "r02", "la noche del miércoles 12 de marzo", day("2025-03-12", NIGHT)),
        Said("date", "r01", "on Wednesday night", day("2025-03-12", NIGHT)),
        Said("place", "r01", "El Cobano", EL_COBANO),
        Said("place", "r02", "municipio de Aguililla", AGUILILLA),
        Said("perpetrator", "r01", "Cártel Jalisco Nueva Generación", CJNG, ALLEGED, "Residents"),
        Said("perpetrator", "r02", "CJNG", CJNG, ALLEGED, "Habitantes"),
        Said("target", "r01", "municipal police officers", OFFICERS),
        Said("target", "r01", "residents", people("residents", "civilians")),
        Said("weapon", "r01", "Drones", weapon("drone")),
        Said("weapon", "r01", "explosives", weapon("explosive")),
        Said(
            "killed",
            "r02",
            "Tres policías municipales",
            Count.exactly(3),
            OFFICIAL,
            "la Fiscalía de Michoacán",
            "targets",
        ),
        Said(
            "killed",
            "r01",
            "two municipal police officers",
            Count.exactly(2),
            OFFICIAL,
            "the state prosecutor's office",
            "targets",
            True,
        ),
        Said(
            "killed",
            "r03",
            "No hubo muertos",
            Count.exactly(0),
            Certainty.REPORTED,
            "un vocero del ayuntamiento",
            None,
            True,
        ),
        Said("injured", "r01", "at least four residents", Count(4, 4, None), OFFICIAL, "the state prosecutor's office"),
        Said("displaced", "r02", "Unas 15 familias", Gap(GapReason.UNRESOLVED, "families, not people")),
        Said(
            "damage",
            "r01",
            "Three houses and a patrol car were damaged",
            Words("Three houses and a patrol car were damaged"),
        ),
    ),
    certainty=Certainty.CONFIRMED,
)
CLASH = Happening(
    "0a2",
    "armed_clash",
    {"r04": "enfrentamiento"},
    (
        Said("date", "r04", "el sábado 1 de febrero", day("2025-02-01")),
        Said("place", "r04", "Jamundí", JAMUNDI),
        Said(
            "perpetrator",
            "r04",
            "tropas del Ejército",
            named("Ejército de Colombia", "military", "tropas del Ejército"),
        ),
        Said("target", "r04", "disidencias de las FARC", named("Disidencias de las FARC", "rebels")),
        Said("weapon", "r04", "fusiles", weapon("rifle")),
        Said("weapon", "r04", "granadas", weapon("grenade")),
        Said("killed", "r04", "cinco guerrilleros", Count.exactly(5), OFFICIAL, "el Ministerio de Defensa", "targets"),
        Said("killed", "r04", "un soldado", Count.exactly(1), OFFICIAL, "el Ministerio de Defensa", "perpetrators"),
    ),
    certainty=Certainty.CONFIRMED,
)
MANABI_MASSACRE = Happening(
    "0a3",
    "massacre",
    {"r05": "opened fire"},
    (
        Said("date", "r05", "on Sunday", day("2025-01-19")),
        Said("place", "r05", "Manabí province", MANABI),
        Said("perpetrator", "r05", "Los Lobos", named("Los Lobos", "criminal group"), ALLEGED, "Police"),
        Said("target", "r05", "people", people("people", "civilians")),
        Said("weapon", "r05", "opened fire", weapon("firearm")),
        Said("killed", "r05", "eight people", Count.exactly(8), OFFICIAL, "Ecuadorian police", "targets"),
        Said("injured", "r05", "several others", Count(3, None, None), OFFICIAL, "Ecuadorian police"),
    ),
)
ARSON = Happening(
    "0a4",
    "arson",
    {"r06": "setting fire"},
    (
        Said("date", "r06", "on Monday", day("2025-03-31")),
        Said("place", "r06", "Mirebalais, in central Haiti", MIREBALAIS),
        Said(
            "perpetrator", "r06", "Viv Ansanm coalition", named("Viv Ansanm", "criminal group", "Viv Ansanm coalition")
        ),
        Said("weapon", "r06", "setting fire", weapon("fire")),
        Said("killed", "r06", "more than 60 people", Count(61, None, None), ALLEGED, "Local radio"),
        Said("displaced", "r06", "5,900 people", Count.exactly(5900), OFFICIAL, "The UN migration agency"),
        Said("damage", "r06", "dozens of homes", Words("dozens of homes")),
    ),
)
ABDUCTION = Happening(
    "0a5",
    "abduction",
    {"r07": "privaron de la libertad"},
    (
        Said("date", "r07", "durante febrero", days("2025-02-01", "2025-02-28", DatePrecision.MONTH)),
        Said("place", "r07", "Sinaloa", SINALOA),
        Said("perpetrator", "r07", "Hombres armados", people("Hombres armados", "armed group")),
        Said("target", "r07", "jornaleros", people("jornaleros", "civilians", 7)),
        Said(
            "abducted",
            "r07",
            "siete jornaleros",
            Count.exactly(7),
            ALLEGED,
            "una organización de familiares",
            "targets",
        ),
    ),
    certainty=Certainty.ALLEGED,
)
CATATUMBO = Happening(
    "0a6",
    "armed_clash",
    {"r08": "combates"},
    (
        Said("date", "r08", "entre el 16 y el 18 de enero", days("2025-01-16", "2025-01-18", DatePrecision.RANGE)),
        Said("place", "r08", "el Catatumbo, Norte de Santander", NORTE),
        Said("perpetrator", "r08", "el ELN", named("ELN", "rebels", "el ELN")),
        Said("perpetrator", "r08", "el Frente 33", named("Frente 33", "rebels", "el Frente 33")),
        Said("killed", "r08", "al menos 60 muertos", Count(60, 60, None), OFFICIAL, "la Defensoría del Pueblo"),
        Said(
            "displaced",
            "r08",
            "Cerca de 50.000 personas",
            Count(45000, 50000, 55000),
            OFFICIAL,
            "la Defensoría del Pueblo",
        ),
    ),
)
MINE = Happening(
    "0a7",
    "landmine_ied",
    {"r09": "drove over a landmine", "r10": "mina"},
    (
        Said("date", "r09", "on Tuesday", day("2025-05-27")),
        Said("date", "r10", "ayer", day("2025-05-27")),
        Said("place", "r09", "outside Apatzingán", APATZINGAN),
        Said("target", "r09", "A lime farmer", people("A lime farmer", "civilians", 1)),
        Said("weapon", "r09", "landmine", weapon("landmine")),
        Said("killed", "r09", "A lime farmer was killed", Count.exactly(1), OFFICIAL, "the army", "targets"),
        Said("killed", "r10", "Un productor de limón murió", Count.exactly(1), side="targets"),
        Said("injured", "r09", "two sons", Count.exactly(2), OFFICIAL, "the army", "targets"),
        Said("injured", "r10", "Dos familiares", Count.exactly(2), OFFICIAL, "el Ejército", "targets"),
    ),
    certainty=Certainty.CONFIRMED,
)
BOMBS = Happening(
    "0a8",
    "landmine_ied",
    {"r11": "exploded"},
    (
        Said("date", "r11", "on Tuesday", day("2025-06-10")),
        Said("place", "r11", "Cali", CALI),
        Said("perpetrator", "r11", "Estado Mayor Central", named("Estado Mayor Central", "rebels"), ALLEGED, "He"),
        Said("target", "r11", "police stations", people("police stations", "police")),
        Said("weapon", "r11", "Car bombs", weapon("vehicle_bomb")),
        Said("killed", "r11", "seven people", Count.exactly(7), OFFICIAL, "Colombia's police chief", "targets"),
        Said("injured", "r11", "more than 50", Count(51, None, None), OFFICIAL, "Colombia's police chief", "targets"),
    ),
)
BLOCKADE = Happening(
    "0a9",
    "road_blockade",
    {"r12": "bloquearon"},
    (
        Said("date", "r12", "el lunes por la tarde", day("2025-06-30", TimeOfDay.AFTERNOON)),
        Said("place", "r12", "Culiacán", CULIACAN),
        Said("perpetrator", "r12", "Civiles armados", people("Civiles armados", "armed group")),
        Said("injured", "r12", "No se reportaron personas lesionadas", Count.exactly(0)),
        Said("damage", "r12", "quemaron vehículos", Words("quemaron vehículos")),
    ),
)
GRENADE = Happening(
    "0b1",
    "grenade",
    {"r13": "thrown"},
    (
        Said("date", "r13", "on Thursday evening", day("2025-04-17", TimeOfDay.EVENING)),
        Said("place", "r13", "Esmeraldas", ESMERALDAS),
        Said("target", "r13", "A soldier", people("A soldier", "military", 1)),
        Said("weapon", "r13", "grenade", weapon("grenade")),
        Said(
            "injured", "r13", "A soldier was wounded", Count.exactly(1), OFFICIAL, "Ecuador's armed forces", "targets"
        ),
    ),
)
SECOND_GRENADE = Happening(
    "0b2",
    "grenade",
    {"r13": "set off a second grenade"},
    (
        Said("date", "r13", "on Thursday evening", day("2025-04-17", TimeOfDay.EVENING)),
        Said("place", "r13", "Esmeraldas", ESMERALDAS),
        Said("weapon", "r13", "second grenade", weapon("grenade")),
    ),
    status=Status.ATTEMPTED,
    main=False,
)
MARCH = Happening(
    "0b3",
    "protest_intervention",
    {"r14": "dispersaron"},
    (
        Said("date", "r14", "el sábado", day("2025-03-01")),
        Said("place", "r14", "Chilpancingo, Guerrero", CHILPANCINGO),
        Said("perpetrator", "r14", "Policías estatales", people("Policías estatales", "police")),
        Said("target", "r14", "una marcha por la paz", people("una marcha por la paz", "protesters")),
        Said("detained", "r14", "Doce personas", Count.exactly(12), Certainty.REPORTED, "los organizadores", "targets"),
    ),
)
JOURNALIST = Happening(
    "0b4",
    "abduction",
    {"r15": "abducted"},
    (
        Said("date", "r15", "last week", days("2025-05-05", "2025-05-11", DatePrecision.WEEK)),
        Said("place", "r15", "Haiti", HAITI),
        Said("target", "r15", "A radio journalist", people("A radio journalist", "journalists", 1)),
        Said(
            "abducted",
            "r15",
            "A radio journalist was abducted",
            Count.exactly(1),
            Certainty.REPORTED,
            "his station",
            "targets",
        ),
    ),
)
THREATS = Happening(
    "0b5",
    "attack_on_civilians",
    {"r01": "the third of its kind"},
    (Said("place", "r01", "Coalcomán", AGUILILLA), Said("place", "r01", "Apatzingán", APATZINGAN)),
    main=False,
    contested=("place",),
)

SAMPLES = (
    DRONES,
    CLASH,
    MANABI_MASSACRE,
    ARSON,
    ABDUCTION,
    CATATUMBO,
    MINE,
    BOMBS,
    BLOCKADE,
    GRENADE,
    SECOND_GRENADE,
    MARCH,
    JOURNALIST,
    THREATS,
)


def sample_coding() -> Coding:
    return coding(SAMPLES)
