"""The bureau as a vendor's component shows it: WLCB, QLJS and QLJSJGQR. Not verified on hardware.

The component talks to the bureau itself, so what it says of its device (not inserted, another
one, password) comes as a DeviceError, and the session parks as it does at the device.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from backend.cards.component import facts, uploads
from backend.cards.component.client import ComponentClient, Holder, is_done_already
from backend.cards.component.refusals import CLEARED
from backend.cards.component.tickets import ticket_of
from backend.cards.errors import DeviceError, ProtocolError, RefusedError
from backend.cards.values import ClearTicket, Declaration, UploadAck, UploadBatch
from backend.clearing.gateway import BureauAnswer, BureauRefusedError, BureauUnavailableError
from backend.clearing.rules.keys import UnitKey
from backend.clearing.states import BureauKnows

_BUSY = "QK-305"
_KNOWS = {
    "QK-301": BureauKnows.NONE,
    "QK-302": BureauKnows.RECEIVED,
    "QK-303": BureauKnows.FAILED,
    CLEARED: BureauKnows.CLOSED,
}


class ComponentBureau:
    """Implements Bureau, but for the DeviceErrors named above."""

    def __init__(self, client: ComponentClient, *, is_sandbox: bool) -> None:
        self.is_sandbox = is_sandbox
        self._client = client

    def now(self) -> datetime:
        """The device's clock: a component tells no other."""
        try:
            return facts.instant(self._client.holder().clock)
        except DeviceError as error:
            raise BureauUnavailableError from error

    def upload(self, batch: UploadBatch) -> str:
        """FPSSSC."""
        try:
            return uploads.send(self._client, self._holder(batch.unit_id), batch)
        except RefusedError as error:
            raise _refused(error) from error

    def upload_result(self, unit_id: str, kind: str, receipt: str) -> UploadAck | None:
        """FPSCJGHQ."""
        try:
            return uploads.result(self._client, self._holder(unit_id), kind, receipt)
        except RefusedError as error:
            raise _refused(error) from error

    def submit(self, declaration: Declaration, session_id: str) -> str:
        """WLCB of every type; what was reported before counts as reported."""
        del session_id
        holder = self._holder(declaration.unit_id)
        groups = [
            {"fplxdm": code, **json.loads(content)}
            for code, content in declaration.files.items()
            if code != "qtxx"
        ]
        further = declaration.files["qtxx"].decode()
        for told in self._net("WLCB", holder, groups, qtxx=further).values():
            self._judge(told)
        sealed = json.dumps(groups, sort_keys=True).encode()
        return f"WLCB-{hashlib.sha256(sealed).hexdigest()[:16]}"

    def status(self, key: UnitKey) -> BureauAnswer:
        """Asked by trying to get the ticket: there is no other question."""
        try:
            payload = self._payload(key)
        except BureauRefusedError as error:
            knows = _KNOWS.get(error.code)
            if knows is None:
                raise
            fingerprint = None if knows is BureauKnows.NONE else key.fingerprint
            return BureauAnswer(knows, fingerprint, reason=error.message)
        digest = hashlib.sha256(payload).hexdigest()
        return BureauAnswer(BureauKnows.ISSUED, key.fingerprint, digest)

    def ticket(self, key: UnitKey) -> ClearTicket:
        """QLJS. The new limit date is read off the device after the clearing."""
        return ClearTicket(key.unit_id, key.fingerprint, self._payload(key))

    def confirm(self, key: UnitKey, session_id: str, proof_sha256: str) -> None:
        """QLJSJGQR."""
        del session_id, proof_sha256
        holder = self._holder(key.unit_id)
        groups = [{"fplxdm": code} for code in self._types(holder, key.unit_id)]
        for told in self._net("QLJSJGQR", holder, groups).values():
            self._judge(told)

    def _payload(self, key: UnitKey) -> bytes:
        """The ticket of all types that are not cleared yet. BureauRefusedError."""
        holder = self._holder(key.unit_id)
        groups = [{"fplxdm": code} for code in self._types(holder, key.unit_id)]
        answers = self._net("QLJS", holder, groups, qtxx=self._further())
        parts: dict[str, tuple[str, str]] = {}
        refusal: BureauRefusedError | None = None
        for code, told in answers.items():
            try:
                self._judge(told, is_done_good=False)
            except BureauRefusedError as error:
                if error.code != CLEARED:
                    raise
                refusal = error
                continue
            if told.get("fpjkmw"):
                parts[code] = (told["fpjkmw"], told.get("szjkmw", ""))
        if parts:
            return ticket_of(parts)
        raise refusal or BureauUnavailableError

    def _types(self, holder: Holder, unit_id: str) -> list[str]:
        group = self._client.profile.group_of(unit_id.partition("-")[2])
        if group is None:
            raise ProtocolError
        return [one for one in group if one in holder.types]

    def _holder(self, unit_id: str) -> Holder:
        """CardChangedError when another device is inserted."""
        return self._client.holder(unit_id.partition("-")[0])

    def _further(self) -> str:
        return self._client.further("1")

    def _net(
        self, call: str, holder: Holder, groups: list[dict[str, str]], **beside: str
    ) -> dict[str, Mapping[str, str]]:
        try:
            return self._client.net(call, holder, groups, **beside)
        except RefusedError as error:
            raise _refused(error) from error

    def _judge(self, told: Mapping[str, str], *, is_done_good: bool = True) -> None:
        try:
            self._client.judge(told)
        except RefusedError as error:
            if not (is_done_good and is_done_already(error)):
                raise _refused(error) from error


def _refused(error: RefusedError) -> BureauRefusedError | BureauUnavailableError:
    """A bureau that is busy could not be asked; anything else is its word."""
    if error.code == _BUSY:
        return BureauUnavailableError(error.message)
    return BureauRefusedError(error.code, error.message)
