"""What the channels' files pass to and from the one that settles the outbox."""

from dataclasses import dataclass

from backend.notify.channels import Answer


@dataclass(frozen=True, slots=True)
class Item:
    """One outbox row that is to go out now."""

    delivery_id: int
    notice_id: int
    target_id: int


@dataclass(frozen=True, slots=True)
class Shipped:
    """What became of it."""

    delivery_id: int
    answer: Answer
