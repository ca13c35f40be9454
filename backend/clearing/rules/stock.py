"""库存: when it is low, and what to buy, from what the cleared months used (D5)."""

from collections.abc import Mapping
from math import ceil

LEAST_MONTHS = 3
"""With fewer cleared months nothing is proposed: 用量记录不足."""
_MOST_MONTHS = 6
COVER_MONTHS = 2
"""How many months the stock should last after buying."""


def monthly_use(used: Mapping[str, int]) -> int | None:
    """Average of the last six cleared months, rounded up; by month (YYYY-MM), None = too few."""
    last = sorted(used)[-_MOST_MONTHS:]
    if len(last) < LEAST_MONTHS:
        return None
    return ceil(sum(used[month] for month in last) / len(last))


def proposal(left: int | None, use: int | None) -> int | None:
    """How many to buy: two months of use less what is left; None = nobody can say."""
    return None if use is None or left is None else max(0, COVER_MONTHS * use - left)


def is_low(left: int | None, threshold: int) -> bool:
    """Below the threshold; 0 = nobody wants to be reminded. Unknown is not low."""
    return left is not None and left < threshold
