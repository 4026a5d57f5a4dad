"""Who may do what: roles, sessions, tokens, forged requests, rates."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from testigo.api.bench import Conduct
from testigo.api.guard import COOKIE, csrf_of, verified
from testigo.api.limits import Limits, Rate
from testigo.store import Store, people
from tests.workbench.conftest import PASSWORD, add_users, opened

API = "/api/v1"
ORIGIN = {"Origin": "http://testserver"}


def log_in(client: TestClient, name: str) -> dict[str, str]:
    """Log in as a browser does; return the headers of its changes."""
    answer = client.post(f"{API}/session", json={"name": name, "password": PASSWORD}, headers=ORIGIN)
    assert answer.status_code == 200
    return {**ORIGIN, "X-CSRF-Token": csrf_of(client.cookies[COOKIE])}


def test_nobody_sees_anything_without_logging_in(team: TestClient) -> None:
    for path in ("/incidents", "/map", "/me", "/reports", "/downloads/csv", "/audit"):
        assert team.get(f"{API}{path}").status_code == 401
    answer = team.get("/?killed=3", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=/%3Fkilled%3D3")
    assert team.get("/login").status_code == 200
    assert team.get("/health").status_code == 200


@pytest.mark.parametrize(
    ("name", "allowed"),
    [("rita", set()), ("carl", {"paste"}), ("ana", {"paste", "decide"}), ("ada", {"paste", "decide", "administer"})],
)
def test_each_role_may_do_what_those_below_it_may(team: TestClient, name: str, allowed: set[str]) -> None:
    headers = log_in(team, name)
    deeds: dict[str, Any] = {
        "paste": lambda: team.post(f"{API}/reports", json={"text": "x" * 30}, headers=headers),
        "decide": lambda: team.post(f"{API}/duplicates/refuse", json={"one": "a", "other": "b"}, headers=headers),
        "administer": lambda: team.get(f"{API}/users"),
    }
    assert team.get(f"{API}/incidents").status_code == 200
    assert {deed for deed, act in deeds.items() if act().status_code != 403} == allowed


def test_what_another_site_asks_for_is_refused(team: TestClient) -> None:
    headers = log_in(team, "ana")
    body = {"one": "a", "other": "b"}
    path = f"{API}/duplicates/refuse"
    assert team.post(path, json=body, headers=headers).status_code == 404
    assert team.post(path, json=body, headers=ORIGIN).status_code == 403
    assert team.post(path, json=body, headers={**headers, "X-CSRF-Token": "wrong"}).status_code == 403
    assert team.post(path, json=body, headers={**headers, "Origin": "http://evil.example"}).status_code == 403
    assert team.post(path, json=body).status_code == 403  # the cookie alone says nothing of who wrote the request
    forged = {"name": "ana", "password": PASSWORD}
    assert team.post(f"{API}/session", json=forged, headers={"Origin": "http://evil.example"}).status_code == 403


def test_the_local_mode_is_for_this_machine_and_its_own_pages(local: TestClient) -> None:
    body = {"one": "a", "other": "b"}
    path = f"{API}/duplicates/refuse"
    assert local.post(path, json=body).status_code == 404  # a script
    assert local.post(path, json=body, headers={"Origin": "http://evil.example"}).status_code == 403
    assert local.post(path, json=body, headers=ORIGIN).status_code == 403
    local.get("/")
    headers = {**ORIGIN, "X-CSRF-Token": csrf_of(local.cookies[COOKIE])}
    assert local.post(path, json=body, headers=headers).status_code == 404
    assert local.get("/", headers={"Host": "evil.example"}).status_code == 403  # a name that leads to this machine


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(team: TestClient) -> None:
    answer = team.post(f"{API}/session", json={"name": "ana", "password": PASSWORD})
    told = answer.headers["set-cookie"].lower()
    assert "httponly" in told
    assert "samesite=strict" in told
    far = TestClient(team.app, base_url="http://desk.example.org")
    answer = far.post(f"{API}/session", json={"name": "ana", "password": PASSWORD})
    assert "secure" in answer.headers["set-cookie"].lower()


def test_logging_out_ends_the_session(team: TestClient) -> None:
    headers = log_in(team, "ana")
    kept = dict(team.cookies)
    assert team.delete(f"{API}/session", headers=headers).status_code == 204
    team.cookies.update(kept)
    assert team.get(f"{API}/me").status_code == 401
    assert team.get("/", follow_redirects=False).headers["location"].endswith("ended=1")


def test_a_token_does_what_its_owner_may_until_it_is_revoked(team: TestClient) -> None:
    headers = log_in(team, "ana")
    made = team.post(f"{API}/tokens", json={"label": "nightly"}, headers=headers).json()
    script = TestClient(team.app, headers={"Authorization": f"Bearer {made['secret']}"})
    assert script.get(f"{API}/me").json()["name"] == "ana"
    assert script.post(f"{API}/duplicates/refuse", json={"one": "a", "other": "b"}).status_code == 404
    assert script.get(f"{API}/users").status_code == 403
    assert made["secret"] not in team.get(f"{API}/tokens").text
    assert team.delete(f"{API}/tokens/{made['id']}", headers=headers).status_code == 204
    assert script.get(f"{API}/me").status_code == 401


def test_an_administrator_adds_changes_and_closes_accounts(team: TestClient) -> None:
    headers = log_in(team, "ada")
    new = {"name": "eva", "role": "reader", "password": PASSWORD}
    assert team.post(f"{API}/users", json=new, headers=headers).status_code == 201
    assert team.post(f"{API}/users", json=new, headers=headers).status_code == 409
    assert team.post(f"{API}/users", json={**new, "name": "E va"}, headers=headers).status_code == 422
    assert (
        team.post(f"{API}/users", json={**new, "name": "kim", "password": "short"}, headers=headers).status_code == 422
    )
    eva = TestClient(team.app)
    log_in(eva, "eva")
    assert team.patch(f"{API}/users/eva", json={"active": False}, headers=headers).status_code == 200
    assert eva.get(f"{API}/me").status_code == 401
    assert team.patch(f"{API}/users/ada", json={"active": False}, headers=headers).status_code == 409
    deeds = [each["deed"] for each in team.get(f"{API}/audit").json()["items"]]
    assert deeds[:2] == ["changed an account", "logged in"]


def test_passwords_are_kept_as_argon2_and_guessing_is_slowed(store: Store) -> None:
    add_users(store)
    with store.desk() as connection:
        user = people.find_user(connection, "ana")
    assert user is not None
    assert user.password is not None
    assert user.password.startswith("$argon2id$")
    assert verified(PASSWORD, user.password)
    assert not verified("wrong", user.password)
    assert not verified(PASSWORD, None)
    limits = Limits(
        {"login": Rate(3, 1), "logins": Rate(9, 9), "read": Rate(9, 9), "write": Rate(9, 9), "upload": Rate(9, 9)}
    )
    with opened(store, Conduct(team=True, limits=limits)) as client:
        codes = [client.post(f"{API}/session", json={"name": "ana", "password": "wrong"}).status_code for _ in range(5)]
        assert codes == [401, 401, 401, 429, 429]
        late = client.post(f"{API}/session", json={"name": "ana", "password": PASSWORD})
        assert (late.status_code, int(late.headers["retry-after"]) > 0) == (429, True)


def test_a_bucket_fills_again() -> None:
    now = [0.0]
    limits = Limits({"read": Rate(2, 60)}, clock=lambda: now[0])
    assert [limits.wait("read", "ana") for _ in range(3)] == [0, 0, 1]
    assert limits.wait("read", "ben") == 0
    now[0] = 1.0
    assert [limits.wait("read", "ana") for _ in range(2)] == [0, 1]
