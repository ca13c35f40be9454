"""Fair timing of two ways in one run: interleaved, CPU time, medians."""

import time
from collections.abc import Callable
from statistics import median
from typing import Any


def cpu_seconds(*ways: Callable[[], Any], rounds: int = 40, calls: int = 5) -> list[float]:
    """Median CPU seconds of one call of each way; the ways take turns in every round."""
    samples: list[list[float]] = [[] for _ in ways]
    for way in ways:
        way()
    for _ in range(rounds):
        for way, taken in zip(ways, samples, strict=True):
            began = time.process_time()
            for _ in range(calls):
                way()
            taken.append((time.process_time() - began) / calls)
    return [median(taken) for taken in samples]


def compared(what: str, ours_s: float, peer: str, peer_s: float, goal: float) -> dict[str, Any]:
    """One row of a table: ours against a peer, and whether the ratio holds the goal."""
    ratio = ours_s / peer_s
    return {
        "what": what,
        "ours_ms": ours_s * 1000,
        "peer": peer,
        "peer_ms": peer_s * 1000,
        "ratio": ratio,
        "goal": f"<= {goal}",
        "ok": ratio <= goal,
    }
