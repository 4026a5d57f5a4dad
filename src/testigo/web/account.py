"""Logging in and out, tokens, accounts, and the trail of what was done."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from testigo.api.guard import COOKIE, csrf_of, not_from_elsewhere
from testigo.api.people import checked, start_session
from testigo.api.problems import ProblemError
from testigo.store import people
from testigo.web.rendering import Visiting, open_visit

router = APIRouter(include_in_schema=False)
LINES = 50


@router.get("/login")
def login(request: Request, next: str = "/", ended: bool = False) -> Response:  # noqa: A002
    """The form to log in."""
    visit = open_visit(request)
    if visit.viewer is not None:
        return RedirectResponse(_inside(next), 303)
    return visit.page("login.html", there=_inside(next), ended=ended, wrong="")


@router.post("/login")
def logging_in(
    request: Request,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=200)],
    there: Annotated[str, Form()] = "/",
) -> Response:
    """Log in, and go where one wanted to."""
    visit = open_visit(request)
    not_from_elsewhere(request)
    try:
        user = checked(visit.bench, request, name, password)
    except ProblemError as error:
        said = visit.speech.t({401: "login_wrong", 429: "login_wait"}.get(error.status_code, "problem_other"))
        return visit.page("login.html", error.status_code, there=_inside(there), ended=False, wrong=said)
    response = RedirectResponse(_inside(there), 303)
    start_session(visit.bench, request, response, user.name)
    return response


@router.post("/logout")
def logging_out(visit: Visiting, csrf: Annotated[str, Form()]) -> Response:
    """End the session."""
    secret = visit.request.cookies.get(COOKIE, "")
    if csrf != csrf_of(secret):
        raise ProblemError(403, "the page is out of date: load it again")
    with visit.bench.store.desk(write=True) as connection:
        people.close_session(connection, secret)
    response = RedirectResponse("/login", 303)
    response.delete_cookie(COOKIE)
    return response


@router.get("/account")
def account(visit: Visiting) -> Response:
    """One's own tokens; for administrators the accounts and the trail."""
    administrator = visit.may("administrator")
    with visit.bench.store.desk() as connection:
        tokens = people.tokens_of(connection, visit.reader.name)
        users = people.all_users(connection) if administrator else []
        trail = people.trail(connection, None, LINES) if administrator else []
    return visit.page("account.html", tokens=tokens, users=users, trail=trail)


def _inside(address: str) -> str:
    """Return an address of this site, the map's where it leads elsewhere."""
    plain = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if plain else "/"
