"""The rules that code, numbered as they come, and persons' words on what the register should learn."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from testigo.store.encoding import to_text
from testigo.store.rule_tables import register_decisions, rule_versions
from testigo.store.tables import codings


@dataclass(frozen=True, slots=True)
class RegisterDecision:
    """A person's word on a proposal for the register; ``entry`` is what it adds."""

    proposal: str
    accepted: bool
    entry: Mapping[str, Any]
    reviewer: str
    decided_at: datetime


def number_of(connection: Connection, fingerprint: str) -> int:
    """Return the number of a state of the rules: a new one, above all that coded anything, where it is first seen."""
    of = rule_versions.c
    known: int | None = connection.scalar(select(of.number).where(of.fingerprint == fingerprint))
    if known is not None:
        return known
    used = [connection.scalar(select(func.max(column))) or 0 for column in (of.number, codings.c.version)]
    connection.execute(insert(rule_versions).values(number=max(used) + 1, fingerprint=fingerprint))
    return max(used) + 1


def decide(connection: Connection, decision: RegisterDecision) -> None:
    """Keep a person's word; of one proposal the last holds."""
    connection.execute(
        insert(register_decisions).values(
            proposal=decision.proposal,
            accepted=decision.accepted,
            entry=to_text(decision.entry),
            reviewer=decision.reviewer,
            decided_at=decision.decided_at.isoformat(),
        )
    )


def decided(connection: Connection) -> dict[str, RegisterDecision]:
    """Return the word that holds on each proposal, in the order in which they were given."""
    rows = connection.execute(select(register_decisions).order_by(register_decisions.c.row))
    return {
        row.proposal: RegisterDecision(
            row.proposal,
            row.accepted,
            json.loads(row.entry),
            row.reviewer,
            datetime.fromisoformat(row.decided_at),
        )
        for row in rows
    }
