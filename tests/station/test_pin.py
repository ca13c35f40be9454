"""PINs: sealed on the way, two minutes in memory, in no file and no log; no try burnt by itself."""

import base64
import dataclasses
import os
import queue
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from structlog.testing import capture_logs

from backend.cards import profile
from backend.cards.pcsc import SeenReader
from backend.cards.reader import TaxDevice
from backend.cards.usercard import UserCard
from backend.cards.values import Secret
from backend.cards.virtual import register
from backend.cards.virtual.card import VirtualCard
from backend.cards.virtual.issue import issue_card
from backend.cards.virtual.reader import VirtualReader
from backend.station.backup import KeptElsewhere, Vault
from backend.station.drop_outs import DropOuts
from backend.station.errors import StationError
from backend.station.folder import StationFolder
from backend.station.link import Command
from backend.station.pins import LIFE_S, SecretKeeper, open_sealed
from backend.station.reader_desk import ReaderDesk
from backend.station.signals import Signals
from backend.station.tools import Order, Tools
from tests.fakes import FakeClock
from tests.faults.clearing.desk import END, MACHINE, START, office_now, serving_bureau
from tests.station.conftest import wait_for

PIN, READER, SESSION = "483920", "测试读卡器", "session-1"
VERIFY = 0x20


def sealed(pin: str, session_id: str, station_key: bytes) -> str:
    """As the desk page does it."""
    ephemeral = X25519PrivateKey.generate()
    own = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(station_key))
    key = HKDF(algorithm=SHA256(), length=32, salt=own + station_key,
               info=b"piaokatong desk unlock v1").derive(shared)  # fmt: skip
    nonce = os.urandom(12)
    cipher = AESGCM(key).encrypt(nonce, pin.encode(), session_id.encode())
    return base64.b64encode(own + nonce + cipher).decode()


@dataclass
class OneCard:
    """A driver with one reader and one card that wants its PIN before it is cleared."""

    card: VirtualCard
    profile: profile.CardProfile
    name: str = "virtual"
    note: str = ""

    def look(self) -> list[SeenReader]:
        return [SeenReader(READER, has_card=True)]

    def connect(self, reader: str, secret: Secret | None) -> TaxDevice:
        opened = VirtualReader(self.card, name=reader)
        opened.reconnect()
        device = UserCard(opened, self.profile)
        if secret is not None:
            device.unlock(secret)
        return device

    @property
    def tries(self) -> int:
        return sum(sent[1] == VERIFY for sent, _ in self.card.log)


@dataclass
class Bench:
    """One reader's thread with everything around it, and the commands given to it."""

    desk: ReaderDesk
    driver: OneCard
    done: "queue.SimpleQueue[int]" = field(default_factory=queue.SimpleQueue)

    def tell(self, kind: str, /, **body: object) -> None:
        command = Command(1, kind, SESSION, body)
        self.desk.give(Order(command, lambda: self.done.put(1)))
        self.done.get(timeout=30)

    def unlock(self, pin: str) -> None:
        key = self.desk.tools.folder.private_key().public_key().public_bytes_raw()
        self.tell("unlock", sealed=sealed(pin, SESSION, key))

    def code(self) -> object:
        shown = self.desk.sessions()
        return shown[0]["code"] if shown else "ended"

    def run_until(self, code: str) -> None:
        wait_for(lambda: self.code() == code, code)

    def begin(self) -> None:
        self.tell("start", kind="MONTHLY", chosen=None)
        wait_for(lambda: [one["pause"] for one in self.desk.sessions()] == ["confirmation"], "list")
        units = self.driver.connect(READER, None).units()
        self.tell("confirm", fingerprints={one.unit_id: one.fingerprint for one in units}, by="钱")


@pytest.fixture
def bench(tmp_path: Path, clock: FakeClock) -> Iterator[Bench]:
    chosen = dataclasses.replace(profile.load("default"), pin_for_clearing="ask")
    card = issue_card(chosen, profile.load_simulation("default"), machines=[MACHINE],
                      pin=PIN.encode())  # fmt: skip
    register.declare(card, MACHINE, START, END, mac1=b"\xa1\xb2\xc3\x01")
    driver = OneCard(card, chosen)
    with serving_bureau() as (office, _line, bureau):
        office.clock_offset = clock.now() - office_now()
        signals = Signals()
        signals.heard(None, by="heartbeat")
        tools = Tools(
            folder=StationFolder(tmp_path / "station"),
            driver=driver,
            bureau=lambda: bureau,
            vault=Vault([tmp_path / "backups"], os.urandom(32)),
            product=KeptElsewhere(),
            secrets=SecretKeeper(),
            signals=signals,
            drops=DropOuts(tmp_path / "drop-outs.json"),
        )
        desk = ReaderDesk(READER, tools)
        desk.start()
        yield Bench(desk, driver)
        signals.close()
        assert desk.join(30)


def test_the_pin_opens_the_card_and_is_written_nowhere(bench: Bench, tmp_path: Path) -> None:
    with capture_logs() as said:
        bench.begin()
        bench.run_until("QK-111")
        bench.unlock(PIN)
        bench.run_until("ended")
        wait_for(lambda: "session_ended" in repr(said), "the log's last line")

    assert len(bench.driver.card.cleared) == 1
    written = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert written
    assert not any(PIN.encode() in one.read_bytes() for one in written)
    assert PIN not in repr(said)


def test_a_wrong_pin_is_tried_once_and_the_last_try_is_never_burnt(bench: Bench) -> None:
    bench.begin()
    bench.run_until("QK-111")
    bench.unlock("000000")
    wait_for(lambda: bench.driver.tries == 1, "the first try")
    bench.run_until("QK-111")
    bench.unlock("111111")
    wait_for(lambda: bench.driver.tries == 2, "the second try")
    bench.unlock("222222")
    bench.run_until("QK-112")

    assert (bench.driver.tries, bench.driver.card.tries_left) == (2, 1)
    assert bench.driver.card.cleared == []


def test_a_pin_lives_two_minutes_at_most() -> None:
    now = [100.0]
    keeper = SecretKeeper(lambda: now[0])

    keeper.keep(SESSION, Secret(PIN))

    assert keeper.get(SESSION) == Secret(PIN)
    now[0] += LIFE_S
    assert keeper.get(SESSION) is None


def test_a_sealed_pin_opens_for_its_own_session_and_station_only() -> None:
    key, other = X25519PrivateKey.generate(), X25519PrivateKey.generate()
    packed = sealed(PIN, SESSION, key.public_key().public_bytes_raw())

    assert open_sealed(packed, SESSION, key) == Secret(PIN)
    for text, session_id, reader in (
        (packed, "session-2", key),
        (packed, SESSION, other),
        (packed[:-8] + "AAAAAAA=", SESSION, key),
        ("no base64", SESSION, key),
    ):
        with pytest.raises(StationError):
            open_sealed(text, session_id, reader)
