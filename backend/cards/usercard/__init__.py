"""The user card of a tax-control cash register (GB/T 18240.2), seen from the desk."""

from backend.cards.usercard.device import UserCard

__all__ = ["UserCard"]
