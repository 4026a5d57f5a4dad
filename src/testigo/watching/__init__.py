"""Watching: sources on their schedule, what is new coded and linked, alerts by rules that the user writes."""

from testigo.watching.mail import Login
from testigo.watching.rules import Orders, load_orders
from testigo.watching.watcher import Watcher

__all__ = ["Login", "Orders", "Watcher", "load_orders"]
