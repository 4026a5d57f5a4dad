"""Sessions, tokens, accounts and the trail of what was done."""

from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from testigo.api.asking import Cursor, Limit, cursor, numbered
from testigo.api.bench import Bench
from testigo.api.guard import (
    COOKIE,
    LOOPBACK,
    Administrator,
    AtBench,
    Reader,
    csrf_of,
    hashed,
    limited_login,
    not_from_elsewhere,
    verified,
)
from testigo.api.problems import ProblemError, documented
from testigo.api.shapes import DeedOut, DeedPage, Me, TokenOut, UserOut
from testigo.api.taken import Taken, Text, TokenIn, UserChange, UserIn
from testigo.store import people

router = APIRouter(tags=["people"], responses=documented(401, 403, 422, 429))
SESSION = timedelta(hours=12)


class LoginIn(Taken):
    """Who wants in."""

    name: Annotated[Text, Field(max_length=200)]
    password: Annotated[Text, Field(max_length=200)]


@router.get("/me")
def me(bench: AtBench, viewer: Reader) -> Me:
    """Say who asks, and what they may do."""
    return Me(name=viewer.name, role=viewer.role, team=bench.conduct.team, csrf=viewer.csrf)


@router.post("/session", responses=documented(404))
def log_in(bench: AtBench, request: Request, response: Response, given: LoginIn) -> Me:
    """Log in: the answer sets a cookie that scripts of pages cannot read."""
    if not bench.conduct.team:
        raise ProblemError(404, "nobody logs in here: the workbench runs for one user")
    not_from_elsewhere(request)
    user = checked(bench, request, given.name, given.password)
    secret = start_session(bench, request, response, user.name)
    return Me(name=user.name, role=user.role, team=True, csrf=csrf_of(secret))


def checked(bench: Bench, request: Request, name: str, password: str) -> people.User:
    """Return the user of a name and password; the answer to a wrong name is that to a wrong password."""
    limited_login(request, name)
    with bench.store.desk() as connection:
        user = people.find_user(connection, name)
    if not verified(password, user.password if user and user.active else None) or user is None:
        with bench.store.desk(write=True) as connection:
            people.note(connection, name[:60], "failed to log in", request.client.host if request.client else "")
        raise ProblemError(401, "name or password is wrong")
    return user


def start_session(bench: Bench, request: Request, response: Response, name: str) -> str:
    """Open a session and set its cookie: secure, unless the browser runs on this very machine; return its secret."""
    secret = token_urlsafe(32)
    expires = (datetime.now(UTC) + SESSION).isoformat()
    with bench.store.desk(write=True) as connection:
        people.open_session(connection, name, secret, expires)
        people.note(connection, name, "logged in")
    set_cookie(request, response, secret)
    return secret


def set_cookie(request: Request, response: Response, secret: str) -> None:
    """Set the session's cookie."""
    secure = request.url.hostname not in LOOPBACK
    response.set_cookie(
        COOKIE, secret, max_age=int(SESSION.total_seconds()), httponly=True, secure=secure, samesite="strict"
    )


@router.delete("/session", status_code=204)
def log_out(bench: AtBench, _: Reader, request: Request, response: Response) -> None:
    """End the session."""
    with bench.store.desk(write=True) as connection:
        people.close_session(connection, request.cookies.get(COOKIE, ""))
    response.delete_cookie(COOKIE)


@router.get("/tokens")
def tokens(bench: AtBench, viewer: Reader) -> list[TokenOut]:
    """List one's own tokens; their secrets are not kept."""
    with bench.store.desk() as connection:
        return [
            TokenOut.model_validate(each, from_attributes=True) for each in people.tokens_of(connection, viewer.name)
        ]


@router.post("/tokens", status_code=201, responses=documented(404))
def add_token(bench: AtBench, viewer: Reader, given: TokenIn) -> TokenOut:
    """Make a token for a script: it may do what its owner may. The secret is told this once."""
    if not bench.conduct.team:
        raise ProblemError(404, "scripts need no token here: the workbench runs for one user")
    secret = token_urlsafe(32)
    with bench.store.desk(write=True) as connection:
        token_id = people.add_token(connection, viewer.name, given.label, secret)
        people.note(connection, viewer.name, "made a token", given.label)
    return TokenOut(id=token_id, label=given.label, created_at=people.now(), secret=secret)


@router.delete("/tokens/{token_id}", status_code=204, responses=documented(404))
def revoke(bench: AtBench, viewer: Reader, token_id: str) -> None:
    """End a token of one's own."""
    with bench.store.desk(write=True) as connection:
        if len(token_id) < 12 or not people.revoke_token(connection, viewer.name, token_id):
            raise ProblemError(404, "there is no such token of yours")
        people.note(connection, viewer.name, "revoked a token", token_id)


@router.get("/users")
def users(bench: AtBench, _: Administrator) -> list[UserOut]:
    """List the accounts."""
    with bench.store.desk() as connection:
        return [UserOut.model_validate(each, from_attributes=True) for each in people.all_users(connection)]


@router.post("/users", status_code=201, responses=documented(409))
def add_user(bench: AtBench, viewer: Administrator, given: UserIn) -> UserOut:
    """Add an account."""
    with bench.store.desk(write=True) as connection:
        if not people.add_user(connection, given.name, given.role, hashed(given.password)):
            raise ProblemError(409, f"the name {given.name!r} is taken")
        people.note(connection, viewer.name, "added an account", f"{given.name}, {given.role}")
    return UserOut(name=given.name, role=given.role, active=True)


@router.patch("/users/{name}", responses=documented(404, 409))
def change_user(bench: AtBench, viewer: Administrator, name: str, given: UserChange) -> UserOut:
    """Change an account: its role, its password, whether it may be used. Its sessions end."""
    changed = given.model_dump(exclude_none=True)
    if "password" in changed:
        changed["password"] = hashed(changed["password"])
    with bench.store.desk(write=True) as connection:
        if people.find_user(connection, name) is None:
            raise ProblemError(404, f"there is no account {name!r}")
        if name == viewer.name and (given.active is False or given.role):
            raise ProblemError(409, "ask another administrator: nobody takes their own rights away")
        if changed:
            people.change_user(connection, name, **changed)
            people.note(connection, viewer.name, "changed an account", f"{name}: {', '.join(changed)}")
        user = people.find_user(connection, name)
    return UserOut.model_validate(user, from_attributes=True)


@router.get("/audit")
def audit(
    bench: AtBench, _: Administrator, cursor_: Annotated[Cursor, Query(alias="cursor")] = "", limit: Limit = 50
) -> DeedPage:
    """List what was done, the latest first. Decisions stand in the history of their incidents."""
    with bench.store.desk() as connection:
        found = people.trail(connection, numbered(cursor_), limit + 1)
    items = [DeedOut.model_validate(each, from_attributes=True) for each in found[:limit]]
    return DeedPage(items=items, next=cursor((str(found[limit - 1].row), "")) if len(found) > limit else None)
