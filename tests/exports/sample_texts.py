"""Invented reports for the exports' tests: no report here was ever published."""

REPORTS: dict[str, dict[str, str | None]] = {
    "r01": {
        "language": "en",
        "source": "Sierra Wire",
        "published": "2025-03-14",
        "title": "Drones hit hamlet near Aguililla; two officers killed",
        "url": "https://example.org/sierra/drones-aguililla",
        "text": (
            "AGUILILLA, Michoacán — Drones loaded with explosives struck the hamlet of El Cobano on Wednesday night, "
            "killing two municipal police officers and injuring at least four residents, the state prosecutor's office "
            "said.\n\nResidents blamed the Cártel Jalisco Nueva Generación, which has fought local self-defense groups "
            "for control of the road to Coalcomán. \u201cThey came from the hill, five or six of them,\u201d said a "
            "woman who asked not to be named 🕊.\n\nThree houses and a patrol car were damaged. Several families left "
            "for Apatzingán before dawn.\n\nThe attack was the third of its kind since January, according to a parish "
            "priest."
        ),
    },
    "r02": {
        "language": "es",
        "source": "El Faro de Tierra Caliente",
        "published": "2025-03-15",
        "title": "Suben a tres los policías muertos por ataque con drones en El Cobano",
        "url": "https://example.org/faro/cobano",
        "text": (
            "Tres policías municipales murieron tras el ataque con drones ocurrido la noche del miércoles 12 de marzo "
            "en El Cobano, municipio de Aguililla, informó la Fiscalía de Michoacán. Uno de los agentes falleció el "
            "viernes en un hospital de Uruapan.\n\nOtras cuatro personas resultaron heridas. Habitantes señalaron al "
            "CJNG como presunto responsable.\n\nUnas 15 familias abandonaron la comunidad."
        ),
    },
    "r03": {
        "language": "es",
        "source": "Radio Comunitaria del Sur",
        "published": "2025-03-13",
        "title": "Vecinos reportan ataque <script>alert('x')</script> con drones",
        "url": None,
        "text": (
            "Vecinos de El Cobano reportaron anoche un ataque con drones. «No hubo muertos», dijo un vocero del "
            "ayuntamiento a esta radio, aunque pobladores hablan de dos agentes caídos. <b>La comunidad</b> pide "
            "ayuda & protección.</script>"
        ),
    },
    "r04": {
        "language": "es",
        "source": "Diario del Pacífico",
        "published": "2025-02-03",
        "title": "Enfrentamiento en Jamundí deja cinco guerrilleros y un soldado muertos",
        "url": "https://example.org/pacifico/jamundi",
        "text": (
            "Un enfrentamiento entre tropas del Ejército y disidencias de las FARC en zona rural de Jamundí, Valle del "
            "Cauca, dejó cinco guerrilleros y un soldado muertos el sábado 1 de febrero, confirmó el Ministerio de "
            "Defensa.\n\nLos combates comenzaron en la madrugada, con fusiles y granadas, y se extendieron por cuatro "
            "horas."
        ),
    },
    "r05": {
        "language": "en",
        "source": "Andes Monitor",
        "published": "2025-01-22",
        "title": "Gunmen kill eight at cockfight in Manabí",
        "url": "https://example.org/andes/manabi",
        "text": (
            "Gunmen wearing uniforms burst into a cockfighting ring in Manabí province on Sunday and opened fire, "
            "killing eight people and wounding several others, Ecuadorian police said. Police said they suspect the "
            "gang Los Lobos. The motive is not known."
        ),
    },
    "r06": {
        "language": "en",
        "source": "Caribbean Dispatch",
        "published": "2025-04-02",
        "title": "Gang coalition sets fire to homes in Mirebalais",
        "url": "https://example.org/caribbean/mirebalais",
        "text": (
            "Members of the Viv Ansanm coalition attacked Mirebalais, in central Haiti, on Monday, setting fire to "
            "dozens of homes and freeing prisoners. Local radio reported more than 60 people killed; police gave no "
            "figure.\n\nThe UN migration agency said 5,900 people fled the town within three days."
        ),
    },
    "r07": {
        "language": "es",
        "source": "Crónica del Norte",
        "published": "2025-02-20",
        "title": "Privan de la libertad a siete jornaleros en Sinaloa",
        "url": None,
        "text": (
            "Hombres armados privaron de la libertad a siete jornaleros en Sinaloa durante febrero, denunció una "
            "organización de familiares. Las autoridades no han confirmado el hecho."
        ),
    },
    "r08": {
        "language": "es",
        "source": "La Voz del Catatumbo",
        "published": "2025-01-19",
        "title": "Más de 50 mil desplazados por la guerra en el Catatumbo",
        "url": "https://example.org/catatumbo/desplazados",
        "text": (
            "Los combates entre el ELN y el Frente 33 en el Catatumbo, Norte de Santander, dejaron al menos 60 muertos "
            "entre el 16 y el 18 de enero, según la Defensoría del Pueblo. Cerca de 50.000 personas fueron "
            "desplazadas, la mayoría hacia Cúcuta."
        ),
    },
    "r09": {
        "language": "en",
        "source": "Sierra Wire",
        "published": "2025-05-28",
        "title": "Landmine kills farmer outside Apatzingán",
        "url": "https://example.org/sierra/mine",
        "text": (
            "A lime farmer was killed on Tuesday when his pickup drove over a landmine on a dirt road outside "
            "Apatzingán, the army said. His two sons were hurt. No group has been blamed for planting the device."
        ),
    },
    "r10": {
        "language": "es",
        "source": "El Faro de Tierra Caliente",
        "published": "2025-05-28",
        "title": "Mina mata a limonero en Apatzingán",
        "url": "https://example.org/faro/limonero",
        "text": (
            "Un productor de limón murió ayer al pisar su camioneta una mina en un camino de terracería de Apatzingán. "
            "Dos familiares resultaron lesionados, de acuerdo con el Ejército."
        ),
    },
    "r11": {
        "language": "en",
        "source": "Andes Monitor",
        "published": "2025-06-11",
        "title": "Wave of bombs in Cali and nearby towns kills seven",
        "url": "https://example.org/andes/cali",
        "text": (
            "Car bombs and motorcycle bombs exploded near police stations in Cali on Tuesday, killing seven people, "
            "among them two police officers, and injuring more than 50, Colombia's police chief said. He attributed "
            "the attacks to the Estado Mayor Central."
        ),
    },
    "r12": {
        "language": "es",
        "source": "Crónica del Norte",
        "published": "2025-06-30",
        "title": "Bloqueos y quema de vehículos en Culiacán",
        "url": None,
        "text": (
            "Civiles armados bloquearon avenidas y quemaron vehículos en Culiacán el lunes por la tarde. No se "
            "reportaron personas lesionadas."
        ),
    },
    "r13": {
        "language": "en",
        "source": "Andes Monitor",
        "published": "2025-04-18",
        "title": "Soldier wounded in grenade attack on Esmeraldas checkpoint",
        "url": "https://example.org/andes/esmeraldas",
        "text": (
            "A soldier was wounded when a grenade was thrown at a checkpoint in Esmeraldas on Thursday evening, "
            "Ecuador's armed forces said. An attempt to set off a second grenade failed."
        ),
    },
    "r14": {
        "language": "es",
        "source": "Radio Comunitaria del Sur",
        "published": "2025-03-02",
        "title": "Marcha por la paz en Chilpancingo fue dispersada con gas",
        "url": None,
        "text": (
            "Policías estatales dispersaron con gas lacrimógeno una marcha por la paz en Chilpancingo, Guerrero, el "
            "sábado. Doce personas fueron detenidas, dijeron los organizadores."
        ),
    },
    "r15": {
        "language": "en",
        "source": "Caribbean Dispatch",
        "published": "2025-05-12",
        "title": "Journalist abducted in Haiti",
        "url": None,
        "text": "A radio journalist was abducted in Haiti last week, his station said. His whereabouts are unknown.",
    },
}
