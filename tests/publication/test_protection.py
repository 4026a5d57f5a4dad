"""What a profile withholds is nowhere in what is left, and what is left still holds together."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from testigo.model import UNLISTED, Account, Coding, ConfigurationError, Place, PlacePrecision
from testigo.pipeline import publishing
from testigo.publication import Profile, Protected, Selection, load_profile
from testigo.publication.blurring import blurred, names_hidden
from testigo.publication.profile import SHIPPED, SensitivePlaces
from tests.publication.invented import OFFICIAL, PRIVATE

TODAY = date(2024, 1, 1)
PUBLIC = load_profile("public")


@pytest.fixture(scope="module")
def public(named: Coding) -> Protected:
    return publishing.protected(named, PUBLIC, TODAY)


def accounts(coding: Coding) -> list[Account]:
    return [account for incident in coding.incidents for account in coding.accounts_of(incident)]


@pytest.mark.parametrize("name", PRIVATE)
def test_no_private_name_is_left_anywhere(public: Protected, name: str) -> None:
    assert name not in repr(public.coding)


@pytest.mark.parametrize("name", OFFICIAL)
def test_who_speaks_for_an_office_is_still_named(named: Coding, name: str) -> None:
    assert name in repr(publishing.protected(named, load_profile("partners"), TODAY).coding)


@pytest.mark.parametrize(
    ("said", "name", "stays"),
    [
        ({}, "Aurelia Montealegre", True),
        ({"also_remove": ("Aurelia Montealegre",)}, "Aurelia Montealegre", False),
        ({}, "Yaretzi Cantoralva", False),
        ({"keep_names": ("Yaretzi Cantoralva",)}, "Yaretzi Cantoralva", True),
    ],
)
def test_a_profile_can_name_who_goes_and_what_is_nobodys_name(
    named: Coding, said: dict[str, object], name: str, stays: bool
) -> None:
    profile = load_profile("partners").model_copy(update=said)
    assert (name in repr(publishing.protected(named, profile, TODAY).coding)) == stays


def test_addresses_and_ids_that_tell_a_name_go(public: Protected) -> None:
    urls = {report.url for report in public.coding.reports.values()}
    assert None in urls
    assert "https://example.org/open/apatzingan" in urls
    assert "asesinan-a-rosaura-quintanilla" not in public.coding.reports


def test_every_span_quotes_the_text_that_is_left(public: Protected) -> None:
    told = accounts(public.coding)
    assert told
    for account in told:
        text = public.coding.reports[account.report_id].text
        spans = [span for mention in account.mentions for span in (mention.trigger, mention.sentence)]
        spans += [span for reading in account.readings for span in (reading.claim.span, reading.claim.words)]
        assert all(text[span.start : span.end] == span.quote for span in spans)


def test_ids_and_links_of_incidents_stay(named: Coding, public: Protected) -> None:
    assert [one.id for one in public.coding.incidents] == [one.id for one in named.incidents]
    assert [one.account_ids for one in public.coding.incidents] == [one.account_ids for one in named.incidents]


def test_only_what_is_quoted_is_left_of_the_texts(public: Protected) -> None:
    texts = " ".join(report.text for report in public.coding.reports.values())
    assert "[…]" in texts
    assert "daba clases" not in texts


def test_internal_changes_nothing(named: Coding) -> None:
    assert publishing.protected(named, load_profile("internal"), TODAY).coding == replace(
        named, issues=(), reports=publishing.protected(named, load_profile("internal"), TODAY).coding.reports
    )


def test_an_incident_must_be_old_enough(named: Coding) -> None:
    early = publishing.protected(named, PUBLIC, date(2023, 3, 31))
    assert early.left_out == {"less than 14 days ago, or without a date": 1}
    assert len(early.coding.incidents) == len(named.incidents) - 1


def test_withheld_sources_and_what_they_alone_told_go(named: Coding) -> None:
    hidden = PUBLIC.model_copy(update={"withheld_sources": ("Hidden Desk", "example.org/wire/teacher")})
    left = publishing.protected(named, hidden, TODAY)
    assert left.left_out["known from withheld sources alone"] >= 1
    assert "Hidden Desk" not in repr(left.coding)
    assert "example.org/wire/teacher" not in repr(left.coding)
    assert all("Gunmen killed" not in report.text for report in left.coding.reports.values())


def test_a_clinic_is_shown_by_its_municipality(named: Coding, public: Protected) -> None:
    def place(coding: Coding) -> Place:
        reports = {key for key, report in named.reports.items() if report.source == "Hidden Desk"}
        incident = next(one for one in coding.incidents if reports & set(one.report_ids))
        cell = incident.cell("place")
        assert cell is not None
        assert isinstance(cell.value, Place)
        return cell.value

    before, after = place(named), place(public.coding)
    assert before.precision is PlacePrecision.SETTLEMENT
    assert (after.precision, after.name) == (PlacePrecision.MUNICIPALITY, before.admin2)
    assert (after.lat, after.lon) != (before.lat, before.lon)
    assert public.changed["places blurred"] >= 1


@pytest.mark.parametrize(("name", "author"), [("internal", "Ana Ruiz"), ("partners", None), ("public", None)])
def test_authors_leave_only_where_no_name_is_removed(named: Coding, name: str, author: str | None) -> None:
    signed = {key: replace(report, author="Ana Ruiz", dateline="TAME") for key, report in named.reports.items()}
    left = publishing.protected(replace(named, reports=signed), load_profile(name), TODAY)
    assert {report.author for report in left.coding.reports.values()} == {author}
    assert ("Ana Ruiz" in repr(left.coding)) == (author is not None)


def test_a_text_in_capitals_is_withheld(named: Coding) -> None:
    loud = {key: replace(report, text=report.text.upper()) for key, report in named.reports.items()}
    left = publishing.protected(_over(named, loud), PUBLIC, TODAY)
    assert {report.text for report in left.coding.reports.values()} == {
        "[words withheld: in capitals no name can be told]"
    }


def _over(coding: Coding, reports: dict[str, object]) -> Coding:
    """The coding over texts of the same length, spans as they were."""
    return replace(coding, reports=reports)


FINE = Place(
    *("gn-1", "El Cobano", PlacePrecision.SETTLEMENT, "MX", "Michoacán", "Aguililla", 18.721, -102.812),
    *("MX-MIC", "MX16", "MX16999"),
)


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        (PlacePrecision.MUNICIPALITY, ("Aguililla", "Aguililla", 18.75, -102.75, ("El Cobano",), "MX16999", "MX-MIC")),
        (PlacePrecision.STATE, ("Michoacán", None, 18.75, -102.75, ("El Cobano", "Aguililla"), None, "MX-MIC")),
        (PlacePrecision.COUNTRY, ("MX", None, None, None, ("El Cobano", "Aguililla"), None, None)),
    ],
)
def test_a_place_is_blurred_to_a_level(to: PlacePrecision, expected: tuple[object, ...]) -> None:
    rule = SensitivePlaces(to=to, grid=0.5)
    shown = blurred(FINE, rule)
    told = shown.name, shown.admin2, shown.lat, shown.lon, names_hidden(FINE, rule)
    assert (*told, shown.admin2_pcode, shown.admin1_iso) == expected
    assert shown.precision is to
    assert "gn-1" not in repr(shown)


def test_a_place_is_never_made_more_exact() -> None:
    wide = Place("gn-2", "Michoacán", PlacePrecision.STATE, "MX", "Michoacán", None, 19.0, -101.0)
    rule = SensitivePlaces(to=PlacePrecision.MUNICIPALITY, grid=0.5)
    assert blurred(wide, rule).precision is PlacePrecision.STATE
    assert names_hidden(wide, rule) == ()


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_profiles_are_read(name: str) -> None:
    assert load_profile(name).name == name


def test_the_public_profile_is_the_strictest() -> None:
    partners = load_profile("partners")
    assert PUBLIC.remove_names >= partners.remove_names
    assert PUBLIC.delay_days > 0
    assert PUBLIC.smallest_cell > 1


def test_a_profile_of_ones_own_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(
        "description: {en: ours}\nremove_names: [victim]\nalso_remove: [Ana Ruiz]\ntexts: quoted\n"
        "delay_days: 3\nsmallest_cell: 2\n"
    )
    profile: Profile = load_profile(str(path))
    assert (profile.name, profile.delay_days, profile.also_remove) == ("ours", 3, ("Ana Ruiz",))


@pytest.mark.parametrize("content", ["[1, 2]", "remove_names: [everybody]", "texts: :", ""])
def test_a_profile_that_cannot_be_used_is_the_operators_to_mend(tmp_path: Path, content: str) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(content)
    with pytest.raises(ConfigurationError, match=r"ours\.yaml"):
        load_profile(str(path))
    with pytest.raises(ConfigurationError, match="no profile 'nothing'"):
        load_profile("nothing")


@pytest.mark.parametrize(
    ("selection", "number"),
    [
        (Selection(), None),
        (Selection(country="CO"), 1),
        (Selection(country="MX", event_types=frozenset({"abduction"})), 1),
        (Selection(since=date(2023, 1, 1), until=date(2023, 12, 31)), 2),
        (Selection(box=(-103.0, 18.0, -102.0, 20.0)), 2),
        (Selection(admin1="Nowhere"), 0),
    ],
)
def test_a_selection_asks_for_a_period_and_an_area(named: Coding, selection: Selection, number: int | None) -> None:
    found = selection.of(named)
    assert len(found.incidents) == (len(named.incidents) if number is None else number)


def test_the_name_of_a_village_that_no_gazetteer_knows_is_hidden_too() -> None:
    rule = SensitivePlaces(to=PlacePrecision.STATE, grid=0.5)
    village = Place(f"{UNLISTED}admin1:MX.16/el-xyzopan", "El Xyzopan", PlacePrecision.SETTLEMENT, "MX", "Michoacán")
    village = replace(village, held=PlacePrecision.STATE)
    assert blurred(village, rule).name == "Michoacán"
    assert names_hidden(village, rule) == ("El Xyzopan",)
