"""Fetches GeoNames' file of a country: what was broken off goes on where it stopped, what is damaged is fetched anew.

GeoNames publishes no checksums. Its archives carry one of their own for what is inside (CRC-32), which is checked
before a file counts as whole; an operator who knows the SHA-256 of the archive can ask for that to be checked as well.
"""

import hashlib
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import urllib3
from urllib3.exceptions import HTTPError

from testigo.model import ConfigurationError, InputError, ServiceError

GEONAMES = "https://download.geonames.org/export/dump/"
Progress = Callable[[int, int | None], None]  # bytes there, bytes in all where the server says

_ATTEMPTS = 5  # without a byte of progress between
_WAIT = 1.0  # seconds before the second attempt; doubled each time
_TIMEOUT = urllib3.Timeout(connect=10, read=60)
_CHUNK = 1 << 16
_LARGEST = 1 << 30  # bytes; the largest country's archive has less than a tenth of it


class _BrokenOffError(Exception):
    """The connection failed or ended early; what came so far is kept."""


def download(
    url: str, target: Path, *, sha256: str | None = None, progress: Progress | None = None, wait: float = _WAIT
) -> None:
    """Fetch an archive to ``target``, which is only written once it is whole.

    What came of it lies beside the target (``.part``) until then, with the server's mark of that version, so that
    no file is made of two versions. Raises ServiceError where the server cannot be reached or sends damaged files,
    InputError where it has no such file or the checksum is another, ConfigurationError where nothing can be written.
    """
    part = target.with_suffix(target.suffix + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with urllib3.PoolManager(retries=urllib3.Retry(0, redirect=5), timeout=_TIMEOUT) as pool:
            _fetch_with_patience(pool, url, part, progress or (lambda _there, _total: None), wait)
        _check(part, url, sha256)
        part.replace(target)
        _mark(part).unlink(missing_ok=True)
    except OSError as error:
        raise ConfigurationError(f"{target} cannot be written: {error}") from error


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _mark(part: Path) -> Path:
    return part.with_suffix(".version")


def _fetch_with_patience(pool: urllib3.PoolManager, url: str, part: Path, progress: Progress, wait: float) -> None:
    failures = 0
    while True:
        before = _size(part)
        try:
            _fetch(pool, url, part, progress)
        except (_BrokenOffError, HTTPError) as error:
            failures = 0 if _size(part) > before else failures + 1
            if failures >= _ATTEMPTS:
                kept = (
                    f"; {_size(part):,} bytes are kept, and the next attempt goes on from there"
                    if part.exists()
                    else ""
                )
                raise ServiceError(f"{url} cannot be fetched: {error}{kept}") from error
            time.sleep(wait * 2 ** max(failures - 1, 0))
        else:
            return


def _fetch(pool: urllib3.PoolManager, url: str, part: Path, progress: Progress) -> None:
    """Ask for what is missing and append it; a server that has another version by now sends that from its start."""
    there, headers = _size(part), {"Accept-Encoding": "identity"}
    version = _mark(part).read_text(encoding="utf-8") if _mark(part).exists() else ""
    if there and version:
        headers |= {"Range": f"bytes={there}-", "If-Range": version}
    response = pool.request("GET", url, headers=headers, preload_content=False)
    try:
        if response.status == 416 and response.headers.get("Content-Range", "").endswith(f"/{there}"):
            return  # nothing is missing
        goes_on = response.status == 206 and response.headers.get("Content-Range", "").startswith(f"bytes {there}-")
        if response.status in (206, 416) and not goes_on:
            part.unlink(missing_ok=True)
            raise _BrokenOffError("the server answered with another part than the one asked for")
        _check_status(response.status, url)
        _mark(part).write_text(_version(response), encoding="utf-8")
        _append(response, part, there if goes_on else 0, progress)
    finally:
        response.close()


def _append(response: urllib3.BaseHTTPResponse, part: Path, there: int, progress: Progress) -> None:
    length = response.headers.get("Content-Length", "")
    total = there + int(length) if length.isdecimal() else None
    with part.open("ab" if there else "wb") as stream:
        progress(there, total)
        while chunk := response.read1(_CHUNK):  # what came before a connection breaks is not lost, as with read
            stream.write(chunk)
            there += len(chunk)
            if there > _LARGEST:
                raise ServiceError(f"{response.geturl()} is larger than any country's file: {_LARGEST:,} bytes came")
            progress(there, total)
    if total is not None and there < total:
        raise _BrokenOffError(f"{there:,} of {total:,} bytes came")


def _check_status(status: int, url: str) -> None:
    if status in (404, 410):
        raise InputError(f"{url}: there is no such file; a country code has two letters, such as MX (ISO 3166-1)")
    if status == 429 or status >= 500:
        raise _BrokenOffError(f"the server answers with status {status}")
    if status not in (200, 206):
        raise ServiceError(f"{url}: the server answers with status {status}")


def _version(response: urllib3.BaseHTTPResponse) -> str:
    """Return the server's mark of this version of the file, where it is one that two parts can be joined by."""
    tag = response.headers.get("ETag", "")
    return tag if tag and not tag.startswith("W/") else response.headers.get("Last-Modified", "")


def _check(part: Path, url: str, sha256: str | None) -> None:
    """Refuse an archive that is damaged, and one with another checksum; either is deleted, to be fetched anew."""
    try:
        with zipfile.ZipFile(part) as archive:
            damaged = archive.testzip()
    except (zipfile.BadZipFile, EOFError, zlib.error) as error:
        damaged = str(error)
    found = sha256_of(part)
    if damaged is None and (sha256 is None or found == sha256.lower()):
        return
    part.unlink()
    _mark(part).unlink(missing_ok=True)
    if damaged is not None:
        raise ServiceError(f"{url}: what came is no whole archive ({damaged}); try again")
    raise InputError(f"{url}: the SHA-256 is {found}, not {sha256}: the file was changed on the way, or is a newer one")


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
