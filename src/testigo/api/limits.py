"""How often one may ask: a bucket of tokens for each user and each kind of request, kept in memory."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

FORGET = 10_000  # buckets above which the full ones are forgotten


@dataclass(frozen=True, slots=True)
class Rate:
    """``burst`` requests at once, and ``per_minute`` on and on."""

    burst: int
    per_minute: float


@dataclass
class Limits:
    """The rates, and how full each bucket is."""

    rates: dict[str, Rate] = field(
        default_factory=lambda: {
            "login": Rate(8, 8),
            "logins": Rate(100, 100),
            "read": Rate(300, 1200),
            "write": Rate(120, 600),
            "upload": Rate(30, 60),
        }
    )
    clock: Callable[[], float] = time.monotonic
    _buckets: dict[tuple[str, str], tuple[float, float]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def wait(self, kind: str, who: str) -> int:
        """Take one token; return 0, or how many seconds to wait for the next."""
        rate, now = self.rates[kind], self.clock()
        with self._lock:
            left, at = self._buckets.get((kind, who), (float(rate.burst), now))
            left = min(float(rate.burst), left + (now - at) * rate.per_minute / 60)
            self._buckets[kind, who] = (left - 1 if left >= 1 else left, now)
            if len(self._buckets) > FORGET:
                self._forget(now)
        return 0 if left >= 1 else max(1, round((1 - left) * 60 / rate.per_minute))

    def _forget(self, now: float) -> None:
        kept = {
            key: (left, at)
            for key, (left, at) in self._buckets.items()
            if left + (now - at) * self.rates[key[0]].per_minute / 60 < self.rates[key[0]].burst
        }
        self._buckets = kept
