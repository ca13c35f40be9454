"""The form of a claim with 200 lines, through the bounded worker, against typst by itself.

Both set the same prepared lines. Typst by itself keeps its process, its fonts and what it has
worked out; ours builds the form from the claim first, and every one is set by a fresh process.
Wall-clock time, since most of ours passes in that process.
"""

import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typst

from backend.claims import service
from backend.claims.printing.form import Paper, Printing, build_form
from backend.claims.printing.press import Press, sources_of
from backend.reading.bounded import Runner
from backend.reading.typesetting.fonts import fonts
from backend.reading.typesetting.setting import source_of
from bench.measure import compared
from tests.claims.output import examples

_LINES = 200
_ROUNDS = 7
_AT = 1_764_000_000


def run() -> list[dict[str, Any]]:
    """A row for each paper."""
    with tempfile.TemporaryDirectory() as folder, Runner(service.PRINT_WORKER) as runner:
        press = Press(runner, max_bytes=1)
        return [_compare(paper, press, Path(folder)) for paper in Paper]


def _compare(paper: Paper, press: Press, folder: Path) -> dict[str, Any]:
    ours_s, alone_s = _best(
        lambda number: _ours(_claim(number), paper, press, folder),
        lambda number: _alone(_prepared(number, paper), folder),
    )
    what = f"{_LINES} lines on {paper}"
    return compared(what, ours_s, "typst alone, same data", alone_s, 2)


def _best(*ways: Callable[[int], Callable[[], bytes]]) -> list[float]:
    """Seconds of the best round of each; they take turns, with another claim each time."""
    samples: list[list[float]] = [[] for _ in ways]
    for number in range(_ROUNDS + 1):
        for way, taken in zip(ways, samples, strict=True):
            act = way(number)
            began = time.perf_counter()
            assert act().startswith(b"%PDF")
            taken.append(time.perf_counter() - began)
    return [min(taken[1:]) for taken in samples]


def _claim(number: int) -> dict[str, Any]:
    lines = [
        examples.line(no, purpose=f"第 {number} 次出差，第 {no} 程") for no in range(1, _LINES + 1)
    ]
    return examples.claim(*lines, version=number + 1)


def _printing(paper: Paper) -> Printing:
    return Printing(paper=paper, printed_at=examples.AT, printed_by="赵敏")


def _prepared(number: int, paper: Paper) -> str:
    form = build_form(_claim(number), _printing(paper)) | {"fonts": [fonts()[1]]}
    return json.dumps(form, ensure_ascii=False)


def _ours(claim: dict[str, Any], paper: Paper, press: Press, folder: Path) -> Callable[[], bytes]:
    def act() -> bytes:
        form = build_form(claim, _printing(paper))
        return press.typeset("claim", form, at=_AT, folder=folder, is_tagged=True).pdf

    return act


def _alone(prepared: str, folder: Path) -> Callable[[], bytes]:
    source, found = source_of(sources_of("claim")), fonts()[0]

    def act() -> bytes:
        pdf = typst.compile(  # type: ignore[call-overload] # its types want bytes and folder of one kind
            source,
            root=folder,
            font_paths=found,
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"form": prepared},
            timestamp=_AT,
        )
        assert isinstance(pdf, bytes)
        return pdf

    return act
