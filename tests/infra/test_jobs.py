"""Background work: every due row is done, by one worker at a time, and none is lost."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from apiflask import APIFlask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from backend.infra import jobs
from backend.infra.db import db, transaction
from backend.infra.jobs import Claim, Jobs, Work
from backend.infra.jobs.doorbell import SilentDoorbell
from backend.infra.jobs.rows import claim_due
from backend.infra.jobs.worker import sweep
from backend.infra.mail import Mail, MailState
from backend.infra.parts import provide
from backend.kernel import clock as kernel_clock
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.races import run_at_once

LEASE = timedelta(seconds=30)


def put_rows(app: APIFlask, count: int, *, due_in_s: float = 0) -> list[int]:
    """Waiting rows; mails serve as any other table of work would."""
    with app.app_context(), transaction() as session:
        now = kernel_clock.now()
        rows = [
            Mail(
                to="lin@example.com",
                subject=f"第 {number} 封",
                body="",
                state=MailState.WAITING,
                created_at=now,
                next_try_at=now + timedelta(seconds=due_in_s),
            )
            for number in range(count)
        ]
        session.add_all(rows)
        session.flush()
        return [row.id for row in rows]


def claim(app: APIFlask, limit: int = 10, max_deaths: int = 5) -> list[Claim]:
    with app.app_context(), transaction() as session:
        return claim_due(session, Mail, lease=LEASE, limit=limit, max_deaths=max_deaths).claims


def read(app: APIFlask, row_id: int) -> Mail:
    with app.app_context():
        return db.session.get_one(Mail, row_id)


def sent(session: Any, one: Claim) -> bool:
    return jobs.settle(session, Mail, one, state=MailState.SENT, next_try_at=None)


def do_everything(app: APIFlask, do: Callable[[Claim], None], **options: Any) -> int:
    work = Work(name="test", table=Mail, do=do, **options)
    with app.app_context():
        provide(app, Jobs(SilentDoorbell(), [work]))
        return jobs.run_due()


@both_databases
def test_two_workers_never_get_the_same_row(app: APIFlask) -> None:
    ids = put_rows(app, 24)

    taken = run_at_once([lambda: claim(app, limit=6)] * 6)

    row_ids = [one.row_id for claims in taken for one in claims]
    assert len(row_ids) == len(set(row_ids))
    row_ids += [one.row_id for one in claim(app, limit=24)]
    assert sorted(row_ids) == ids


@both_databases
def test_a_claim_takes_no_more_than_it_asked_for_the_oldest_first(app: APIFlask) -> None:
    late = put_rows(app, 2, due_in_s=-1)
    early = put_rows(app, 2, due_in_s=-60)

    taken = claim(app, limit=3)

    assert {one.row_id for one in taken} == {*early, late[0]}


@both_databases
def test_a_row_waits_for_its_time(app: APIFlask, clock: FakeClock) -> None:
    (row_id,) = put_rows(app, 1, due_in_s=60)

    assert claim(app) == []
    clock.pass_time(seconds=61)

    assert [one.row_id for one in claim(app)] == [row_id]


@both_databases
def test_a_row_of_a_dead_worker_is_claimed_again_when_its_lease_has_run_out(
    app: APIFlask, clock: FakeClock
) -> None:
    (row_id,) = put_rows(app, 1)
    claim(app)

    clock.pass_time(seconds=29)
    assert claim(app) == []
    clock.pass_time(seconds=2)
    (again,) = claim(app)

    assert again.attempt == 2
    assert read(app, row_id).deaths == 1


@both_databases
def test_a_row_that_kills_every_worker_becomes_a_dead_letter(
    app: APIFlask, clock: FakeClock
) -> None:
    (row_id,) = put_rows(app, 1)
    buried: list[int] = []

    def die(_claim: Claim) -> None:
        """As after kill -9: nothing is settled."""

    for _ in range(4):
        do_everything(
            app, die, lease=LEASE, max_deaths=3, bury=lambda _session, dead: buried.append(dead)
        )
        clock.pass_time(seconds=31)

    row = read(app, row_id)
    assert row.state is MailState.DEAD
    assert row.lease_until is None
    assert "意外中止" in (row.last_error or "")
    assert buried == [row_id]


@both_databases
def test_whoever_lost_the_lease_cannot_write_the_end(app: APIFlask, clock: FakeClock) -> None:
    (row_id,) = put_rows(app, 1)
    (stalled,) = claim(app)
    clock.pass_time(seconds=31)
    (current,) = claim(app)

    with app.app_context(), transaction() as session:
        assert not sent(session, stalled)
        assert not jobs.held(session, Mail, stalled)
        assert jobs.held(session, Mail, current)
        assert sent(session, current)

    assert read(app, row_id).state is MailState.SENT


@both_databases
def test_work_that_fails_is_tried_again_later_and_in_the_end_given_up(
    app: APIFlask, clock: FakeClock
) -> None:
    (row_id,) = put_rows(app, 1)
    tries = []

    def fail(one: Claim) -> None:
        tries.append(one.attempt)
        raise RuntimeError("out of order")

    for _ in range(5):
        do_everything(app, fail, max_attempts=3)
        clock.pass_time(hours=2)

    row = read(app, row_id)
    assert tries == [1, 2, 3]
    assert row.state is MailState.DEAD
    assert "RuntimeError" in (row.last_error or "")


@both_databases
def test_a_row_that_fails_does_not_stop_the_others(app: APIFlask) -> None:
    ids = put_rows(app, 3)

    def do(one: Claim) -> None:
        if one.row_id == ids[1]:
            raise RuntimeError("this one only")
        with transaction() as session:
            sent(session, one)

    assert do_everything(app, do) == 3

    states = [read(app, row_id).state for row_id in ids]
    assert states == [MailState.SENT, MailState.WAITING, MailState.SENT]


def test_the_bell_of_a_row_that_is_not_due_changes_nothing(app: APIFlask) -> None:
    (row_id,) = put_rows(app, 1, due_in_s=60)
    done: list[int] = []
    work = Work(name="test", table=Mail, do=lambda one: done.append(one.row_id))
    background = Jobs(SilentDoorbell(), [work])

    with app.app_context():
        background.answer("test", row_id)
        background.answer("test", 999_999)

    assert done == []


def test_looking_for_work_takes_no_write_lock_when_there_is_none(app: APIFlask) -> None:
    put_rows(app, 1, due_in_s=60)

    with app.app_context():
        background = Jobs(SilentDoorbell(), [Work(name="test", table=Mail, do=lambda _one: None)])
        with db.engine.connect() as holder:
            holder.exec_driver_sql("SELECT 1")
            assert background.claim(background.works[0], 5) == []


@given(
    attempt=st.integers(1, 10_000),
    base_s=st.floats(0.1, 60),
    cap_s=st.floats(60, 86_400),
    spread=st.floats(0, 1, exclude_max=True),
)
def test_the_pause_grows_up_to_its_cap_and_keeps_its_spread(
    attempt: int, base_s: float, cap_s: float, spread: float
) -> None:
    pause = jobs.backoff(attempt, base_s=base_s, cap_s=cap_s, spread=spread).total_seconds()
    following = jobs.backoff(attempt + 1, base_s=base_s, cap_s=cap_s, spread=spread)

    assert base_s / 2 - 1e-3 <= pause <= cap_s + 1e-3
    assert following.total_seconds() >= pause - 1e-3


@pytest.mark.pg
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_row_that_somebody_locks_is_skipped_and_not_waited_for(app: APIFlask) -> None:
    ids = put_rows(app, 3)

    with app.app_context(), db.engine.connect() as other:
        other.execute(select(Mail.id).where(Mail.id == ids[0]).with_for_update())
        taken = claim(app)

    assert [one.row_id for one in taken] == ids[1:]


@both_databases
def test_a_batch_is_claimed_and_settled_together(app: APIFlask) -> None:
    ids = put_rows(app, 25)
    batches: list[list[int]] = []

    def do_batch(claims: Sequence[Claim]) -> None:
        batches.append([one.row_id for one in claims])
        with transaction() as session:
            done = jobs.settle_all(session, Mail, claims, state=MailState.SENT, next_try_at=None)
        assert done == {one.row_id for one in claims}

    assert do_batches(app, do_batch, batch=10) == 25

    assert [len(batch) for batch in batches] == [10, 10, 5]
    assert sorted(one for batch in batches for one in batch) == ids
    assert {read(app, one).state for one in ids} == {"sent"}


def do_batches(app: APIFlask, do_batch: Callable[[Sequence[Claim]], None], **options: Any) -> int:
    work = Work(name="test", table=Mail, do_batch=do_batch, **options)
    with app.app_context():
        provide(app, Jobs(SilentDoorbell(), [work]))
        return jobs.run_due()


def test_a_batch_that_fails_is_tried_later_row_by_row(app: APIFlask, clock: FakeClock) -> None:
    first, second = put_rows(app, 2)

    def do_batch(claims: Sequence[Claim]) -> None:
        with transaction() as session:
            sent(session, claims[0])
        raise ZeroDivisionError

    do_batches(app, do_batch, batch=10)

    assert read(app, first).state == "sent"
    late = read(app, second)
    assert late.state == "waiting"
    assert late.next_try_at is not None
    assert late.next_try_at > clock.now()
    assert "ZeroDivisionError" in (late.last_error or "")


@both_databases
def test_who_has_lost_a_row_of_a_batch_settles_the_others_only(
    app: APIFlask, clock: FakeClock
) -> None:
    ids = put_rows(app, 3)
    slow = claim(app)
    clock.pass_time(seconds=31)
    with app.app_context(), transaction() as session:
        taken = claim_due(session, Mail, lease=LEASE, limit=1, max_deaths=5).claims

    with app.app_context(), transaction() as session:
        settled = jobs.settle_all(session, Mail, slow, state=MailState.SENT, next_try_at=None)

    assert settled == set(ids) - {one.row_id for one in taken}
    assert read(app, taken[0].row_id).state == "waiting"


def test_a_bell_for_a_batch_means_that_all_which_is_due_gets_done(app: APIFlask) -> None:
    put_rows(app, 7)
    sizes: list[int] = []

    def do_batch(claims: Sequence[Claim]) -> None:
        sizes.append(len(claims))
        with transaction() as session:
            jobs.settle_all(session, Mail, claims, state=MailState.SENT, next_try_at=None)

    work = Work(name="test", table=Mail, do_batch=do_batch, batch=3)
    with app.app_context():
        Jobs(SilentDoorbell(), [work]).answer("test", 1)

    assert sizes == [3, 3, 1]


def test_two_works_share_a_table_without_touching_each_others_rows(app: APIFlask) -> None:
    ids = put_rows(app, 6)
    done: dict[str, list[int]] = {"odd": [], "even": []}

    def noting(name: str) -> Callable[[Claim], None]:
        def do(one: Claim) -> None:
            done[name].append(one.row_id)
            with transaction() as session:
                sent(session, one)

        return do

    works = [
        Work(name=name, table=Mail, do=noting(name), only=(Mail.id % 2 == rest,))
        for name, rest in (("odd", 1), ("even", 0))
    ]
    with app.app_context():
        provide(app, Jobs(SilentDoorbell(), works))
        jobs.run_due()

    assert sorted(done["odd"]) == [one for one in ids if one % 2]
    assert sorted(done["even"]) == [one for one in ids if not one % 2]


def test_a_work_says_what_it_does_in_one_way() -> None:
    with pytest.raises(ValueError, match="either do or do_batch"):
        Work(name="test", table=Mail)


def test_works_take_turns_so_that_a_long_one_keeps_no_other_waiting(app: APIFlask) -> None:
    put_rows(app, 12)
    order: list[str] = []

    def noting(name: str) -> Callable[[Claim], None]:
        def do(one: Claim) -> None:
            order.append(name)
            with transaction() as session:
                sent(session, one)

        return do

    works = [
        Work(name="many", table=Mail, do=noting("many"), only=(Mail.id <= 11,)),
        Work(name="one", table=Mail, do=noting("one"), only=(Mail.id > 11,)),
    ]
    found = Jobs(SilentDoorbell(), works)
    with ThreadPoolExecutor(4) as pool:
        sweep(app, found, pool, threading.Event())

    assert len(order) == 12
    assert order.index("one") == 4
