"""The ways out of the house, one file each. No table, no service: they get all they need.

Every question to the outside has three answers: sent, refused for good, could not ask.
"""

from backend.notify.channels.answers import (
    Answer,
    CouldNotAsk,
    Gone,
    Refused,
    Sent,
    in_parallel,
)

__all__ = ["Answer", "CouldNotAsk", "Gone", "Refused", "Sent", "in_parallel"]
