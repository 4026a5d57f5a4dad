"""A download is whole or there is none; what was broken off goes on where it stopped."""

from __future__ import annotations

import hashlib
import io
import random
import zipfile
from pathlib import Path

import pytest

from testigo.model import ConfigurationError, InputError, ServiceError
from testigo.resolution.gazetteer_download import download
from tests.resolution.broken_server import Answers, served


def archive(words: str = "places") -> bytes:
    packed = io.BytesIO()
    noise = random.Random(words).randbytes(300_000)  # does not shrink: several chunks long
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("MX.txt", noise)
    return packed.getvalue()


BODY = archive()


def fetch(answers: Answers, folder: Path, sha256: str | None = None) -> Path:
    target = folder / "MX.zip"
    with served(answers):
        download(answers.url, target, sha256=sha256, wait=0.0)
    return target


def test_a_file_comes_whole(tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    with served(Answers(BODY)) as answers:
        sha256 = hashlib.sha256(BODY).hexdigest()
        download(answers.url, tmp_path / "MX.zip", sha256=sha256.upper(), progress=lambda *at: seen.append(at))
    assert (tmp_path / "MX.zip").read_bytes() == BODY
    assert [path.name for path in tmp_path.iterdir()] == ["MX.zip"]
    assert (seen[0], seen[-1]) == ((0, len(BODY)), (len(BODY), len(BODY)))


def test_a_broken_connection_goes_on_where_it_stopped(tmp_path: Path) -> None:
    answers = Answers(BODY, cuts=[100_000, 0, 50_000])
    assert fetch(answers, tmp_path).read_bytes() == BODY
    assert answers.asked == [None, "bytes=100000-", "bytes=100000-", "bytes=150000-"]


def test_a_server_that_is_down_is_given_up_and_what_came_is_kept_for_the_next_run(tmp_path: Path) -> None:
    with pytest.raises(ServiceError, match="100,000 bytes are kept"):
        fetch(Answers(BODY, cuts=[100_000] + [0] * 10), tmp_path)
    assert not (tmp_path / "MX.zip").exists()
    later = Answers(BODY)
    assert fetch(later, tmp_path).read_bytes() == BODY
    assert later.asked == ["bytes=100000-"]


def test_two_versions_of_a_file_are_never_joined(tmp_path: Path) -> None:
    with pytest.raises(ServiceError):
        fetch(Answers(BODY, cuts=[100_000] + [0] * 10), tmp_path)
    newer = archive("newer places")
    assert fetch(Answers(newer, etag='"2"'), tmp_path).read_bytes() == newer


@pytest.mark.parametrize("answers", [Answers(BODY, cuts=[9_000], etag=None), Answers(BODY, cuts=[9_000], ranges=False)])
def test_a_server_that_cannot_go_on_sends_it_again(answers: Answers, tmp_path: Path) -> None:
    assert fetch(answers, tmp_path).read_bytes() == BODY


def test_a_busy_server_is_asked_again(tmp_path: Path) -> None:
    answers = Answers(BODY, statuses=[503, 429])
    assert fetch(answers, tmp_path).read_bytes() == BODY
    assert len(answers.asked) == 3


@pytest.mark.parametrize("said", [len(BODY) - 1_000, 1])
def test_a_content_length_that_is_too_short_leaves_no_file(said: int, tmp_path: Path) -> None:
    with pytest.raises(ServiceError, match="no whole archive"):
        fetch(Answers(BODY, said_length=said), tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_content_length_that_is_too_long_does_no_harm(tmp_path: Path) -> None:
    assert fetch(Answers(BODY, said_length=len(BODY) + 1_000), tmp_path).read_bytes() == BODY


def test_a_wrong_checksum_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="SHA-256"):
        fetch(Answers(BODY), tmp_path, sha256="0" * 64)
    assert not list(tmp_path.iterdir())


def test_damage_on_the_way_leaves_no_file(tmp_path: Path) -> None:
    damaged = BODY[:1_000] + bytes(10) + BODY[1_010:]
    with pytest.raises(ServiceError, match="no whole archive"):
        fetch(Answers(damaged), tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_country_without_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        fetch(Answers(BODY, statuses=[404]), tmp_path)


def test_a_refusal_is_not_asked_again(tmp_path: Path) -> None:
    answers = Answers(BODY, statuses=[403])
    with pytest.raises(ServiceError, match="403"):
        fetch(answers, tmp_path)
    assert len(answers.asked) == 1


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(ConfigurationError, match="cannot be written"):
        download("http://127.0.0.1:9/MX.zip", tmp_path / "taken" / "MX.zip")
