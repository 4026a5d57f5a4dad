"""A small newsroom with its cards and rules, and a watch over it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.newsroom.server import Hook, Site, card_text
from testigo import pipeline
from testigo.sources.cards import load_cards
from testigo.sources.fetching import Fetcher, Limits, Polite, Walls
from testigo.store import Store
from testigo.watching import Watcher, load_orders

INSIDE = Walls(["127.0.0.0/8"])
HURRIED = Limits(seconds=5.0, silence=0.5)


@dataclass
class Room:
    """A newsroom on line, and the folder that holds its cards and rules."""

    sites: list[Site]
    hook: Hook
    folder: Path

    def write_cards(self, every: float = 30, recheck: tuple[float, ...] = ()) -> None:
        (self.folder / "cards").mkdir(exist_ok=True)
        for site in self.sites:
            path = self.folder / "cards" / f"outlet-{site.position}.yaml"
            path.write_text(card_text(site, every, recheck), encoding="utf-8")

    def watcher(self, store: Store, coder: pipeline.Coder, **options: object) -> Watcher:
        guest = Polite(Fetcher("test", INSIDE, limits=HURRIED), 0.0)
        orders = load_orders(self.folder / "rules.yaml")
        return Watcher(store, coder, load_cards(self.folder / "cards"), guest, orders, **options)  # type: ignore[arg-type]


def run(watcher: Watcher) -> None:
    """Tick until nothing is left to do now."""
    while watcher.tick(0.1):
        pass
    watcher.close()
