"""The state machine of claims: every (state, action, part) that is not here is refused.

``docs/reference/claim-states.md`` is rendered from this table.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from backend.claims.states import ClaimAction as Act
from backend.claims.states import ClaimPart as Part
from backend.claims.states import ClaimStatus as Status
from backend.invoices.states import UsageStatus

IN_HAND = frozenset({Status.DRAFT, Status.RETURNED, Status.WITHDRAWN})
"""The claimant writes."""
_WITH_APPROVERS = frozenset({Status.SUBMITTED, Status.IN_APPROVAL})


@dataclass(frozen=True, slots=True)
class Move:
    """From where, by whom, and where it may lead. No ``to`` means that the state stays."""

    sources: frozenset[Status]
    parts: frozenset[Part]
    to: frozenset[Status] = frozenset()
    needs_reason: bool = False


MOVES: Mapping[Act, Move] = {
    # What was withdrawn becomes a draft again, what was returned stays returned.
    Act.SAVE: Move(IN_HAND, frozenset({Part.CLAIMANT}), frozenset({Status.DRAFT, Status.RETURNED})),
    Act.ATTACH: Move(IN_HAND, frozenset({Part.CLAIMANT})),
    Act.DETACH: Move(IN_HAND, frozenset({Part.CLAIMANT})),
    Act.SUBMIT: Move(IN_HAND, frozenset({Part.CLAIMANT}), frozenset({Status.SUBMITTED})),
    Act.WITHDRAW: Move(_WITH_APPROVERS, frozenset({Part.CLAIMANT}), frozenset({Status.WITHDRAWN})),
    Act.CANCEL: Move(
        IN_HAND | {Status.SUBMITTED}, frozenset({Part.CLAIMANT}), frozenset({Status.CANCELLED})
    ),
    Act.NUDGE: Move(_WITH_APPROVERS, frozenset({Part.CLAIMANT})),
    Act.APPROVE: Move(
        _WITH_APPROVERS,
        frozenset({Part.APPROVER}),
        frozenset({Status.IN_APPROVAL, Status.APPROVED}),
    ),
    Act.REJECT: Move(
        _WITH_APPROVERS,
        frozenset({Part.APPROVER}),
        frozenset({Status.REJECTED}),
        needs_reason=True,
    ),
    Act.RETURN: Move(
        _WITH_APPROVERS,
        frozenset({Part.APPROVER}),
        frozenset({Status.RETURNED}),
        needs_reason=True,
    ),
    Act.TRANSFER: Move(_WITH_APPROVERS, frozenset({Part.APPROVER})),
    Act.ADD_APPROVER: Move(_WITH_APPROVERS, frozenset({Part.APPROVER})),
    # Which of them may waive a hit, its rule says.
    Act.WAIVE: Move(
        IN_HAND | _WITH_APPROVERS,
        frozenset({Part.APPROVER, Part.ACCOUNTANT, Part.WAIVER}),
        needs_reason=True,
    ),
    Act.RETURN_FROM_PAYMENT: Move(
        frozenset({Status.APPROVED}),
        frozenset({Part.CASHIER, Part.ACCOUNTANT}),
        frozenset({Status.RETURNED}),
        needs_reason=True,
    ),
    Act.PAY: Move(
        frozenset({Status.APPROVED}), frozenset({Part.CASHIER}), frozenset({Status.PAID})
    ),
    Act.ADD_SLIP: Move(frozenset({Status.APPROVED, Status.PAID}), frozenset({Part.CASHIER})),
    Act.ARCHIVE: Move(
        frozenset({Status.PAID}), frozenset({Part.ACCOUNTANT}), frozenset({Status.ARCHIVED})
    ),
    # By the system alone: the draft keeps its lines and takes the invoices again when saved.
    Act.RELEASE: Move(frozenset({Status.DRAFT}), frozenset()),
}

HANDED_IN = frozenset(set(Status) - {Status.DRAFT, Status.WITHDRAWN, Status.CANCELLED})
"""Claims that cashier, accountant and auditor of the company read."""

LIVING = frozenset(set(Status) - {Status.REJECTED, Status.WITHDRAWN, Status.CANCELLED})
"""Claims that hold their invoices; a returned one does, an idle draft lets go (see locks)."""

USAGE: Mapping[Status, UsageStatus] = {
    Status.DRAFT: UsageStatus.LOCKED,
    Status.RETURNED: UsageStatus.LOCKED,
    Status.SUBMITTED: UsageStatus.IN_APPROVAL,
    Status.IN_APPROVAL: UsageStatus.IN_APPROVAL,
    Status.APPROVED: UsageStatus.TO_PAY,
    Status.PAID: UsageStatus.PAID,
    Status.ARCHIVED: UsageStatus.ARCHIVED,
    Status.REJECTED: UsageStatus.UNUSED,
    Status.WITHDRAWN: UsageStatus.UNUSED,
    Status.CANCELLED: UsageStatus.UNUSED,
}
"""What the invoices of a claim in this state are."""


def may(status: Status, action: Act, parts: AbstractSet[Part]) -> bool:
    """Whether somebody who is ``parts`` to the claim may do this now."""
    move = MOVES[action]
    return status in move.sources and bool(move.parts & parts)


def actions(status: Status, parts: AbstractSet[Part]) -> list[Act]:
    """Everything that he may do now, in the order of ``ClaimAction``."""
    return [action for action in Act if may(status, action, parts)]
