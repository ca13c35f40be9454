"""Which files a user card has, and how many records of which size."""

from dataclasses import dataclass

from backend.cards.profile import BackupScope, CardProfile
from backend.cards.usercard import layout


@dataclass(frozen=True, slots=True)
class CardFile:
    """A file of ``records`` times ``size`` bytes; 0 records = transparent, ``size`` bytes."""

    file_id: int
    records: int
    size: int

    @property
    def label(self) -> str:
        """EF01, FF0B ...: also its name in the backup."""
        return f"{self.file_id:04X}"


USAGE = CardFile(0xFF0B, 200, 37)
DAILY = CardFile(0xFF01, 100, 192)
DETAIL_LENGTH = 0x5FFF
REQUIRED = frozenset({layout.EF01, layout.EF02, layout.EF04, layout.EF06})
"""Any other file that is not there is absent, which is no error."""


def core_files(profile: CardProfile) -> list[CardFile]:
    """EF01 to EF09, in the order in which they are backed up."""
    most = layout.MOST_MACHINES
    return [
        CardFile(layout.EF02, 0, profile.ef02_length),
        CardFile(layout.EF06, most, 18),
        CardFile(layout.EF01, most, profile.ef01_length),
        CardFile(layout.EF04, most, layout.DECLARATION_LENGTH),
        CardFile(layout.EF03, layout.MOST_TAX_ITEMS, layout.TAX_ITEM_LENGTH),
        CardFile(layout.EF05, most, 20),
        CardFile(layout.EF07, 1 if profile.ef07_kind == "record" else 0, 22),
        CardFile(layout.EF08, 0, 22),
        CardFile(layout.EF09, most, 18),
    ]


def index_files() -> list[CardFile]:
    """EF10 and EF11, which lead to the details."""
    most = layout.MOST_MACHINES
    return [CardFile(layout.EF10, most, 25), CardFile(layout.EF11, most, 4)]


def wants_usage(scope: BackupScope) -> bool:
    """Whether usage per roll belongs to the backup."""
    return scope != "core"
