"""Time stamps by an authority of our own, made with openssl: a true one holds, a forged or foreign one is told."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from stored_things import capture_of

from testigo.store import Store, open_store, stamps
from testigo.store.verification import Flaw

CONFIGURATION = """[req]
distinguished_name = name
[name]
[v3]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[tsa]
extendedKeyUsage = critical,timeStamping
basicConstraints = CA:FALSE
[t]
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256, sha512
ess_cert_id_alg = sha256
"""
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


class Authority:
    """A root, an authority under it, and the stamps that it gives."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        (folder / "a.cnf").write_text(CONFIGURATION)
        (folder / "serial").write_text("01")
        key = ["-newkey", "rsa:2048", "-nodes", "-config", "a.cnf"]
        self.openssl(
            "req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Root", "-extensions", "v3"
        )
        self.openssl("req", *key, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Stamps")
        signed = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-extfile", "a.cnf", "-extensions", "tsa"]
        self.openssl("x509", "-req", "-in", "tsa.csr", *signed, "-out", "tsa.pem")

    def openssl(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True)

    @property
    def root(self) -> bytes:
        return (self.folder / "ca.pem").read_bytes()

    def answer(self, request: bytes) -> bytes:
        (self.folder / "q.tsq").write_bytes(request)
        self.openssl("ts", "-reply", "-config", "a.cnf", "-section", "t", "-queryfile", "q.tsq", "-out", "r.tsr")
        return (self.folder / "r.tsr").read_bytes()


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    if shutil.which("openssl") is None:
        pytest.skip("openssl makes the authority of this test")
    return Authority(tmp_path_factory.mktemp("a") / "authority")


def stamped(head: str, authority: Authority) -> Store:
    """A store with a capture and a stamp; ``head`` replaces that of its log."""
    store = open_store("sqlite://")
    store.add_capture(capture_of(b"page", "https://example.org/a"), b"page")
    head = head or store.custody_head()
    store.add_proof(head, "https://tsa.example.org", stamps.token(authority.answer(stamps.request(head))), NOON)
    return store


def test_a_stamp_holds(authority: Authority) -> None:
    with stamped("", authority) as store:
        ((name, moment),) = stamps.stamps(store.custody(), authority.root)  # type: ignore[misc]
        assert name == "https://tsa.example.org"
        assert abs((datetime.now(UTC) - moment).total_seconds()) < 600
        assert list(store.flaws()) == []


def test_a_stamp_of_another_log_does_not_hold(authority: Authority) -> None:
    with stamped("f" * 64, authority) as store:
        (flaw,) = stamps.stamps(store.custody(), authority.root)
        assert isinstance(flaw, Flaw)
        assert "not in the log" in flaw.message


def test_a_stamp_of_an_authority_that_is_not_trusted_does_not_hold(authority: Authority, tmp_path: Path) -> None:
    with stamped("", authority) as store:
        (flaw,) = stamps.stamps(store.custody(), Authority(tmp_path / "other").root)
        assert isinstance(flaw, Flaw)
