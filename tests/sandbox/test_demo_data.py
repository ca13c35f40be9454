"""The demo's made-up company: filled once, on any day of the year, never beside real data."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from apiflask import APIFlask
from sqlalchemy import func, select

from backend.accounts.models import PersonRow
from backend.application import prepare
from backend.claims import service as claim_service
from backend.claims.models import AdvanceOffset, Claim, ClaimEvent, PolicyHit
from backend.claims.states import ClaimKind, ClaimStatus
from backend.infra import jobs
from backend.infra.config import Settings, VerifyProviderName
from backend.infra.db import db
from backend.invoices.models import Invoice
from backend.invoices.states import (
    ReviewStatus,
    TaxStatus,
    TitleCheck,
    UsageStatus,
    VerifyStatus,
)
from backend.sandbox import demo_data
from backend.verification import gateway
from backend.verification import service as verification
from tests.fakes import FakeClock
from tests.personas import LIN
from tests.sandbox_server import SECRETS, RunningSandbox

INVOICES = 45
COLUMNS = {
    Invoice.verify_status: VerifyStatus,
    Invoice.tax_status: TaxStatus,
    Invoice.title_check: TitleCheck,
    Invoice.usage_status: UsageStatus,
    Invoice.review_status: ReviewStatus,
}


@pytest.fixture
def settings(settings: Settings, sandbox: RunningSandbox) -> Settings:
    return replace(
        settings,
        demo=True,
        verify_provider=VerifyProviderName.SANDBOX,
        sandbox_port=sandbox.port,
    )


def count_of(app: APIFlask, table: type) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


@pytest.mark.parametrize("month_and_day", [(1, 1), (1, 7), (2, 28), (12, 31)])
def test_the_demo_is_filled_on_any_day_of_the_year(
    app: APIFlask, data_folder: Path, clock: FakeClock, month_and_day: tuple[int, int]
) -> None:
    clock.instant = datetime(2026, *month_and_day, 2, 0, tzinfo=UTC)

    with app.app_context():
        password = demo_data.seed(data_folder)

    assert password.startswith("Demo-")
    assert count_of(app, Invoice) == INVOICES
    assert count_of(app, PersonRow) == len(demo_data.usernames())


def test_a_second_start_adds_nothing_and_keeps_the_password(
    app: APIFlask, data_folder: Path, clock: FakeClock
) -> None:
    with app.app_context():
        first = demo_data.seed(data_folder)
        (data_folder / "demo-password").rename(data_folder / ".demo-password")  # killed at the end

        second = demo_data.seed(data_folder)

    assert first == second
    assert count_of(app, Invoice) == INVOICES
    assert (data_folder / "demo-password").stat().st_mode & 0o077 == 0


def test_every_state_can_be_seen(
    app: APIFlask, settings: Settings, data_folder: Path, clock: FakeClock
) -> None:
    verification.use(app, settings, gateway.choose_provider(settings, SECRETS))
    with app.app_context():
        demo_data.seed(data_folder)
        before = set(db.session.scalars(select(Invoice.verify_status)))
        jobs.run_due()

        shown = {column: set(db.session.scalars(select(column))) for column in COLUMNS}

    shown[Invoice.verify_status] |= before  # 'pending' lasts until the worker begins
    for column, members in COLUMNS.items():
        assert set(members) - shown[column] == set(), column


def test_a_claim_stands_in_every_state_with_the_history_that_brought_it_there(
    app: APIFlask, data_folder: Path, clock: FakeClock
) -> None:
    with app.app_context():
        demo_data.seed(data_folder)

        claims = db.session.scalars(select(Claim)).all()
        acts = set(db.session.scalars(select(ClaimEvent.action)))
        offsets = db.session.scalars(select(AdvanceOffset)).all()
        hits = db.session.scalar(select(func.count()).select_from(PolicyHit)) or 0
        written_by_another = [one for one in claims if one.created_by != one.claimant_id]

    shown = {one.status for one in claims if one.kind is ClaimKind.EXPENSE}
    assert set(ClaimStatus) - shown == {ClaimStatus.CANCELLED}
    assert [one.status for one in claims if one.kind is ClaimKind.ADVANCE] == [ClaimStatus.PAID]
    assert {"submit", "approve", "return", "reject", "withdraw", "pay", "archive"} <= acts
    assert [one.is_living for one in offsets] == [True]
    assert hits > 0
    assert len(written_by_another) == 1


def test_a_start_that_was_killed_among_the_claims_goes_on(
    app: APIFlask, data_folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with app.app_context():
        with monkeypatch.context() as broken:
            broken.setattr(claim_service, "archive", die)
            with pytest.raises(KeyboardInterrupt):
                demo_data.seed(data_folder)
        half = count_of(app, Claim)

        demo_data.seed(data_folder)

    with app.app_context():
        statuses = list(db.session.scalars(select(Claim.status)))
    assert 0 < half < len(statuses)
    assert set(ClaimStatus) - set(statuses) == {ClaimStatus.CANCELLED}
    assert statuses.count(ClaimStatus.ARCHIVED) == 1


def test_real_data_is_never_turned_into_a_demo(
    app: APIFlask, data_folder: Path, join: Callable[..., int]
) -> None:
    join(LIN)

    with app.app_context(), pytest.raises(demo_data.RealDataError, match="PIAOKATONG_DATA"):
        demo_data.seed(data_folder)

    assert count_of(app, PersonRow) == 1
    assert count_of(app, Invoice) == 0


def test_demo_data_never_passes_as_real_data(
    settings: Settings, data_folder: Path, app: APIFlask
) -> None:
    with app.app_context():
        demo_data.seed(data_folder)

    with pytest.raises(demo_data.DemoDataError, match="--demo"):
        prepare(replace(settings, demo=False))
