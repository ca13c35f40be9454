"""``./run faults``: the fault matrix of clearing as a table."""

import logging
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.faults.clearing.component import (
    ComponentCell,
    ComponentDesk,
    component_cells,
    run_component_cell,
    serving_component,
)
from tests.faults.clearing.desk import Desk, serving_bureau
from tests.faults.clearing.matrix import Cell, cells, run_cell


def main() -> int:
    """Exit status 1 when a cell does not end as it must."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    passed = failed = 0
    for driver, cell, run in _rows():
        wrong = run()
        passed, failed = (passed, failed + 1) if wrong else (passed + 1, failed)
        told = "; ".join(wrong) if wrong else f"{cell.ends}, {cell.clears} cleared"
        row = f"{driver:10} {cell.fault:36} {cell.step:34} {told}"
        print(f"{'FAILED' if wrong else 'ok':7} {row}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return int(failed > 0)


def _rows() -> Iterator[tuple[str, Cell | ComponentCell, Callable[[], list[str]]]]:
    """Driver, cell, and what runs it."""
    for cell in cells():
        yield "usercard", cell, partial(_run, cell)
    for component_cell in component_cells():
        yield "component", component_cell, partial(_run_component, component_cell)


def _run_component(cell: ComponentCell) -> list[str]:
    with tempfile.TemporaryDirectory() as folder, serving_component() as serving:
        return run_component_cell(cell, ComponentDesk.at(serving, Path(folder)))


def _run(cell: Cell) -> list[str]:
    with tempfile.TemporaryDirectory() as folder, serving_bureau() as bureau:
        return run_cell(cell, Desk(Path(folder), *bureau, **cell.facts))


if __name__ == "__main__":
    sys.exit(main())
