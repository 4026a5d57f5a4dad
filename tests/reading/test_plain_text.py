"""Plain text: what the bytes say, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import PROSA, PROSE, issue, report

from testigo.model import InputError
from testigo.reading.text import decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_the_encodings_of_the_press_are_told_apart(encoding: str) -> None:
    text = "Durán: «murió el niño», dijo."
    assert decode(text.encode(encoding)) == text


def test_windows_quotes_are_read() -> None:
    assert decode(b"\x93Basta\x94, dijo \x96 y call\xf3\x85") == "“Basta”, dijo – y calló…"


def test_a_declared_charset_comes_before_windows() -> None:
    assert decode("дом".encode("cp1251"), "cp1251") == "дом"
    assert decode("año".encode("cp1252"), "no-such-charset") == "año"


def test_utf8_cut_in_the_middle_of_a_letter_stays_utf8() -> None:
    assert decode("Peñón, Durán, Culiacán".encode()[:-2]) == "Peñón, Durán, Culiac\ufffd"


def test_only_line_ends_change() -> None:
    assert (
        decode("Uno\r\ndos\rtres\u2028cuatro\n\n ﬁn e\u0301 \t ".encode())
        == "Uno\ndos\ntres\ncuatro\n\n ﬁn e\u0301 \t "
    )


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_text_without_control_characters_is_kept(text: str) -> None:
    plain = text.replace("\u2028", "").replace("\u2029", "").removeprefix("\ufeff")
    assert decode(plain.encode()) == plain


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_an_input_error(data: bytes) -> None:
    try:
        text = decode(data)
    except InputError:
        return
    assert "\r" not in text
    assert "\0" not in text
    text.encode()


@pytest.mark.parametrize("data", [b"\x00\x01report", bytes(range(1, 32)) * 4, "Dos muertos".encode("utf-16-le")])
def test_what_is_no_text_is_told(data: bytes) -> None:
    assert "text" in issue(data)


@pytest.mark.parametrize("data", [b" \n\n ", b"12345 ... ---\n"])
def test_text_without_words_is_told(data: bytes) -> None:
    assert "no words" in issue(data)


def test_a_book_is_no_report() -> None:
    assert "longer than 1,000,000" in issue((PROSE + "\n") * 6000)


def test_the_text_of_a_report_is_that_of_its_file() -> None:
    text = f"\n Three killed at a hill market by unknown gunmen\n\n{PROSE}\n"
    found = report(text)
    assert found.text == text
    assert found.title == "Three killed at a hill market by unknown gunmen"
    assert found.language == "en"


HEADLINE = "Estalla moto frente a la estación de Tame"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (PROSE, None),
        (f"EJÉRCITO NACIONAL\nBOLETÍN 187\nPopayán, 10 de septiembre de 2023\n\n{PROSA}", None),
        (f"RADIO SABANA — NOTAS DEL DÍA DE HOY\nPublicado: 18 de junio de 2021\n\n{HEADLINE}\n\n{PROSA}",
         HEADLINE),
        ("Yesterday at around ten in the morning five shells\nfell on the old quarter of the town.", None),
        (f"Who killed the farmers of the hills?\n\n{PROSE}", "Who killed the farmers of the hills?"),
    ],
)  # fmt: skip
def test_only_a_line_fit_for_a_headline_is_the_title(text: str, title: str | None) -> None:
    assert report(text).title == title
