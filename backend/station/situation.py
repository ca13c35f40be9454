"""What the pre-check of a session compares the device with: clocks, and the filing period."""

from collections.abc import Sequence
from datetime import date

from backend.cards.values import ClearUnit, Identity
from backend.clearing.gateway import Bureau, BureauRefusedError
from backend.clearing.rules.checks import Situation
from backend.clearing.states import ClearKind
from backend.filing.gateway import AnnouncedHolidays
from backend.filing.official import OFFICIAL
from backend.filing.rules import Month, decide
from backend.kernel import clock

INVENTED_REGION = "99"
SANDBOX_ONLY = "现在连接的是沙箱税局，只能清演示用卡。真卡请用 BUREAU_URL 设置正式税局地址。"


def situation(
    kind: ClearKind, identity: Identity, units: Sequence[ClearUnit], bureau: Bureau
) -> Situation:
    """As of now. Bureau*Error when the bureau's clock cannot be asked.

    A real card is refused where the bureau is the sandbox: its tickets are made with a public key.
    """
    if bureau.is_sandbox and not identity.taxpayer_no.startswith(INVENTED_REGION):
        raise BureauRefusedError("QK-304", SANDBOX_ONLY)
    return Situation(
        kind=kind,
        identity=identity,
        units=units,
        today=clock.today(),
        station_now=clock.now(),
        bureau_now=bureau.now(),
        window=filing_window(clock.today()),
    )


def filing_window(today: date) -> tuple[date, date]:
    """First and last day of this month's filing period, from what this version knows."""
    month = Month.of(today)
    return month.day(1), decide(month, OFFICIAL.get(month), AnnouncedHolidays()).due_on
