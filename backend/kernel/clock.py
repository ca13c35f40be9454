"""The one source of the time; tests patch ``now``."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

BEIJING = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """The present instant, aware, UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The present day in China, by which invoices, quotas and deadlines count."""
    return now().astimezone(BEIJING).date()
