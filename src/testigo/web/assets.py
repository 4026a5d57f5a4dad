"""The files that pages load: our own, the map's library, and the outlines of the world."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter
from starlette.responses import FileResponse, Response

from testigo.api.problems import ProblemError

router = APIRouter(include_in_schema=False)
STATIC = Path(str(files("testigo.web").joinpath("static")))
OUTLINES = Path(str(files("testigo.exports").joinpath("outlines.json")))
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@cache
def map_is_built() -> bool:
    """Say whether the map's library was built with this installation."""
    return (STATIC / "vendor" / "maplibre-gl.mjs").is_file()


@router.get("/static/{path:path}")
def static(path: str) -> Response:
    """A file of ours; browsers ask whether it has changed and do not load it again."""
    found = (STATIC / path).resolve()
    if not found.is_relative_to(STATIC.resolve()) or found.suffix not in TYPES or not found.is_file():
        raise ProblemError(404, "there is no such file")
    return FileResponse(found, media_type=TYPES[found.suffix], headers={"Cache-Control": "public, no-cache"})


@router.get("/outlines.json")
def outlines() -> Response:
    """The outlines of the map: lines of hundredths of a degree, see packaging/build_outlines.py."""
    if not OUTLINES.is_file():
        raise ProblemError(404, "the outlines were not built with this installation")
    return FileResponse(OUTLINES, media_type="application/json", headers={"Cache-Control": "private, max-age=86400"})
