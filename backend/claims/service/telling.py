"""Telling people of a claim: the one place that knows how notices are made."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from backend.claims.models import Claim
from backend.claims.service.standing import delegates_of
from backend.claims.states import DelegationKind
from backend.notify.kinds import NoticeKind
from backend.notify.service import Notice, ring, tell

__all__ = ["Notice", "NoticeKind", "notices_to", "ring", "tell", "with_delegates"]


def with_delegates(session: Session, people: Iterable[int], claim: Claim) -> list[int]:
    """Approvers, and who stands in for them today; never claimant and creator."""
    told = [
        one
        for person_id in people
        for one in (person_id, *delegates_of(session, person_id, DelegationKind.APPROVE))
    ]
    return [one for one in told if one not in {claim.claimant_id, claim.created_by}]


def notices_to(
    people: Iterable[int],
    claim: Claim,
    kind: NoticeKind,
    *,
    title: str,
    body: str = "",
    seen: str = "",
) -> list[Notice]:
    """The same notice for several people; ``body`` empty = what the claim is for.

    One for each version of the claim; ``seen`` tells more than one of a version apart.
    """
    key = f"{kind}:{claim.id}:{claim.version}{seen}"
    told = body or f"{claim.claim_no} {claim.purpose}"
    return [
        Notice(one, kind, title, told, f"/claims/{claim.id}", key) for one in dict.fromkeys(people)
    ]
