"""What may become of an invoice: pure rules."""

from backend.invoices.states import ReviewStatus, TaxStatus, UsageStatus, VerifyStatus

WAITING = frozenset(
    {
        VerifyStatus.UNVERIFIED,
        VerifyStatus.PENDING,
        VerifyStatus.QUOTA_EXCEEDED,
        VerifyStatus.SAME_DAY,
        VerifyStatus.ERROR,
    }
)
"""Nobody has said yes or no yet."""

PROBLEM = frozenset(
    {
        VerifyStatus.INCONSISTENT,
        VerifyStatus.NOT_FOUND,
        VerifyStatus.OUT_OF_WINDOW,
        VerifyStatus.MALFORMED,
    }
)
"""A person has to look at it."""

_YES_OR_NO = frozenset({VerifyStatus.CONSISTENT, VerifyStatus.INCONSISTENT, VerifyStatus.NOT_FOUND})
SOUND_TAX_STATUS = frozenset({TaxStatus.UNKNOWN, TaxStatus.NORMAL})

_USAGE_NEXT = {
    UsageStatus.UNUSED: {UsageStatus.LOCKED},
    UsageStatus.LOCKED: {UsageStatus.UNUSED, UsageStatus.IN_APPROVAL},
    UsageStatus.IN_APPROVAL: {UsageStatus.UNUSED, UsageStatus.LOCKED, UsageStatus.TO_PAY},
    UsageStatus.TO_PAY: {UsageStatus.UNUSED, UsageStatus.LOCKED, UsageStatus.PAID},
    UsageStatus.PAID: {UsageStatus.WRITTEN_OFF, UsageStatus.ARCHIVED},
    UsageStatus.WRITTEN_OFF: {UsageStatus.ARCHIVED},
    UsageStatus.ARCHIVED: set[UsageStatus](),
}
_MONEY_HAS_MOVED = frozenset({UsageStatus.PAID, UsageStatus.WRITTEN_OFF, UsageStatus.ARCHIVED})


def usage_may_become(
    now: UsageStatus, then: UsageStatus, *, is_sandbox: bool, is_demo: bool
) -> bool:
    """Whether the usage may go from ``now`` to ``then``.

    A pretend verdict never leads to real money: what only the sandbox has seen is paid,
    written off or archived in the demo alone.
    """
    if then in _MONEY_HAS_MOVED and is_sandbox and not is_demo:
        return False
    return then in _USAGE_NEXT[now]


def review_may_become(then: ReviewStatus, *, is_sandbox: bool, is_demo: bool) -> bool:
    """Whether the review state may become ``then``; pretend verdicts are never archived."""
    return not (then is ReviewStatus.ARCHIVED and is_sandbox and not is_demo)


def status_after_verdict(answered: VerifyStatus, settled: VerifyStatus | None) -> VerifyStatus:
    """What stands after an answer; only another yes or no takes an earlier yes away.

    'Could not ask', 'not today', 'too long ago' and 'cannot read the question' are neither.
    """
    if settled is VerifyStatus.CONSISTENT and answered not in _YES_OR_NO:
        return settled
    return answered
