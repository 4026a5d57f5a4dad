"""Templates to pages: everything in them is escaped, and every page knows its viewer, language and session."""

from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Depends, Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from testigo.api.bench import Bench, bench_of
from testigo.api.guard import COOKIE, LOOPBACK, Viewer, csrf_of, viewer_of
from testigo.api.problems import ProblemError
from testigo.api.wording import LANGUAGES, language_of
from testigo.web.saying import Speech

LANGUAGE_COOKIE = "testigo_language"
TOLD = (403, 404, 413, 422, 501)  # the errors that have words of their own
YEAR = 365 * 24 * 3600  # seconds
_TEMPLATES = Environment(
    loader=PackageLoader("testigo.web", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class Visit:
    """One request for a page: who asks, in which language, of which workbench."""

    request: Request
    bench: Bench
    viewer: Viewer | None
    speech: Speech

    @property
    def reader(self) -> Viewer:
        """Whoever asks, logged in."""
        assert self.viewer is not None
        return self.viewer

    def may(self, role: str) -> bool:
        """Say whether the viewer has a role."""
        return self.viewer is not None and self.viewer.may(role)

    def address(self, path: str | None = None, **changed: object) -> str:
        """Return this page's address or another path's with the filter kept and some of it changed; None takes out."""
        kept = [(key, value) for key, value in self.request.query_params.multi_items() if key not in changed and value]
        added = [(key, str(value)) for key, value in changed.items() if value is not None]
        query = urlencode([pair for pair in (*kept, *added) if pair[0] != "lang"])
        return (self.request.url.path if path is None else path) + (f"?{query}" if query else "")

    def page(self, template: str, status: int = 200, **context: Any) -> Response:
        """Return a page."""
        secret = self.request.cookies.get(COOKIE) or token_urlsafe(32)
        other = LANGUAGES[1 - LANGUAGES.index(self.speech.language)]
        html = _TEMPLATES.get_template(template).render(
            visit=self, viewer=self.viewer, t=self.speech.t, say=self.speech, team=self.bench.conduct.team,
            csrf=csrf_of(secret), language=self.speech.language, other=other, here=self.request.url.path, **context,
        )  # fmt: skip
        response = HTMLResponse(html, status)
        self._keep(response, secret)
        return response

    def _keep(self, response: Response, secret: str) -> None:
        """Keep the language that was chosen, and in the local mode a session to tell our own pages by."""
        secure = self.request.url.hostname not in LOOPBACK
        if self.request.query_params.get("lang") in LANGUAGES:
            response.set_cookie(LANGUAGE_COOKIE, self.speech.language, max_age=YEAR, samesite="lax", secure=secure)
        if not self.bench.conduct.team and COOKIE not in self.request.cookies:
            response.set_cookie(COOKIE, secret, max_age=YEAR, httponly=True, samesite="strict", secure=secure)


def open_visit(request: Request) -> Visit:
    """Return the visit of a page that everybody may see."""
    language = language_of(
        request.query_params.get("lang"),
        request.cookies.get(LANGUAGE_COOKIE),
        request.headers.get("accept-language", ""),
    )
    bench = bench_of(request)
    return Visit(request, bench, viewer_of(request), Speech(language, bench.worker.register()))


def _visit(request: Request) -> Visit:
    visit = open_visit(request)
    if visit.viewer is None:
        ended = "&ended=1" if COOKIE in request.cookies else ""
        there = quote(visit.address())
        raise ProblemError(303, "log in first", {"Location": f"/login?next={there}{ended}"})
    return visit


def error_page(request: Request, status: int, detail: str) -> Response:
    """Return the page that tells of an error."""
    visit = open_visit(request)
    kind = status if status in TOLD else "other"
    about = visit.speech.t(f"problem_about_{kind}", why=visit.speech.told(detail))
    return visit.page("problem.html", status, heading=visit.speech.t(f"problem_{kind}"), detail=about)


Visiting = Annotated[Visit, Depends(_visit)]
