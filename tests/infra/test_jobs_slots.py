"""Daily chores: one worker does each, a missed one is caught up."""

from datetime import UTC, datetime, time

from apiflask import APIFlask

from backend.infra.jobs import Daily, Jobs, take_slot
from backend.infra.jobs.doorbell import SilentDoorbell
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.races import run_at_once


def chores(done: list[str]) -> Jobs:
    daily = Daily("tidy", time(3, 30), lambda: done.append("tidy"))
    return Jobs(SilentDoorbell(), dailies=[daily])


@both_databases
def test_of_many_workers_one_takes_the_slot(app: APIFlask) -> None:
    due_at = datetime(2026, 11, 22, 19, 30, tzinfo=UTC)

    def take() -> bool:
        with app.app_context():
            return take_slot("tidy", due_at)

    assert sorted(run_at_once([take] * 6)) == [False] * 5 + [True]


def test_a_chore_is_done_once_a_day(app: APIFlask, clock: FakeClock) -> None:
    done: list[str] = []
    background = chores(done)

    with app.app_context():
        for _ in range(3 * 24):
            background.do_dailies()
            clock.pass_time(hours=1)

    # 10:00 on the first day, then at 03:30 of the three following days.
    assert len(done) == 4


def test_slots_missed_in_a_long_sleep_are_caught_up_once(app: APIFlask, clock: FakeClock) -> None:
    done: list[str] = []
    background = chores(done)

    with app.app_context():
        background.do_dailies()
        clock.pass_time(days=5)
        background.do_dailies()
        background.do_dailies()

    assert len(done) == 2


def test_a_chore_that_fails_does_not_stop_the_worker(app: APIFlask, clock: FakeClock) -> None:
    def fail() -> None:
        raise RuntimeError("no")

    background = Jobs(SilentDoorbell(), dailies=[Daily("bad", time(3, 30), fail)])

    with app.app_context():
        background.do_dailies()


def test_the_due_time_is_the_chinese_clock() -> None:
    daily = Daily("tidy", time(3, 30), lambda: None)

    before = daily.latest_due(datetime(2026, 11, 22, 19, 29, tzinfo=UTC))
    after = daily.latest_due(datetime(2026, 11, 22, 19, 30, tzinfo=UTC))

    assert before == datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
    assert after == datetime(2026, 11, 22, 19, 30, tzinfo=UTC)
