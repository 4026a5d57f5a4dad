"""Accounts of the workbench's users, their sessions and tokens, and the trail of what they did."""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Connection, insert, select, update

from testigo.store.insertion import add_rows
from testigo.store.people_tables import audit, sessions, tokens, users


@dataclass(frozen=True, slots=True)
class User:
    """Who works here. ``password`` is a hash; without one nobody can log in by it."""

    name: str
    role: str
    password: str | None
    active: bool
    created_at: str


@dataclass(frozen=True, slots=True)
class Token:
    """A token as its owner sees it: never the secret."""

    id: str  # the first letters of its hash
    label: str
    created_at: str
    revoked_at: str | None


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the trail."""

    row: int
    at: str
    user: str
    deed: str
    about: str


def hidden(secret: str) -> str:
    """Return what is kept of a secret that is random itself: its SHA-256."""
    return sha256(secret.encode()).hexdigest()


def now() -> str:
    """Return this moment as it is kept."""
    return datetime.now(UTC).isoformat()


def add_user(connection: Connection, name: str, role: str, password: str | None) -> bool:
    """Add a user; False where the name is taken."""
    known = find_user(connection, name)
    fields = {"name": name, "role": role, "password": password, "active": True, "created_at": now()}
    add_rows(connection, users, [fields])
    return known is None


def find_user(connection: Connection, name: str) -> User | None:
    """Return the user of a name, or None."""
    row = connection.execute(select(users).where(users.c.name == name)).first()
    return None if row is None else User(row.name, row.role, row.password, row.active, row.created_at)


def all_users(connection: Connection) -> list[User]:
    """Return all users by name."""
    rows = connection.execute(select(users).order_by(users.c.name))
    return [User(row.name, row.role, row.password, row.active, row.created_at) for row in rows]


def change_user(connection: Connection, name: str, **fields: str | bool) -> None:
    """Change role, password or whether the account is active; sessions end with any of it."""
    connection.execute(update(users).where(users.c.name == name).values(**fields))
    connection.execute(sessions.delete().where(sessions.c.user == name))


def open_session(connection: Connection, name: str, secret: str, expires_at: str) -> None:
    """Keep a session, and forget those that have ended."""
    connection.execute(sessions.delete().where(sessions.c.expires_at < now()))
    fields = {"secret": hidden(secret), "user": name, "created_at": now(), "expires_at": expires_at}
    connection.execute(insert(sessions).values(fields))


def close_session(connection: Connection, secret: str) -> None:
    """End a session."""
    connection.execute(sessions.delete().where(sessions.c.secret == hidden(secret)))


def session_user(connection: Connection, secret: str) -> User | None:
    """Return who a session belongs to, or None where it has ended or the account is closed."""
    query = select(users).join(sessions, sessions.c.user == users.c.name)
    query = query.where(sessions.c.secret == hidden(secret), sessions.c.expires_at > now(), users.c.active)
    row = connection.execute(query).first()
    return None if row is None else User(row.name, row.role, row.password, row.active, row.created_at)


def add_token(connection: Connection, name: str, label: str, secret: str) -> str:
    """Keep a token; return its id."""
    fields = {"secret": hidden(secret), "user": name, "label": label, "created_at": now(), "revoked_at": None}
    connection.execute(insert(tokens).values(fields))
    return hidden(secret)[:12]


def token_user(connection: Connection, secret: str) -> User | None:
    """Return who a token belongs to, or None where it was revoked or the account is closed."""
    query = select(users).join(tokens, tokens.c.user == users.c.name)
    query = query.where(tokens.c.secret == hidden(secret), tokens.c.revoked_at.is_(None), users.c.active)
    row = connection.execute(query).first()
    return None if row is None else User(row.name, row.role, row.password, row.active, row.created_at)


def tokens_of(connection: Connection, name: str) -> list[Token]:
    """Return a user's tokens, the latest first."""
    rows = connection.execute(select(tokens).where(tokens.c.user == name).order_by(tokens.c.created_at.desc()))
    return [Token(row.secret[:12], row.label, row.created_at, row.revoked_at) for row in rows]


def revoke_token(connection: Connection, name: str, token_id: str) -> bool:
    """End a token of a user; False where there is none of that id."""
    mine = (tokens.c.user == name, tokens.c.secret.startswith(token_id, autoescape=True), tokens.c.revoked_at.is_(None))
    return connection.execute(update(tokens).where(*mine).values(revoked_at=now())).rowcount > 0


def note(connection: Connection, user: str, deed: str, about: str = "") -> None:
    """Add a line to the trail."""
    connection.execute(insert(audit).values(at=now(), user=user, deed=deed, about=about))


def trail(connection: Connection, before: int | None, limit: int) -> list[Deed]:
    """Return the latest lines of the trail, or those before a line."""
    query = select(audit).order_by(audit.c.row.desc()).limit(limit)
    if before is not None:
        query = query.where(audit.c.row < before)
    return [Deed(row.row, row.at, row.user, row.deed, row.about) for row in connection.execute(query)]
