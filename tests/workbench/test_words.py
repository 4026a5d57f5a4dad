"""Every word that pages and scripts ask for is there once, in both languages."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from testigo.web.saying import words

WEB = Path(str(files("testigo.web")))
ASKED = re.compile(r"""\bt\(['"](\w+)['"]\s*[,)]""")


def test_no_word_is_given_twice() -> None:
    keys = re.findall(r"^([^#\s][^:\n]*):", (WEB / "words.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(keys) == sorted(set(keys))


def test_every_word_that_is_asked_for_is_there_in_both_languages() -> None:
    sources = [*WEB.glob("*.py"), *(WEB / "templates").glob("*.html"), *(WEB / "static").glob("*.js")]
    asked = {key: path.name for path in sources for key in ASKED.findall(path.read_text(encoding="utf-8"))}
    assert len(asked) > 200  # the search finds them
    assert {key: where for key, where in asked.items() if key not in words()} == {}
    assert [key for key, told in words().items() if told.keys() != {"en", "es"} or not all(told.values())] == []
