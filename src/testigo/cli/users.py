"""``testigo user``: who may use a team's workbench."""

import sys
from typing import Annotated

import typer
from rich.console import Console

from testigo.model import ConfigurationError, InputError
from testigo.settings import Settings
from testigo.store import open_store, people

app = typer.Typer(help="Accounts of a team's workbench.", no_args_is_help=True)
Database = Annotated[str | None, typer.Option(help="Database URL or SQLite file")]


@app.callback()
def users() -> None:
    """Add and list accounts."""


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="Lower-case letters, digits, . _ -")],
    role: Annotated[str, typer.Option(help="reader, coder, reviewer or administrator")] = "reviewer",
    db: Database = None,
) -> None:
    """Add an account, or give one a new password and role. The password is asked for, or read from standard input."""
    try:
        from testigo.api.guard import ROLES, SHORTEST_PASSWORD, hashed  # noqa: PLC0415 - an extra
        from testigo.api.taken import UserIn  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise ConfigurationError(f"this needs: pip install 'testigo[serve]' ({error.name} is missing)") from error
    if role not in ROLES:
        raise ConfigurationError(f"there is no role {role!r}: choose one of {', '.join(ROLES)}")
    password = _password()
    if len(password) < SHORTEST_PASSWORD:
        raise InputError(f"the password is too short: at least {SHORTEST_PASSWORD} characters")
    try:
        UserIn.model_validate({"name": name, "role": role, "password": password})
    except ValueError:
        raise InputError(f"{name!r} is no name for an account: lower-case letters, digits, . _ -") from None
    with open_store(db or Settings.load().database) as store, store.desk(write=True) as connection:
        if not people.add_user(connection, name, role, hashed(password)):
            people.change_user(connection, name, role=role, password=hashed(password), active=True)
        people.note(connection, "command line", "set an account", f"{name}, {role}")
    Console(stderr=True, highlight=False).print(f"{name} may log in as {role}", markup=False)


@app.command("list")
def listed(db: Database = None) -> None:
    """List the accounts."""
    with open_store(db or Settings.load().database) as store, store.desk() as connection:
        for user in people.all_users(connection):
            typer.echo(f"{user.name}\t{user.role}\t{'active' if user.active else 'closed'}")


def _password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\n")
