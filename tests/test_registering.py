"""What the register learns: proposals wait for a person, and what was accepted is used in later runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from testigo import pipeline
from testigo.cli import app
from testigo.lexicon import register
from testigo.model import Actor, InputError
from testigo.pipeline import registering
from testigo.store import Store, open_store

TEXT = (
    "TIBÚ, Colombia (Diario) - Hombres de Los Garzos, brazo armado del CJNG, mataron a dos campesinos en Tibú el "
    "martes 4 de junio de 2024, dijo la policía.\n"
)


@pytest.fixture
def store(tmp_path: Path, coder: pipeline.Coder) -> Iterator[Store]:
    (tmp_path / "tibu.txt").write_text(TEXT, encoding="utf-8")
    with open_store(str(tmp_path / "test.db")) as store:
        pipeline.code([tmp_path / "tibu.txt"], store, coder)
        pipeline.believe(store)
        yield store


def test_an_accepted_proposal_is_known_to_later_runs(store: Store) -> None:
    (waiting,) = registering.waiting(store, register.load())
    assert waiting.proposal.name == "Los Garzos"
    registering.decide(store, register.load(), waiting.proposal.id, accepted=True, by="ana")
    known = register.load(None, registering.learnt(store))
    (found,) = known.find("los hombres de Los Garzos")
    relation = known.entry(found.actor_id).relations[0]
    assert (relation.kind, relation.other) == ("wing_of", "cjng")
    assert relation.source.startswith("reported: ")
    assert registering.waiting(store, known) == ()


def test_a_refused_proposal_is_not_made_again_and_adds_nothing(store: Store) -> None:
    (waiting,) = registering.waiting(store, register.load())
    registering.decide(store, register.load(), waiting.proposal.id, accepted=False, by="ana")
    assert registering.waiting(store, register.load()) == ()
    assert registering.learnt(store) == ""


def test_only_what_waits_can_be_decided(store: Store) -> None:
    with pytest.raises(InputError, match="no proposal"):
        registering.decide(store, register.load(), "none", accepted=True, by="ana")


def test_another_name_is_added_to_the_actor() -> None:
    known = register.load(None, '{"also": {"cjng": {"es": ["Quinta Letra"]}}}')
    assert [each.actor_id for each in known.find("Fue la Quinta Letra")] == ["cjng"]


def test_the_command_line_lists_decides_and_shows_where_an_actor_was_reported(tmp_path: Path, store: Store) -> None:
    database = str(tmp_path / "test.db")
    listed = CliRunner().invoke(app, ["actors", "proposals", "--db", database]).output
    assert "Los Garzos: wing_of CJNG" in listed
    assert "brazo armado del CJNG" in listed
    key = listed.split()[0]
    assert "accepted" in CliRunner().invoke(app, ["actors", "accept", key, "--by", "ana", "--db", database]).output
    shown = CliRunner().invoke(app, ["actors", "show", "Los Garzos", "--db", database]).output
    assert "wing_of CJNG" in shown
    reported = CliRunner().invoke(app, ["actors", "show", "CJNG", "--db", database]).output
    incidents = pipeline.believe(store).incidents
    named = [actor.actor_id for each in incidents for actor in _actors(each.cell("perpetrator"))]
    assert ("reported in" in reported) == ("cjng" in named)


def _actors(cell: object) -> list[Actor]:
    value = getattr(cell, "value", ())
    return [each for each in value if isinstance(each, Actor)] if isinstance(value, tuple) else []
