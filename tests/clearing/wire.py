"""A desk for the tests of the server: speaks the station's wire, and clears a virtual card."""

import base64
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from backend.clearing.rules.chain import FIRST, body_text, chain_hash
from backend.clearing.states import ClearKind
from backend.kernel import clock
from backend.station import backup
from backend.station.engine import Desk as StationDesk
from backend.station.engine import Engine, Pause, Progress
from tests.faults.clearing.desk import KEY, Desk

READER = "Virtual Reader 00"
PUBLIC_KEY = base64.b64encode(bytes(range(32))).decode()
UNIT = "0000000012345678"
PRINT, OTHER_PRINT = "a1" * 32, "b2" * 32
Json = dict[str, Any]


def unit(unit_id: str = UNIT, *, month: int = 10, fingerprint: str = PRINT) -> Json:
    """One declared machine, as a card in a reader shows it."""
    days = 31
    return {
        "unit_id": unit_id,
        "label": f"机器 {unit_id[-4:]}",
        "period_start": f"2026-{month:02d}-01",
        "period_end": f"2026-{month:02d}-{days}",
        "fingerprint": fingerprint,
        "totals": {
            "normal_count": 10,
            "return_count": 1,
            "void_count": 0,
            "amounts": [
                {
                    "tax_index": 1,
                    "normal_fen": 12_345,
                    "return_fen": 100,
                    "name": "增值税货物",
                    "rate": "13",
                }
            ],
            "device_normal_fen": 12_345,
            "device_return_fen": 100,
        },
    }


def card(*units: Json, taxpayer_no: str = "9900000000000011") -> Json:
    """A card with these units."""
    return {
        "taxpayer_no": taxpayer_no,
        "taxpayer_name": "晴川演示",
        "device_no": taxpayer_no,
        "machines": [one["unit_id"] for one in units] or [UNIT],
        "valid_from": "2020-01-01",
        "valid_until": "2030-12-31",
        "version": "1.0",
        "units": list(units),
    }


@dataclass
class Wire:
    """One paired station; ``client`` sends no cookie."""

    client: FlaskClient
    token: str
    station_id: int
    seq: int = 0
    last: str = FIRST
    sessions: list[Json] = field(default_factory=list)

    def call(self, method: str, path: str, **content: Any) -> TestResponse:
        headers = {"Authorization": f"Bearer {self.token}"} | content.pop("headers", {})
        return self.client.open(f"/api/desk/{path}", method=method, headers=headers, **content)

    def beat(self, shown: Json | None = None, *, state: str = "card", **told: Any) -> TestResponse:
        """A heartbeat with this card in the reader."""
        body = {
            "versions": {"product": "1.0", "driver": "virtual"},
            "clock": clock.now().isoformat(),
            "service": "running",
            "readers": [{"name": READER, "state": state, "card": shown}],
            "sessions": self.sessions,
        }
        return self.call("POST", "heartbeat", json=body | told)

    def entry(self, session_id: str, kind: str, unit_id: str = "", **body: Any) -> Json:
        """The next entry of this station's journal."""
        written_at, previous = clock.now().isoformat(), self.last
        content = (session_id, unit_id, kind, body_text(body), written_at)
        self.seq, self.last = self.seq + 1, chain_hash(previous, *content)
        return {
            "seq": self.seq,
            "session_id": session_id,
            "unit_id": unit_id,
            "kind": kind,
            "body": body,
            "written_at": written_at,
            "previous": previous,
            "hash": self.last,
        }

    def post(self, *entries: Json) -> TestResponse:
        return self.call("POST", "events", json={"entries": list(entries)})

    def commands(self, after: int = 0) -> list[Json]:
        told: Json = self.call("GET", f"commands?after={after}&wait=0").get_json()
        return list(told["commands"])

    def begin(self, session_id: str, **told: Any) -> Json:
        return self.entry(session_id, "session", clear_kind="MONTHLY", chosen=None, **told)

    def identified(self, session_id: str) -> Json:
        shown = card(unit())
        told = {name: shown[name] for name in ("taxpayer_no", "device_no", "machines")}
        return self.entry(session_id, "identified", **told)

    def listed(self, session_id: str, *units: Json) -> Json:
        rows = [one | {"control": "00" * 37} for one in units or (unit(),)]
        return self.entry(session_id, "listed", units=rows)

    def until_listed(self, session_id: str, *units: Json) -> TestResponse:
        """A journal as far as the list."""
        return self.post(
            self.begin(session_id),
            self.identified(session_id),
            self.entry(session_id, "backed_up", file=f"{session_id}.tar", sha256=PRINT,
                       byte_count=7),
            self.entry(session_id, "checked", warnings=[]),
            self.listed(session_id, *units),
        )  # fmt: skip

    def ends(self, session_id: str, state: str, **body: Any) -> TestResponse:
        return self.post(self.entry(session_id, "ended", state=state, **body))


def pair(clerk: FlaskClient, client: FlaskClient, name: str = "收银台") -> Wire:
    """A station that was paired with a code of ``clerk``."""
    code = clerk.post("/api/clearing/pairing-codes").get_json()["code"]
    wish = {"code": code, "name": name, "public_key": PUBLIC_KEY, "version": "1.0"}
    told = client.post("/api/desk/pair", json=wish).get_json()
    return Wire(client, told["token"], told["station_id"])


@dataclass
class Clerk:
    """The real engine with a virtual card, told what to do by commands of the server only."""

    wire: Wire
    desk: Desk
    engine: Engine | None = None
    after: int = 0
    mirrored: int = 0
    last: str = FIRST

    def show_card(self, **told: Any) -> None:
        """A heartbeat with what is on the virtual card."""
        device = self.desk.open_device()
        identity, units = device.identify(), device.units()
        device.close()
        shown = {
            **{name: getattr(identity, name) for name in (
                "taxpayer_no", "taxpayer_name", "device_no", "version",
            )},
            "machines": list(identity.machines),
            "valid_from": identity.valid_from and identity.valid_from.isoformat(),
            "valid_until": identity.valid_until and identity.valid_until.isoformat(),
            "units": [
                {
                    "unit_id": one.unit_id,
                    "label": one.label,
                    "period_start": one.period_start.isoformat(),
                    "period_end": one.period_end.isoformat(),
                    "fingerprint": one.fingerprint,
                    "totals": asdict(one.totals),
                }
                for one in units
            ],
        }  # fmt: skip
        assert self.wire.beat(shown, **told).status_code == 200

    def obey(self) -> None:
        """Carry out what the server wants, then mirror the journal."""
        for one in self.wire.commands(self.after):
            self.after = one["id"]
            self._carry_out(one)
        self.mirror()

    def _carry_out(self, told: Json) -> None:
        if told["kind"] in {"start", "special"}:
            self.engine = Engine(
                StationDesk(
                    journal=self.desk.journal,
                    bureau=self.desk.bureau,
                    open_device=self.desk.open_device,
                    situation=self.desk.situation,
                    vault=backup.Vault(self.desk.places, KEY),
                ),
                told["session_id"],
            )
            self.engine.begin(ClearKind(told["body"]["kind"]), told["body"]["chosen"])
        elif self.engine is not None and told["kind"] == "confirm":
            self.engine.confirm(told["body"]["fingerprints"], by=told["body"]["by"])
        elif self.engine is not None and told["kind"] == "abort":
            self.engine.abort()

    def work(self) -> Progress:
        """Until a person is needed, or the end; then mirror."""
        assert self.engine is not None
        last = self.engine.step()
        while last.pause is Pause.MOVED:
            last = self.engine.step()
        self.mirror()
        return last

    def mirror(self) -> None:
        """Send what the server does not have, two entries at a time."""
        entries = list(self.wired(self.desk.journal.entries(after=self.mirrored)))
        for first in range(0, len(entries), 2):
            answer = self.wire.post(*entries[first : first + 2])
            assert answer.status_code == 200, answer.get_json()
            self.mirrored = answer.get_json()["until"]

    def wired(self, entries: Iterable[Any]) -> Iterable[Json]:
        """Entries as they go over the line."""
        for one in entries:
            yield {
                "seq": one.seq,
                "session_id": one.session_id,
                "unit_id": one.unit_id,
                "kind": one.kind,
                "body": one.body,
                "written_at": one.written_at.isoformat(),
                "previous": self.last,
                "hash": one.hash,
            }
            self.last = one.hash
