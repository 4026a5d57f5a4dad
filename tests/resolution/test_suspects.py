"""An incident by unnamed people is laid to the one group that its report names, as alleged."""

from __future__ import annotations

import pytest

from testigo.model import Actor, Certainty, Report
from testigo.pipeline import Coder

GROUP = "Videos posted by the ELN showed men on motorcycles."


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (f"Gunmen killed two teachers on Monday in Tame. {GROUP}", ["eln"]),
        (f"Gunmen killed two teachers on Monday in Tame. {GROUP} The CJNG sent wreaths.", []),
        ("Gunmen killed two teachers on Monday in Tame, where the ELN operates.", []),
        ("Soldiers killed two members of the ELN on Monday in Tame. Neighbours filmed the ELN camp.", []),
        (f"Soldiers killed two teachers on Monday in Tame. {GROUP}", []),
    ],
)
def test_the_one_group_named_is_alleged(coder: Coder, text: str, ids: list[str]) -> None:
    accounts = coder.accounts(Report("report", text, "en"))
    laid = [
        (reading.value.actor_id, reading.claim.certainty)
        for account in accounts
        for reading in account.readings
        if reading.claim.attribute == "perpetrator"
        and isinstance(reading.value, Actor)
        and reading.value.actor_id in {"eln", "cjng"}
    ]
    assert laid == [(key, Certainty.ALLEGED) for key in ids]
