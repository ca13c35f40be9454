"""Reading supervisord's log."""

import pytest

from backend.supervise.console import Console, Fall

EXITED = "2026-05-01 10:00:00,000 WARN exited: worker (exit status 1; not expected)"
RUNNING = (
    "2026-05-01 10:00:03,000 INFO success: worker entered RUNNING state,"
    " process has stayed up for > than 2 seconds (startsecs)"
)


def test_a_fall_is_told_with_its_cause() -> None:
    assert Console().read(EXITED) == Fall("worker", "exit status 1", 1)


def test_the_third_fall_in_a_row_is_no_accident() -> None:
    console = Console()

    falls = [console.read(EXITED) for _ in range(3)]

    assert [isinstance(fall, Fall) and fall.cannot_stay_up for fall in falls] == [
        False,
        False,
        True,
    ]


def test_a_child_that_stayed_up_starts_counting_anew() -> None:
    console = Console()
    console.read(EXITED)
    console.read(RUNNING)

    assert console.read(EXITED) == Fall("worker", "exit status 1", 1)


def test_a_child_that_falls_for_hours_does_not_fill_the_screen() -> None:
    told = [times for times in range(1, 31) if Fall("web", "x", times).is_worth_a_line]

    assert told == [1, 2, 3, 10, 20, 30]


@pytest.mark.parametrize("prefix", ["", "2026-05-01 10:00:00,000 INFO "])
def test_supervisords_own_trouble_is_passed_on(prefix: str) -> None:
    assert Console().read(f"{prefix}Error: no such section") == "Error: no such section"


def test_ordinary_lines_say_nothing() -> None:
    assert Console().read("2026-05-01 10:00:00,000 INFO spawned: 'web' with pid 7") is None
