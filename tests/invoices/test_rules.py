"""States of an invoice: what may follow what, and what the sandbox may never cause."""

import itertools
from collections.abc import Callable

import pytest
from apiflask import APIFlask

from backend.infra.db import db, transaction
from backend.invoices import rules, service
from backend.invoices.models import Invoice
from backend.invoices.states import (
    IntakeChannel,
    ReviewStatus,
    TaxStatus,
    UsageStatus,
    VerifyStatus,
)
from backend.kernel import clock
from tests.personas import LIN

MONEY = [UsageStatus.PAID, UsageStatus.WRITTEN_OFF, UsageStatus.ARCHIVED]


@pytest.mark.parametrize("now", list(UsageStatus))
@pytest.mark.parametrize("then", MONEY)
def test_a_sandbox_verdict_never_leads_to_money_outside_the_demo(
    now: UsageStatus, then: UsageStatus
) -> None:
    assert not rules.usage_may_become(now, then, is_sandbox=True, is_demo=False)


def test_a_sandbox_verdict_is_never_archived_outside_the_demo() -> None:
    archived, now = ReviewStatus.ARCHIVED, ReviewStatus.CONFIRMED

    assert not rules.review_may_become(archived, now=now, is_sandbox=True, is_demo=False)
    assert rules.review_may_become(archived, now=now, is_sandbox=True, is_demo=True)
    assert rules.review_may_become(archived, now=now, is_sandbox=False, is_demo=False)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (ReviewStatus.PENDING, ReviewStatus.ARCHIVED),
        (ReviewStatus.REJECTED, ReviewStatus.CONFIRMED),
        (ReviewStatus.ARCHIVED, ReviewStatus.PENDING),
        (ReviewStatus.VOIDED, ReviewStatus.ARCHIVED),
    ],
)
def test_no_step_of_the_review_is_skipped_or_taken_back(
    now: ReviewStatus, then: ReviewStatus
) -> None:
    assert not rules.review_may_become(then, now=now, is_sandbox=False, is_demo=False)


def test_a_real_verdict_may_be_paid_when_it_is_due() -> None:
    paid = UsageStatus.PAID

    assert rules.usage_may_become(UsageStatus.TO_PAY, paid, is_sandbox=False, is_demo=False)
    assert rules.usage_may_become(UsageStatus.TO_PAY, paid, is_sandbox=True, is_demo=True)
    assert not rules.usage_may_become(UsageStatus.UNUSED, paid, is_sandbox=False, is_demo=False)


def test_only_another_yes_or_no_takes_a_yes_away() -> None:
    yes_or_no = {VerifyStatus.CONSISTENT, VerifyStatus.INCONSISTENT, VerifyStatus.NOT_FOUND}
    for answered, settled in itertools.product(VerifyStatus, [None, *VerifyStatus]):
        status = rules.status_after_verdict(answered, settled)
        if answered not in yes_or_no and settled is VerifyStatus.CONSISTENT:
            assert status is VerifyStatus.CONSISTENT
        else:
            assert status is answered


def keep_one(app: APIFlask, owner_id: int) -> int:
    with app.app_context(), transaction() as session:
        new = service.NewInvoice(
            dedupe_key="1" * 20,
            owner_id=owner_id,
            company_id=None,
            kind="digital_ordinary",
            number="1" * 20,
            intake_channel=IntakeChannel.QR_SCAN,
            captured_at=clock.now(),
        )
        return service.keep(session, new).invoice.id


def verdict(*, is_sandbox: bool) -> service.Verdict:
    return service.Verdict(
        verify_status=VerifyStatus.CONSISTENT,
        is_sandbox=is_sandbox,
        tax_status=TaxStatus.NORMAL,
        facts=service.OfficialFacts(seller_name="虚构贸易有限公司", total_fen=10_600),
    )


def test_switching_the_sandbox_off_takes_back_all_that_it_said(
    app: APIFlask, join: Callable[..., int]
) -> None:
    invoice_id = keep_one(app, join(LIN))
    with app.app_context():
        with transaction() as session:
            service.record_verdict(session, invoice_id, verdict(is_sandbox=True))

        with transaction() as session:
            forgotten = service.forget_sandbox(session)

        invoice = db.session.get_one(Invoice, invoice_id)
        assert forgotten == 1
        assert invoice.verify_status is VerifyStatus.UNVERIFIED
        assert invoice.tax_status is TaxStatus.UNKNOWN
        assert not invoice.is_sandbox
        assert invoice.seller_name is None
        assert invoice.total_fen is None


@pytest.mark.parametrize("answered", [VerifyStatus.INCONSISTENT, VerifyStatus.ERROR])
def test_a_real_answer_wipes_out_what_the_sandbox_said(
    app: APIFlask, join: Callable[..., int], answered: VerifyStatus
) -> None:
    invoice_id = keep_one(app, join(LIN))
    with app.app_context():
        with transaction() as session:
            service.record_verdict(session, invoice_id, verdict(is_sandbox=True))

        with transaction() as session:
            real = service.Verdict(verify_status=answered, is_sandbox=False)
            service.record_verdict(session, invoice_id, real)

        invoice = db.session.get_one(Invoice, invoice_id)
        assert (invoice.verify_status, invoice.tax_status) == (answered, TaxStatus.UNKNOWN)
        assert (invoice.seller_name, invoice.total_fen) == (None, None)
        assert not invoice.is_sandbox


def test_a_real_verdict_outlives_the_sandbox(app: APIFlask, join: Callable[..., int]) -> None:
    invoice_id = keep_one(app, join(LIN))
    with app.app_context():
        with transaction() as session:
            service.record_verdict(session, invoice_id, verdict(is_sandbox=False))

        with transaction() as session:
            forgotten = service.forget_sandbox(session)

        assert forgotten == 0
        assert db.session.get_one(Invoice, invoice_id).seller_name == "虚构贸易有限公司"


def test_paying_what_only_the_sandbox_has_seen_is_refused(
    app: APIFlask, join: Callable[..., int]
) -> None:
    invoice_id = keep_one(app, join(LIN))
    with app.app_context(), transaction() as session:
        invoice = service.record_verdict(session, invoice_id, verdict(is_sandbox=True))
        for step in (UsageStatus.LOCKED, UsageStatus.IN_APPROVAL, UsageStatus.TO_PAY):
            service.change_usage(invoice, step, is_demo=False)

        with pytest.raises(service.UsageNotAllowedError):
            service.change_usage(invoice, UsageStatus.PAID, is_demo=False)


@pytest.mark.parametrize("tax_status", TaxStatus)
@pytest.mark.parametrize("review", ReviewStatus)
def test_only_a_confirmed_invoice_that_the_seller_took_back_becomes_void(
    review: ReviewStatus, tax_status: TaxStatus
) -> None:
    after = rules.review_after_turning(review, tax_status)

    is_void = (review, tax_status) in {
        (ReviewStatus.CONFIRMED, TaxStatus.VOIDED),
        (ReviewStatus.CONFIRMED, TaxStatus.FULLY_RED),
    }
    assert after is (ReviewStatus.VOIDED if is_void else review)
