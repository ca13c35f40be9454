"""Telling people of a claim: the one place that knows how notices leave."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from backend.claims.models import Claim


@dataclass(frozen=True, slots=True)
class Notice:
    """One line in one person's inbox; ``key`` makes it one however often it is told."""

    person_id: int
    kind: str
    title: str
    body: str
    link: str
    key: str


def notices_to(
    people: Iterable[int], claim: Claim, kind: str, *, title: str, body: str = "", seen: str = ""
) -> list[Notice]:
    """The same notice for several people; ``seen`` tells repeats of one version apart."""
    link, key = f"/claims/{claim.id}", f"{kind}:{claim.id}:{claim.version}{seen}"
    return [
        Notice(one, kind, title, body or claim.purpose, link, f"{key}:{one}")
        for one in dict.fromkeys(people)
    ]


def tell(_session: Session, _notices: Sequence[Notice]) -> list[int]:
    """Put notices into the caller's transaction; ``ring`` with what it gives after the commit."""
    return []


def ring(_ids: Sequence[int]) -> None:
    """Tell the worker that these are committed."""
