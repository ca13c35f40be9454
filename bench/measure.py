"""Fair timing of two ways in one run: interleaved, CPU time, the best round of each."""

import time
from collections.abc import Callable
from typing import Any


def cpu_seconds(*ways: Callable[[], Any], rounds: int = 200, calls: int = 5) -> list[float]:
    """CPU seconds of one call of each way, from its best round; the ways take turns.

    The best, as timeit advises: whatever else the machine does only ever adds.
    """
    samples: list[list[float]] = [[] for _ in ways]
    for way in ways:
        way()
    for _ in range(rounds):
        for way, taken in zip(ways, samples, strict=True):
            began = time.process_time()
            for _ in range(calls):
                way()
            taken.append((time.process_time() - began) / calls)
    return [min(taken) for taken in samples]


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
