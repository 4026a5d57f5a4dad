"""Who asks, and whether they may: sessions in cookies, tokens in a header, roles, and forged requests."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from typing import Annotated
from urllib.parse import urlsplit

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from fastapi import Depends, Request

from testigo.api.bench import Bench, bench_of
from testigo.api.problems import ProblemError
from testigo.store import people

ROLES = ("reader", "coder", "reviewer", "administrator")  # each may do what those before it may
COOKIE = "testigo_session"
CSRF_HEADER = "x-csrf-token"
SAFE = ("GET", "HEAD", "OPTIONS")
SHORTEST_PASSWORD = 12
LOOPBACK = ("127.0.0.1", "::1", "localhost", "testserver")
_HASHER = PasswordHasher()  # argon2id with the library's parameters (RFC 9106, low memory)
_NOBODY = _HASHER.hash("nobody's password: verified where there is no such user, so that the answer takes as long")


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks. ``csrf`` goes back with every change that a page makes."""

    name: str
    role: str
    csrf: str
    by_token: bool = False

    def may(self, role: str) -> bool:
        """Say whether the viewer has a role or a higher one."""
        return ROLES.index(self.role) >= ROLES.index(role)


def hashed(password: str) -> str:
    """Return what is kept of a password."""
    return _HASHER.hash(password)


def verified(password: str, kept: str | None) -> bool:
    """Say whether a password is the one kept; it takes as long where there is none."""
    try:
        return _HASHER.verify(kept or _NOBODY, password) and kept is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


def csrf_of(secret: str) -> str:
    """Return the token that pages of a session send back: it cannot be had without the cookie."""
    return sha256(f"csrf {secret}".encode()).hexdigest()


def viewer_of(request: Request) -> Viewer | None:
    """Return who asks, or None where nobody is logged in."""
    bench = bench_of(request)
    secret = request.cookies.get(COOKIE, "")
    if not bench.conduct.team:
        return Viewer(bench.conduct.user, "administrator", csrf_of(secret))
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    with bench.store.desk() as connection:
        if kind.lower() == "bearer":
            user = people.token_user(connection, token.strip())
            return Viewer(user.name, user.role, "", by_token=True) if user else None
        user = people.session_user(connection, secret) if secret else None
    return Viewer(user.name, user.role, csrf_of(secret)) if user else None


def not_forged(request: Request, sent: str | None) -> None:
    """Refuse a change that a page of another site may have made the browser ask for."""
    if request.method in SAFE or request.headers.get("authorization", "").lower().startswith("bearer "):
        return
    not_from_elsewhere(request)
    origin = request.headers.get("origin")
    secret = request.cookies.get(COOKIE)
    if secret is None and origin is None:
        return  # a script: browsers always say where a change comes from
    if secret is None or sent is None or not compare_digest(sent.encode(), csrf_of(secret).encode()):
        raise ProblemError(403, "the page is out of date: load it again, then repeat what you did")


def not_from_elsewhere(request: Request) -> None:
    """Refuse what a page of another site asks for."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise ProblemError(403, "the request comes from another site: use the workbench's own pages")


def allowed(role: str) -> Callable[[Request], Viewer]:
    """Return the dependency that lets only viewers with a role through."""

    def check(request: Request) -> Viewer:
        viewer = viewer_of(request)
        if viewer is None:
            raise ProblemError(
                401, "log in, or send a token: Authorization: Bearer ...", {"WWW-Authenticate": "Bearer"}
            )
        not_forged(request, request.headers.get(CSRF_HEADER))
        if not viewer.may(role):
            raise ProblemError(403, f"this takes the role of {role}; you are {viewer.role}")
        _limited(bench_of(request), "read" if request.method in SAFE else "write", viewer.name)
        return viewer

    return check


def limited_login(request: Request, name: str) -> None:
    """Refuse too many tries to log in, by name and by address: a whole newsroom may share one address."""
    _limited(bench_of(request), "login", name)
    _limited(bench_of(request), "logins", request.client.host if request.client else "unknown")


def _limited(bench: Bench, kind: str, who: str) -> None:
    wait = bench.conduct.limits.wait(kind, who)
    if wait:
        raise ProblemError(429, f"wait {wait} seconds, then try again", {"Retry-After": str(wait)})


Reader = Annotated[Viewer, Depends(allowed("reader"))]
Coder = Annotated[Viewer, Depends(allowed("coder"))]
Reviewer = Annotated[Viewer, Depends(allowed("reviewer"))]
Administrator = Annotated[Viewer, Depends(allowed("administrator"))]
AtBench = Annotated[Bench, Depends(bench_of)]
