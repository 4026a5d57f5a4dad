"""The ledgers: captures, reports, accounts, judgements and decisions. Append-only; SQLite or PostgreSQL."""

from testigo.store.ledgers import Pending, Store, open_store

__all__ = ["Pending", "Store", "open_store"]
