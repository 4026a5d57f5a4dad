"""Mail: the body, the sender, the day it was sent."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest
from readings import PROSE, issue, outcomes, report

from testigo.model import Issue, Report

MAIL = "message/rfc822"


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {"From": "Hill Post <desk@example.org>", "Subject": "Three dead", **headers}.items():
        message[name] = value
    return message


def test_headers_give_the_metadata() -> None:
    message = mail(Subject="Comunicado: víctimas de Durán", Date="Wed, 19 Jul 2023 23:42:11 -0500")
    message.set_content(PROSE)
    found = report(message.as_bytes(), MAIL)
    assert (found.title, found.source) == ("Comunicado: víctimas de Durán", "Hill Post")
    assert found.published is not None
    assert found.published.date.earliest == date(2023, 7, 19)
    assert found.published.evidence == "metadata: Date header"


def test_plain_text_comes_before_html_and_both_before_attachments() -> None:
    message = mail()
    message.set_content(PROSE)
    message.add_alternative(f"<html><body><p>HTML {PROSE}</p></body></html>", subtype="html")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    assert report(message.as_bytes(), MAIL).text == PROSE


def test_html_alone_is_read_as_a_page() -> None:
    message = mail()
    message.set_content(f"<html><body><article><p>{PROSE}</p></article></body></html>", subtype="html")
    assert report(message.as_bytes(), MAIL).text == PROSE


def test_lines_broken_for_width_are_joined_and_headings_are_not() -> None:
    message = mail()
    wrapped = PROSE.replace("killed on Sunday ", "killed on Sunday\n").replace("mayor said. ", "mayor said.\n")
    width = max(map(len, wrapped.split("\n")))
    message.set_content(f"STATEMENT\nFive, not three\n\n{'x' * width}\n\n" + wrapped)
    text = report(message.as_bytes(), MAIL).text
    assert text.startswith("STATEMENT\nFive, not three\n\n")


def test_flowed_lines_are_joined() -> None:
    message = mail()
    message.set_content(
        "Three farmers were killed \non Sunday in the hills, the mayor said.\nPolice gave no details.\n"
    )
    message.set_param("format", "flowed")
    expected = "Three farmers were killed on Sunday in the hills, the mayor said.\nPolice gave no details."
    assert report(message.as_bytes(), MAIL).text == expected


@pytest.mark.parametrize("stated", ["yesterday", "Wed, 99 Foo 2023"])
def test_a_broken_date_is_told(stated: str) -> None:
    message = mail()
    message.set_content(PROSE)
    told, found = outcomes(f"Date: {stated}\n".encode() + message.as_bytes(), MAIL)
    assert isinstance(told, Issue)
    assert stated in told.message
    assert isinstance(found, Report)
    assert found.published is None


def test_a_message_without_text_is_told() -> None:
    message = mail()
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    assert "no text" in issue(message.as_bytes(), MAIL)


def test_what_is_no_mail_is_told() -> None:
    assert "no mail headers" in issue("\n\njust words", MAIL)


def test_a_sender_without_a_name_is_his_address() -> None:
    message = mail()
    message.replace_header("From", "desk@example.org")
    message.set_content(PROSE)
    assert report(message.as_bytes(), MAIL).source == "desk@example.org"
