"""Many phones at once: one row, and everybody is told the truth."""

import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from apiflask import APIFlask
from flask.testing import FlaskClient

from backend.infra.db import transaction
from backend.invoices.service import NewInvoice, keep
from backend.invoices.states import IntakeChannel
from backend.kernel import clock
from tests import payloads
from tests.databases import both_databases
from tests.personas import LIN, WANG, Persona

SignIn = Callable[[Persona], FlaskClient]


@both_databases
def test_eight_parallel_scans_by_two_people_give_one_row_and_seven_duplicates(
    sign_in: SignIn,
) -> None:
    people = (LIN, WANG)
    browsers = [sign_in(people[number % 2]) for number in range(8)]
    start = Barrier(len(browsers))

    def scan(number: int) -> str:
        start.wait()
        answer = browsers[number].post(
            "/api/scans",
            json={"text": payloads.SPECIAL},
            headers={"Idempotency-Key": f"phone-{number:04d}"},
        )
        assert answer.status_code in {200, 201}, answer.get_json()
        return str(answer.get_json()["result"])

    with ThreadPoolExecutor(len(browsers)) as pool:
        results = Counter(pool.map(scan, range(len(browsers))))

    assert results == {"stored": 1, "duplicate": 7}
    rows = [row for person in people for row in _wallet(sign_in(person))]
    assert len(rows) == 1


@both_databases
def test_one_key_sent_eight_times_at_once_has_one_effect_and_one_answer(
    sign_in: SignIn,
) -> None:
    browsers = [sign_in(LIN) for _ in range(8)]
    start = Barrier(len(browsers))

    def scan(browser: FlaskClient) -> str:
        start.wait()
        answer = browser.post(
            "/api/scans",
            json={"text": payloads.SPECIAL},
            headers={"Idempotency-Key": "one-and-the-same"},
        )
        assert answer.status_code == 201, answer.get_json()
        return answer.text

    with ThreadPoolExecutor(len(browsers)) as pool:
        answers = set(pool.map(scan, browsers))

    assert len(answers) == 1
    assert len(_wallet(sign_in(LIN))) == 1


@both_databases
def test_one_key_sent_six_times_that_loses_to_a_colleague_has_one_answer(
    app: APIFlask, join: Callable[..., int], sign_in: SignIn
) -> None:
    colleague_id, browsers = join(WANG), [sign_in(LIN) for _ in range(6)]

    def scan(browser: FlaskClient) -> tuple[int, str]:
        headers = {"Idempotency-Key": "one-and-the-same"}
        answer = browser.post(
            "/api/scans", json={"text": payloads.DIGITAL_SPECIAL}, headers=headers
        )
        return answer.status_code, answer.text

    with ThreadPoolExecutor(len(browsers)) as pool:
        with app.app_context(), transaction() as session:
            keep(session, colleagues_invoice(colleague_id))
            answers = [pool.submit(scan, one) for one in browsers]
            time.sleep(1)  # all of them wait for this transaction now, and lose together
        distinct = {one.result() for one in answers}

    assert len(distinct) == 1, distinct
    assert distinct.pop()[0] == 200


def colleagues_invoice(owner_id: int) -> NewInvoice:
    number = payloads.DIGITAL_SPECIAL.split(",")[3]
    return NewInvoice(
        dedupe_key=number,
        owner_id=owner_id,
        company_id=None,
        kind="digital_special",
        number=number,
        intake_channel=IntakeChannel.QR_SCAN,
        captured_at=clock.now(),
    )


@both_databases
def test_forty_different_scans_at_once_are_all_kept(sign_in: SignIn) -> None:
    browsers = [sign_in(LIN) for _ in range(8)]

    def scan(number: int) -> int:
        text = f"01,32,,2599000000000001{number:04d},106.00,20250107,,"
        return (
            browsers[number % 8]
            .post(
                "/api/scans", json={"text": text}, headers={"Idempotency-Key": f"scan-{number:05d}"}
            )
            .status_code
        )

    with ThreadPoolExecutor(8) as pool:
        statuses = Counter(pool.map(scan, range(40)))

    assert statuses == {201: 40}
    assert len(_wallet(sign_in(LIN))) == 40


def _wallet(browser: FlaskClient) -> list[object]:
    items: list[object] = browser.get("/api/invoices?limit=100").get_json()["items"]
    return items
