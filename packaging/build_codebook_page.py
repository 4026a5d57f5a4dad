"""Writes docs/codebook.md from the codebook's files.

python packaging/build_codebook_page.py           writes the page
python packaging/build_codebook_page.py --check   exits 1 where the page is not current
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from testigo.codebook import ActorKind, Attribute, Codebook, EventType, Rule, Term, Weapon, load

PAGE = Path(__file__).parents[1] / "docs" / "codebook.md"
COMMAND = "python packaging/build_codebook_page.py"
LANGUAGES = {"en": "English", "es": "Spanish"}


def page(codebook: Codebook) -> str:
    """Return the whole page as Markdown."""
    parts = [
        "# Codebook",
        f"Generated from `src/testigo/codebook/*.yaml` by `{COMMAND}`: change those files, not this page.",
        "## Event types",
        *(_event(event) for event in codebook.event_types.values()),
        "## Attributes of an incident",
        _attributes(codebook.attributes.values()),
        "## Weapons",
        "Types only. A wider type is implied by a narrower one.",
        _weapons(codebook.weapons.values()),
        "## Actor kinds",
        _actor_kinds(codebook.actor_kinds.values()),
        *_terms("Certainty", codebook.certainties),
        *_terms("Status", codebook.statuses),
        *_terms("How it is told", codebook.tellings),
        "## Rules of reconciliation",
        *(_rule(rule) for rule in codebook.rules.values()),
        *_terms("Voices, by the weight of their word", codebook.voices),
        *_terms("Grades of an incident", codebook.grades),
        *_terms("Clarity of an incident", codebook.clarities),
    ]
    return "\n\n".join(parts) + "\n"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _event(event: EventType) -> str:
    walk = event.crosswalk
    plover = " / ".join(part for part in walk.plover or () if part) or "-"
    places = {"ACLED": " / ".join(walk.acled), "UCDP": walk.ucdp, "PLOVER": plover, "GTD": walk.gtd, "MUC-4": walk.muc4}
    examples = [f"- {LANGUAGES[language]}: {text}" for language, texts in event.examples.items() for text in texts]
    return "\n".join(
        [
            f"### `{event.code}`: {event.name['en']} / {event.name['es']}\n",
            f"{event.definition['en']}\n",
            f"{event.definition['es']}\n",
            f"Violent in itself: {'yes' if event.violent else 'no'}. Implied weapon: {event.weapon or 'none'}.",
            "; ".join(f"{scheme}: {place or '-'}" for scheme, place in places.items())
            + f"; CAMEO: {walk.cameo or '-'}.\n",
            *examples,
        ]
    )


def _attributes(attributes: Iterable[Attribute]) -> str:
    return _table(
        ("code", "English", "Spanish", "value", "personal data", "meaning"),
        (
            (
                f"`{each.code}`",
                each.name["en"],
                each.name["es"],
                f"{each.value}, {'many' if each.many else 'one'}",
                "yes" if each.personal else "no",
                each.definition["en"],
            )
            for each in attributes
        ),
    )


def _weapons(weapons: Iterable[Weapon]) -> str:
    return _table(
        ("code", "English", "Spanish", "wider", "MUC-4", "GTD", "meaning"),
        (
            (
                f"`{each.code}`",
                each.name["en"],
                each.name["es"],
                each.broader or "-",
                each.crosswalk.muc4 or "-",
                each.crosswalk.gtd or "-",
                each.definition["en"],
            )
            for each in weapons
        ),
    )


def _actor_kinds(kinds: Iterable[ActorKind]) -> str:
    return _table(
        ("code", "Spanish", "state", "armed", "ACLED inter", "UCDP side", "MUC-4", "meaning"),
        (
            (
                f"`{each.code}`",
                each.name["es"],
                "yes" if each.state else "no",
                "yes" if each.armed else "no",
                "{} ({})".format(*each.crosswalk.acled) if each.crosswalk.acled else "-",
                each.crosswalk.ucdp or "-",
                each.crosswalk.muc4 or "-",
                each.definition["en"],
            )
            for each in kinds
        ),
    )


def _terms(title: str, terms: Mapping[str, Term]) -> tuple[str, str]:
    rows = ((f"`{each.code}`", each.name["en"], each.name["es"], each.definition["en"]) for each in terms.values())
    return f"## {title}", _table(("code", "English", "Spanish", "meaning"), rows)


def _rule(rule: Rule) -> str:
    return f"**`{rule.code}`** ({', '.join(rule.attributes)})\n\n{rule.text['en']}\n\n{rule.text['es']}"


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` say whether it is current."""
    text = page(load())
    if arguments == ["--check"]:
        current = PAGE.exists() and PAGE.read_text(encoding="utf-8") == text
        if not current:
            sys.stderr.write(f"{PAGE.name} is not current: run {COMMAND}\n")
        return 0 if current else 1
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
