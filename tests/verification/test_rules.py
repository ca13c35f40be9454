"""Pure rules of 查验: what may be asked, when again, what it means."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.invoices.states import TaxStatus, VerifyStatus
from backend.kernel.clock import BEIJING
from backend.verification import rules
from backend.verification.outcomes import MATCHES, MESSAGES, Outcome, tencent_outcome
from backend.verification.rules import Subject, VerifyPolicy
from tests.verification.fakes import question

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
POLICY = VerifyPolicy()

DIGITAL = Subject(
    kind="digital_special",
    code=None,
    number="25990000000000000001",
    issued_on=date(2025, 1, 6),
    amount_fen=113_000,
    amount_meaning="with_tax",
    check_code=None,
    seller_tax_id=None,
    is_typed=False,
)
SPECIAL = replace(
    DIGITAL, kind="special_vat", code="9900251130", number="00000001", amount_meaning="without_tax"
)
ELECTRONIC = replace(
    DIGITAL,
    kind="electronic_ordinary",
    code="099002500111",
    number="00000003",
    amount_meaning="without_tax",
    check_code="00000000000000654321",
)


@pytest.mark.parametrize("subject", [DIGITAL, SPECIAL, ELECTRONIC])
def test_a_scanned_invoice_of_a_usual_kind_can_be_asked_about(subject: Subject) -> None:
    assert rules.obstacles(subject) == []


@pytest.mark.parametrize(
    ("subject", "word"),
    [
        (replace(DIGITAL, issued_on=None), "开票日期"),
        (replace(DIGITAL, amount_fen=None), "价税合计"),
        (replace(ELECTRONIC, check_code=None), "校验码"),
        (replace(SPECIAL, code=None), "发票代码"),
        (replace(SPECIAL, amount_meaning="unknown"), "人工核对"),
        (replace(SPECIAL, amount_meaning="with_tax"), "人工核对"),
        (replace(DIGITAL, kind="unknown"), "没有在线查验渠道"),
        (replace(DIGITAL, kind="quota_invoice"), "没有在线查验渠道"),
        (replace(DIGITAL, kind="a_kind_of_next_year"), "没有在线查验渠道"),
        (replace(SPECIAL, kind="blockchain_invoice", check_code="1a2b3"), "销售方税号"),
    ],
)
def test_what_is_missing_is_told_in_words(subject: Subject, word: str) -> None:
    assert word in "".join(rules.obstacles(subject))


def test_a_typed_amount_answers_the_form_whatever_a_code_would_mean() -> None:
    typed = replace(SPECIAL, amount_meaning="unknown", is_typed=True)

    assert rules.obstacles(typed) == []


def test_a_date_in_the_future_is_no_missing_field() -> None:
    assert rules.obstacles(replace(DIGITAL, issued_on=date(2030, 1, 1))) == []


def test_the_question_holds_only_what_the_form_of_the_kind_asks_for() -> None:
    by_amount = rules.request_of(SPECIAL)
    by_check_code = rules.request_of(ELECTRONIC)

    assert (by_amount.amount_fen, by_amount.check_code) == (113_000, None)
    assert (by_check_code.amount_fen, by_check_code.check_code) == (None, "654321")


@pytest.mark.parametrize(
    ("issued_on", "asked_today", "outcome"),
    [
        (date(2026, 11, 24), 0, Outcome.BAD_INPUT),
        (date(2026, 11, 23), 0, Outcome.NOT_YET),
        (date(2026, 11, 22), 0, None),
        (date(2021, 11, 23), 0, None),
        (date(2021, 11, 22), 0, Outcome.TOO_OLD),
        (date(2026, 11, 1), 3, None),
        (date(2026, 11, 1), 4, Outcome.DAILY_LIMIT),
        (date(2021, 11, 22), 4, Outcome.TOO_OLD),
    ],
)
def test_some_answers_are_certain_without_a_call(
    issued_on: date, asked_today: int, outcome: Outcome | None
) -> None:
    refused = rules.refusal(
        question(issued_on=issued_on), policy=POLICY, today=TODAY, asked_today=asked_today
    )

    assert refused is outcome


def test_the_window_is_counted_from_the_end_of_february_in_a_leap_year() -> None:
    leap_day, policy = date(2028, 2, 29), POLICY

    def refused(issued_on: date) -> Outcome | None:
        return rules.refusal(
            question(issued_on=issued_on), policy=policy, today=leap_day, asked_today=0
        )

    assert refused(date(2023, 2, 28)) is None
    assert refused(date(2023, 2, 27)) is Outcome.TOO_OLD


def test_same_day_questions_are_a_setting() -> None:
    policy = VerifyPolicy(same_day_allowed=True)

    refused = rules.refusal(question(issued_on=TODAY), policy=policy, today=TODAY, asked_today=0)

    assert refused is None


@pytest.mark.parametrize("limit", [1, 2, 5])
def test_one_check_of_the_day_is_left_for_a_person(limit: int) -> None:
    assert VerifyPolicy(daily_limit=limit).own_limit == max(1, limit - 1)


@pytest.mark.parametrize(
    ("issued_on", "outcome"),
    [
        (date(2026, 11, 23), Outcome.NOT_YET),
        (date(2026, 11, 22), Outcome.NOT_YET),
        (date(2026, 11, 21), Outcome.NOT_FOUND),
    ],
)
def test_a_new_invoice_that_is_not_found_is_only_not_there_yet(
    issued_on: date, outcome: Outcome
) -> None:
    assert rules.adjusted(Outcome.NOT_FOUND, issued_on=issued_on, today=TODAY) is outcome
    assert rules.adjusted(Outcome.MISMATCH, issued_on=issued_on, today=TODAY) is Outcome.MISMATCH


outcomes = st.sampled_from(list(Outcome))
instants = st.integers(0, 15 * 366 * 86_400).map(lambda seconds: NOW + timedelta(seconds=seconds))


@given(
    outcome=outcomes,
    now=instants,
    attempt=st.integers(1, 500),
    asked_today=st.integers(0, 9),
    was_sent=st.booleans(),
    limit=st.integers(1, 9),
    spread=st.floats(0, 1, exclude_max=True),
)
def test_the_retry_plan_holds_for_every_schedule(
    *,
    outcome: Outcome,
    now: datetime,
    attempt: int,
    asked_today: int,
    was_sent: bool,
    limit: int,
    spread: float,
) -> None:
    policy = VerifyPolicy(daily_limit=limit)

    due = rules.next_try(
        outcome,
        now=now,
        attempt=attempt,
        asked_today=asked_today,
        was_sent=was_sent,
        policy=policy,
        spread=spread,
    )

    waits = {
        Outcome.DAILY_LIMIT,
        Outcome.NOT_YET,
        Outcome.PROVIDER_BUSY,
        Outcome.PROVIDER_CONFIG,
    }
    assert (due is not None) == (outcome in waits)
    if due is None:
        return
    assert due > now
    tomorrow = now.astimezone(BEIJING).date() + timedelta(days=1)
    is_tomorrow = due.astimezone(BEIJING).date() >= tomorrow
    if outcome in {Outcome.DAILY_LIMIT, Outcome.NOT_YET} or asked_today >= policy.own_limit:
        local = due.astimezone(BEIJING)
        assert local.date() == tomorrow
        assert (0, 10) <= (local.hour, local.minute) <= (1, 0)
    else:
        assert is_tomorrow or due - now <= timedelta(hours=4)


@given(
    replies=st.lists(
        st.sampled_from([Outcome.PROVIDER_BUSY, Outcome.PROVIDER_CONFIG, Outcome.NOT_YET]),
        max_size=60,
    ),
    sent=st.lists(st.booleans(), min_size=60, max_size=60),
    spread=st.floats(0, 1, exclude_max=True),
    start=instants,
)
def test_no_schedule_of_failures_uses_the_last_check_of_a_day(
    replies: list[Outcome], sent: list[bool], spread: float, start: datetime
) -> None:
    policy, now = VerifyPolicy(), start
    calls: dict[date, int] = {}

    for attempt, (outcome, was_sent) in enumerate(zip(replies, sent, strict=False), 1):
        day = now.astimezone(BEIJING).date()
        asked = calls.get(day, 0)
        assert asked < policy.own_limit, "a try was planned on a day that has none left"
        calls[day] = asked + was_sent
        due = rules.next_try(
            outcome,
            now=now,
            attempt=attempt,
            asked_today=calls[day],
            was_sent=was_sent,
            policy=policy,
            spread=spread,
        )
        assert due is not None
        now = due

    assert all(count <= policy.own_limit for count in calls.values())


def test_every_outcome_has_a_status_and_words_for_people() -> None:
    for outcome in Outcome:
        assert outcome in rules.VERIFY_STATUS
        assert MESSAGES[outcome].endswith("。")


@pytest.mark.parametrize(
    ("outcome", "verify", "tax"),
    [
        (Outcome.MATCH_VALID, VerifyStatus.CONSISTENT, TaxStatus.NORMAL),
        (Outcome.MATCH_VOID, VerifyStatus.CONSISTENT, TaxStatus.VOIDED),
        (Outcome.MATCH_RED_PARTIAL, VerifyStatus.CONSISTENT, TaxStatus.PARTIALLY_RED),
        (Outcome.MATCH_RED_FULL, VerifyStatus.CONSISTENT, TaxStatus.FULLY_RED),
        (Outcome.MATCH_IS_RED_LETTER, VerifyStatus.CONSISTENT, TaxStatus.NORMAL),
        (Outcome.MISMATCH, VerifyStatus.INCONSISTENT, None),
        (Outcome.NOT_FOUND, VerifyStatus.NOT_FOUND, None),
        (Outcome.DAILY_LIMIT, VerifyStatus.QUOTA_EXCEEDED, None),
        (Outcome.NOT_YET, VerifyStatus.SAME_DAY, None),
        (Outcome.TOO_OLD, VerifyStatus.OUT_OF_WINDOW, None),
        (Outcome.BAD_INPUT, VerifyStatus.MALFORMED, None),
        (Outcome.PROVIDER_BUSY, VerifyStatus.ERROR, None),
        (Outcome.PROVIDER_CONFIG, VerifyStatus.ERROR, None),
        (Outcome.UNSUPPORTED, VerifyStatus.ERROR, None),
    ],
)
def test_outcomes_become_the_states_of_the_screens(
    outcome: Outcome, verify: VerifyStatus, tax: TaxStatus | None
) -> None:
    assert rules.VERIFY_STATUS[outcome] is verify
    assert rules.TAX_STATUS.get(outcome) is tax
    assert (tax is not None) == (outcome in MATCHES)


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        ("FailedOperation.InvoiceMismatch", Outcome.MISMATCH),
        ("ResourceNotFound.NoInvoice", Outcome.NOT_FOUND),
        ("FailedOperation.CountLimitError", Outcome.DAILY_LIMIT),
        ("ResourceNotFound.NotSupportCurrentInvoiceQuery", Outcome.NOT_YET),
        ("ResourceNotFound.NoAreaCode", Outcome.BAD_INPUT),
        ("ResourceUnavailable.TaxNetworkError", Outcome.PROVIDER_BUSY),
        ("ResourcesSoldOut.ChargeStatusException", Outcome.PROVIDER_CONFIG),
        ("AuthFailure.TokenFailure", Outcome.PROVIDER_CONFIG),
        ("FailedOperation.NeverHeardOf", None),
        ("", None),
    ],
)
def test_codes_of_tencent_are_data_and_unknown_ones_are_no_verdict(
    code: str, outcome: Outcome | None
) -> None:
    assert tencent_outcome(code) is outcome


@pytest.mark.parametrize(
    ("subject", "fields"),
    [
        (
            DIGITAL,
            [
                ("发票代码（数电票留空）", ""),
                ("发票号码", "25990000000000000001"),
                ("开票日期", "20250106"),
                ("价税合计", "1130.00"),
            ],
        ),
        (
            SPECIAL,
            [
                ("发票代码", "9900251130"),
                ("发票号码", "00000001"),
                ("开票日期", "20250106"),
                ("不含税金额", "1130.00"),
            ],
        ),
        (
            ELECTRONIC,
            [
                ("发票代码", "099002500111"),
                ("发票号码", "00000003"),
                ("开票日期", "20250106"),
                ("校验码后六位", "654321"),
            ],
        ),
    ],
)
def test_the_official_form_is_ready_to_copy(
    subject: Subject, fields: list[tuple[str, str]]
) -> None:
    shown = rules.official_fields(subject)

    assert shown == [{"label": label, "value": value} for label, value in fields]


def test_an_amount_of_unknown_meaning_is_not_offered_to_copy() -> None:
    scanned = replace(SPECIAL, amount_meaning="unknown")
    typed = replace(scanned, is_typed=True)

    assert rules.official_fields(scanned)[-1] == {"label": "不含税金额", "value": ""}  # type: ignore[index] # the page knows the kind
    assert rules.official_fields(typed)[-1] == {"label": "不含税金额", "value": "1130.00"}  # type: ignore[index] # the same


def test_kinds_that_the_official_page_does_not_know_have_no_form() -> None:
    assert rules.official_fields(replace(DIGITAL, kind="fiscal_receipt")) is None
    assert rules.official_fields(replace(DIGITAL, kind="a_kind_of_next_year")) is None
