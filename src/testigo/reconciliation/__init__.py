"""Many accounts to one incident, a file a kind of value."""

from testigo.reconciliation.incidents import reconcile

__all__ = ["reconcile"]
