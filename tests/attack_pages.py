"""Pages that tell of an attack, for tests that take documents in from the web."""

PAGE = (
    "<!doctype html><html lang='en'><head><meta property='article:published_time' content='2026-03-10'></head><body>"
    "<article><h1>{title}</h1><p>{lead} Residents told reporters that the attackers came in two trucks, opened fire "
    "and left within minutes.</p></article></body></html>"
)
FIVE = "Gunmen killed five farmers on Monday in Aguililla, Michoacán, the state prosecutor said."
BOMB = "A car bomb killed two soldiers on Friday in Tecate, Baja California, the army said."
