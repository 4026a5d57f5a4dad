"""The ledgers: captures, reports, accounts, judgements and decisions. Append-only; SQLite or PostgreSQL."""

from testigo.store.ledgers import Pending, Store, open_store
from testigo.store.ruling import RegisterDecision
from testigo.store.views import IncidentView

__all__ = ["IncidentView", "Pending", "RegisterDecision", "Store", "open_store"]
