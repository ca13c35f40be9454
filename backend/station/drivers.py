"""The ways to tax devices, chosen by CARD_DRIVER. The station knows readers by name only."""

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from backend.cards import pcsc, profile
from backend.cards.errors import CardAbsentError, DeviceBusyError
from backend.cards.pcsc import SeenReader
from backend.cards.profile import CardProfile
from backend.cards.reader import CardReader, TaxDevice
from backend.cards.usercard import UserCard
from backend.cards.values import Secret
from backend.infra.config import CardDriver, Settings, SettingsError
from backend.kernel import clock
from backend.station.folder import ReaderLease
from backend.station.sandbox_card import SANDBOX_READER, KeptCard


class Driver(Protocol):
    """Finds readers and connects to what is in them."""

    name: str

    def look(self) -> list[SeenReader]:
        """All readers as they are now. ServiceDownError."""
        ...

    def connect(self, reader: str, secret: Secret | None) -> TaxDevice:
        """The device in that reader, connected afresh, the PIN given once. DeviceError."""
        ...


class UserCards:
    """User cards behind PC/SC, or behind the sandbox's own reader."""

    def __init__(self, name: str, chosen: CardProfile, kept: KeptCard | None = None) -> None:
        self.name = name
        self._profile = chosen
        self._kept = kept

    def look(self) -> list[SeenReader]:
        return pcsc.look() if self._kept is None else [SeenReader(SANDBOX_READER, has_card=True)]

    def connect(self, reader: str, secret: Secret | None) -> TaxDevice:
        if not _lease(self._lease_name(reader)).is_ours():
            raise DeviceBusyError
        opened = self._open(reader)
        device = UserCard(opened, self._profile)
        try:
            opened.reconnect()
            if secret is not None:
                device.unlock(secret)
        except BaseException:
            device.close()
            raise
        return device

    def _open(self, reader: str) -> CardReader:
        if self._kept is None:
            return pcsc.PcscReader(reader)
        if reader != SANDBOX_READER:
            raise CardAbsentError
        return self._kept.reader()

    def _lease_name(self, reader: str) -> str:
        return reader if self._kept is None else str(self._kept.file)


@functools.cache
def _lease(name: str) -> ReaderLease:
    """Held by this process from the first use to its end."""
    return ReaderLease(name)


def choose_driver(settings: Settings) -> Driver:
    """What the settings ask for. SettingsError for a profile that does not exist."""
    try:
        chosen = profile.load(settings.card_profile)
        simulated = profile.load_simulation(settings.card_profile)
    except profile.UnknownProfileError as error:
        raise SettingsError(f"CARD_PROFILE: {error}") from error
    match settings.effective_card_driver:
        case CardDriver.USERCARD:
            return UserCards("usercard", chosen)
        case CardDriver.VIRTUAL:
            kept = KeptCard(_card_file(settings), chosen, simulated)
            kept.declare_last_month(clock.today())
            return UserCards("virtual", chosen, kept)


def _card_file(settings: Settings) -> Path:
    return settings.station_folder / "sandbox-card.json"


def with_card(readers: Sequence[SeenReader], name: str | None) -> list[SeenReader]:
    """Readers that hold a card; only the named one if one is named."""
    return [one for one in readers if one.has_card and name in {None, one.name}]
