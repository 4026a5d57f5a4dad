"""Letters go out by TLS and with a password, and never with a password in the open."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from testigo.model import ConfigurationError, ServiceError
from testigo.settings import Settings
from testigo.watching.mail import Login, letter, post
from testigo.watching.rules import Channel

LOGIN = Login("desk", "correct horse")
Serving = Callable[..., "Inbox"]


class Inbox:
    """A mail server that takes letters from whoever knows its password, over TLS alone."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.port = 0

    async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:  # noqa: N802
        self.letters.append(envelope.content.decode())
        return "250 taken"

    def authenticate(self, _server: object, _session: object, _envelope: object, _kind: str, given: Any) -> AuthResult:
        known = isinstance(given, LoginPassword) and given == LoginPassword(b"desk", b"correct horse")
        return AuthResult(success=known, handled=known)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("openssl") is None:
        pytest.skip("certificates are made with openssl")
    folder = tmp_path_factory.mktemp("tls")
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-addext"]
    files = ["-keyout", "key.pem", "-out", "cert.pem", "-days", "2"]
    subprocess.run([*made, "subjectAltName=DNS:localhost", *files], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture
def serving(certificate: Path) -> Iterator[Serving]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    running: list[Controller] = []

    def serve(**options: object) -> Inbox:
        inbox = Inbox()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            inbox.port = free.getsockname()[1]
        tls = {name: context for name, wanted in options.items() if wanted}
        controller = Controller(
            inbox,
            hostname="127.0.0.1",
            port=inbox.port,
            authenticator=inbox.authenticate,
            auth_required=True,
            require_starttls="tls_context" in tls,
            auth_require_tls="tls_context" in tls,
            **tls,
        )
        controller.start()
        running.append(controller)
        return inbox

    yield serve
    for controller in running:
        controller.stop()


def send(port: int, security: str | None, login: Login | None = LOGIN) -> None:
    said: dict[str, object] = {"email": ["ana@example.org"], "server": f"localhost:{port}", "security": security}
    channel = Channel.model_validate(said)
    post(channel, letter(channel, "An attack", ["Two killed."], ["a", "b"]), login, 5.0)


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # within a connection that is TLS from its beginning
@pytest.mark.parametrize(("security", "server"), [("starttls", "tls_context"), ("tls", "ssl_context")])
def test_a_letter_goes_out_by_tls_with_a_password(
    serving: Serving, certificate: Path, security: str, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = serving(**{server: True})
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
    send(inbox.port, security)
    (told,) = inbox.letters
    assert "References: <a@testigo>" in told
    with pytest.raises(Exception, match=r"[Aa]uthentication"):
        send(inbox.port, security, Login("desk", "wrong"))
    with pytest.raises(Exception, match=r"[Aa]uthentication required"):
        send(inbox.port, security, None)
    assert len(inbox.letters) == 1


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
@pytest.mark.parametrize(("security", "server"), [("starttls", "tls_context"), ("tls", "ssl_context")])
def test_a_server_that_nobody_vouches_for_gets_neither_password_nor_letter(
    serving: Serving, security: str, server: str
) -> None:
    inbox = serving(**{server: True})
    with pytest.raises(ssl.SSLCertVerificationError):
        send(inbox.port, security)
    assert inbox.letters == []


def test_a_server_elsewhere_gets_no_password_in_the_open(monkeypatch: pytest.MonkeyPatch) -> None:
    reached: list[object] = []
    monkeypatch.setattr("smtplib.SMTP.connect", lambda *given, **_: reached.append(given))
    channel = Channel.model_validate({"email": ["a@example.org"], "server": "mail.example.org", "security": "plain"})
    with pytest.raises(ServiceError, match=r"no password is sent to mail\.example\.org"):
        post(channel, letter(channel, "x", ["y"], ["a"]), LOGIN, 1.0)
    assert reached == []


def test_elsewhere_tls_is_asked_for_unless_the_operator_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def refuse(*_: object, **__: object) -> None:
        asked.append("tls")
        raise OSError("refused")

    monkeypatch.setattr("smtplib.SMTP.connect", lambda *_, **__: (220, b"ready"))
    monkeypatch.setattr("smtplib.SMTP.starttls", refuse)
    monkeypatch.setattr("smtplib.SMTP_SSL.__init__", refuse)
    for server in ("mail.example.org", "mail.example.org:587", "mail.example.org:465"):
        channel = Channel.model_validate({"email": ["a@example.org"], "server": server})
        with pytest.raises(OSError, match="refused"):
            post(channel, letter(channel, "x", ["y"], ["a"]), None, 1.0)
    assert asked == ["tls"] * 3


def test_user_and_password_come_from_the_environment_and_are_not_shown() -> None:
    settings = Settings.load({"TESTIGO_MAIL_USER": "desk", "TESTIGO_MAIL_PASSWORD": "correct horse"})
    assert settings.mail == ("desk", "correct horse")
    assert "correct horse" not in f"{settings!r} {LOGIN!r}"
    with pytest.raises(ConfigurationError, match="go together"):
        Settings.load({"TESTIGO_MAIL_USER": "desk"})
