"""What the threads of the readers work with, and the orders that they are given."""

from collections.abc import Callable
from dataclasses import dataclass

from backend.clearing.gateway import Bureau
from backend.station.backup import BackupFirst, Vault
from backend.station.drivers import Driver
from backend.station.drop_outs import DropOuts
from backend.station.folder import StationFolder
from backend.station.link import Command
from backend.station.pins import SecretKeeper
from backend.station.signals import Signals


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What every reader's thread works with. ``bureau`` makes a line of its own for a thread."""

    folder: StationFolder
    driver: Driver
    bureau: Callable[[], Bureau]
    vault: Vault
    product: BackupFirst
    secrets: SecretKeeper
    signals: Signals
    drops: DropOuts


@dataclass(frozen=True, slots=True)
class Order:
    """A command on its way through a thread; ``done`` is called once it is in the journal."""

    command: Command
    done: Callable[[], None]
