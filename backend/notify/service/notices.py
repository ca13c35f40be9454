"""What other features say: one notice for one person."""

from dataclasses import dataclass

from backend.notify.kinds import NoticeKind

LONGEST_KEY = 200
LONGEST_LINK = 200


@dataclass(frozen=True, slots=True)
class Notice:
    """Tell one person something, once.

    ``link`` is a path of the web client ("/claims/12"). ``key`` names what is told: one notice
    per (person_id, key) ever, whoever tells it how often. Title and body are for the person's
    own eyes (inbox and mail); a push says only what the kind says.
    """

    person_id: int
    kind: NoticeKind
    title: str
    body: str
    link: str
    key: str

    def __post_init__(self) -> None:
        is_path = self.link.startswith("/") and not self.link.startswith(("//", "/\\"))
        if not is_path or len(self.link) > LONGEST_LINK:
            raise ValueError(f"no path of the web client: {self.link!r}")
        if not 0 < len(self.key) <= LONGEST_KEY:
            raise ValueError("a notice needs a key of 1 to 200 characters")
