"""The ways to tax devices, and to the bureau with them, chosen by CARD_DRIVER.

The station knows readers by name only.
"""

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from backend.cards import pcsc, profile
from backend.cards.component import UNVERIFIED, ComponentClient, ComponentDevice
from backend.cards.component import profile as component_profile
from backend.cards.component.line import ComponentAddressError, ComponentLine
from backend.cards.errors import CardAbsentError, DeviceBusyError, DeviceError, ServiceDownError
from backend.cards.pcsc import SeenReader
from backend.cards.profile import CardProfile
from backend.cards.reader import CardReader, TaxDevice
from backend.cards.usercard import UserCard
from backend.cards.values import Secret
from backend.clearing.gateway import Bureau, HttpBureau
from backend.infra.config import CardDriver, Settings, SettingsError
from backend.kernel import clock
from backend.station.component_bureau import ComponentBureau
from backend.station.folder import ReaderLease
from backend.station.sandbox_card import SANDBOX_READER, KeptCard


class Driver(Protocol):
    """Finds readers and connects to what is in them."""

    name: str

    @property
    def note(self) -> str:
        """What a person at the desk should know of it now; mostly empty."""
        ...

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
        self._declared_on = clock.today()

    @property
    def note(self) -> str:
        return "" if self._kept is None else self._kept.note(clock.today())

    def look(self) -> list[SeenReader]:
        if self._kept is None:
            return pcsc.look()
        today = clock.today()
        if today != self._declared_on:  # the register closes its month while the station runs
            self._declared_on = today
            self._kept.declare_last_month(today)
        return [SeenReader(SANDBOX_READER, has_card=True)]

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


class Components:
    """The one device behind a vendor's component. Not verified on hardware, and says so."""

    def __init__(self, client: ComponentClient, *, is_sandbox: bool) -> None:
        self.name = f"component（{UNVERIFIED}）"
        self._client = client
        self._is_sandbox = is_sandbox
        self._seen: list[SeenReader] = []

    @property
    def note(self) -> str:
        return ""

    @property
    def reader(self) -> str:
        """How its one place for a device is called."""
        return f"{'沙箱' if self._is_sandbox else '厂商'}税控组件（{UNVERIFIED}）"

    def look(self) -> list[SeenReader]:
        """As it was seen last, while another call is on its way."""
        if not self._client.line.is_busy:
            self._seen = [SeenReader(self.reader, has_card=self._has_device())]
        return self._seen

    def _has_device(self) -> bool:
        try:
            self._client.device_no()
        except ServiceDownError:
            raise
        except DeviceError as error:
            return not isinstance(error, CardAbsentError)
        return True

    def connect(self, reader: str, secret: Secret | None) -> TaxDevice:
        if reader != self.reader:
            raise CardAbsentError
        if not _lease(self._client.line.address).is_ours():
            raise DeviceBusyError
        device = ComponentDevice(self._client)
        if secret is not None:
            device.unlock(secret)
        return device

    def bureau(self) -> ComponentBureau:
        """The bureau as this component reaches it."""
        return ComponentBureau(self._client, is_sandbox=self._is_sandbox)


@functools.cache
def _lease(name: str) -> ReaderLease:
    """Held by this process from the first use to its end."""
    return ReaderLease(name)


def choose_driver(settings: Settings) -> Driver:
    """What the settings ask for. SettingsError for a profile that does not exist."""
    if settings.effective_card_driver is CardDriver.COMPONENT:
        return _components(settings)
    try:
        chosen = profile.load(settings.card_profile)
        simulated = profile.load_simulation(settings.card_profile)
    except profile.UnknownProfileError as error:
        raise SettingsError(f"CARD_PROFILE: {error}") from error
    if settings.effective_card_driver is CardDriver.USERCARD:
        return UserCards("usercard", chosen)
    kept = KeptCard(_card_file(settings), chosen, simulated)
    kept.declare_last_month(clock.today())
    return UserCards("virtual", chosen, kept)


def _components(settings: Settings) -> Components:
    try:
        chosen = component_profile.load(settings.card_profile)
        line = ComponentLine(settings.effective_component_url, framing=chosen.framing)
    except profile.UnknownProfileError as error:
        raise SettingsError(f"CARD_PROFILE: {error}") from error
    except ComponentAddressError as error:
        raise SettingsError(f"COMPONENT_URL: {error}") from error
    client = ComponentClient(line, chosen)
    return Components(client, is_sandbox=settings.uses_sandbox_component)


def bureau_of(settings: Settings, driver: Driver) -> Bureau:
    """A line to the bureau that the settings name; not for several threads.

    A vendor's component takes its reports to the bureau itself.
    """
    if isinstance(driver, Components):
        return driver.bureau()
    return HttpBureau(settings.effective_bureau_url, is_sandbox=settings.uses_sandbox_bureau)


def _card_file(settings: Settings) -> Path:
    return settings.station_folder / "sandbox-card.json"


def with_card(readers: Sequence[SeenReader], name: str | None) -> list[SeenReader]:
    """Readers that hold a card; only the named one if one is named."""
    return [one for one in readers if one.has_card and name in {None, one.name}]
