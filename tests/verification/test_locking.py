"""Whoever changes plan and attempt locks the plan first, so that nobody waits in a circle."""

import time
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

from apiflask import APIFlask
from sqlalchemy import select

from backend.infra.db import transaction
from backend.verification.models import VerificationTask
from backend.verification.service.attempts import close_interrupted
from tests.databases import both_databases
from tests.verification.desk import Desk
from tests.verification.fakes import FakeProvider


@both_databases
def test_a_late_answer_and_the_worker_that_took_over_do_not_block_each_other(
    app: APIFlask, desk: Desk, provider: FakeProvider
) -> None:
    invoice_id, is_locked = desk.scan(), Event()

    def take_over() -> None:
        with app.app_context(), transaction() as session:
            plan = select(VerificationTask).where(VerificationTask.id == invoice_id)
            session.execute(plan.with_for_update())
            is_locked.set()
            time.sleep(0.5)  # the late answer is waiting by now, and must hold nothing
            close_interrupted(session, invoice_id)

    with ThreadPoolExecutor(1) as pool:
        other: list[Future[None]] = []

        def while_asked() -> None:
            other.append(pool.submit(take_over))
            assert is_locked.wait(timeout=10)

        provider.on_call = while_asked
        desk.work()
        other[0].result()

    (attempt,) = desk.attempts(invoice_id)
    assert attempt.raw_code == "Interrupted"
    assert desk.detail(invoice_id)["verification"]["last_error"] is None
