"""Source cards: the shipped ones are whole, a user's are read, and what is wrong with one is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from testigo.model import ConfigurationError
from testigo.sources.cards import Card, SourceKind, Taken, card_of, load_cards
from testigo.sources.fetching.addresses import checked_address

SHIPPED = load_cards()


def test_thirty_outlets_are_shipped_of_all_kinds_but_none_is_called_verified() -> None:
    assert len(SHIPPED) >= 30
    assert {card.kind for card in SHIPPED.values()} == set(SourceKind)
    assert {"MX", "CO", "EC", "GT", "HN", "HT", "SV"} <= {card.country for card in SHIPPED.values()}
    assert not any(card.verified for card in SHIPPED.values())


@pytest.mark.parametrize("card", SHIPPED.values(), ids=lambda card: card.id)
def test_a_shipped_card_can_be_watched(card: Card) -> None:
    assert checked_address(card.where) == card.where
    assert card.per_day is not None
    assert card.hosts or card.what is Taken.GDELT


@pytest.mark.parametrize(
    ("address", "card"),
    [
        ("https://riodoce.mx/2026/03/01/ataque", "riodoce"),
        ("https://www.riodoce.mx/a", "riodoce"),
        ("https://notriodoce.mx/a", None),
        ("https://www.gob.mx/sspc/a", "sspc"),
        ("riodoce.mx", None),
        ("http://[", None),
    ],
)
def test_an_address_is_of_the_outlet_whose_host_it_names(address: str, card: str | None) -> None:
    found = card_of(address, SHIPPED)
    assert (found.id if found else None) == card


def written(folder: Path, text: str) -> Path:
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_users_cards_are_read(tmp_path: Path) -> None:
    text = "title: Mine\npublisher: Me\nkind: ngo\ntakes: {folder: reports}\ncountry: CO\nevery: 5\n"
    card = load_cards(written(tmp_path, text))["mine"]
    assert (card.what, card.where, card.every, card.country) == (Taken.FOLDER, "reports", 5, "CO")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title: Mine", "publisher: Field required"),
        ("title: M\npublisher: M\nkind: blog\ntakes: {feed: x}", "kind: Input should be"),
        ("title: M\npublisher: M\nkind: ngo\ntakes: {feed: x, sitemap: y}", "'takes' names one thing"),
        ("title: M\npublisher: M\nkind: ngo\ntakes: {feed: x}\nper_day: [5, 1]", "'per_day' is"),
        ("title: M\npublisher: M\nkind: ngo\ntakes: {feed: x}\ncuntry: MX", "cuntry: Extra inputs"),
        ("- a\n- b", "a card is a list of names"),
        ("title: [", "cannot be read"),
    ],
)
def test_what_is_wrong_with_a_card_is_said_with_its_file(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigurationError, match=r"mine\.yaml") as wrong:
        load_cards(written(tmp_path, text))
    assert told in str(wrong.value)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no such folder"):
        load_cards(tmp_path / "none")
