"""``./run faults``: the fault matrix of clearing as a table."""

import logging
import sys
import tempfile
from pathlib import Path

from tests.faults.clearing.desk import Desk, serving_bureau
from tests.faults.clearing.matrix import Cell, cells, run_cell


def main() -> int:
    """Exit status 1 when a cell does not end as it must."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    passed = failed = 0
    for cell in cells():
        wrong = _run(cell)
        passed, failed = (passed, failed + 1) if wrong else (passed + 1, failed)
        told = "; ".join(wrong) if wrong else f"{cell.ends}, {cell.clears} cleared"
        print(f"{'FAILED' if wrong else 'ok':7} {cell.fault:36} {cell.step:34} {told}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return int(failed > 0)


def _run(cell: Cell) -> list[str]:
    with tempfile.TemporaryDirectory() as folder, serving_bureau() as bureau:
        return run_cell(cell, Desk(Path(folder), *bureau, **cell.facts))


if __name__ == "__main__":
    sys.exit(main())
