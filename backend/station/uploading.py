"""上传: invoices of a unit to the bureau, batch after acknowledged batch (E8, F11).

Each act is journaled before and after. A batch whose answer was lost is sent again as it was: the
device seals the same one until it has the bureau's word for it, and the bureau takes it once.
"""

import hashlib
from collections.abc import Callable
from typing import Any, Protocol

from backend.cards.errors import RefusedError
from backend.cards.reader import TaxDevice
from backend.cards.values import UploadAck
from backend.clearing.gateway import Bureau, BureauRefusedError
from backend.clearing.rules.memory import UnitMemory, Upload

_MOST_ROUNDS = 3
_STUCK = (
    "同一批发票上传并回执三次，设备仍把它们算作未上传，没有再试。"
    "请用官方开票软件上传，再点“继续”；未使用的发票不受影响。"
)


class Note(Protocol):
    """Writes into the journal."""

    def __call__(self, kind: str, *, unit_id: str = "", **body: Any) -> object: ...


class Uploader:
    """Raises DeviceError and Bureau*Error; whatever went wrong, the next call goes on."""

    def __init__(self, bureau: Bureau, note: Note) -> None:
        self._bureau = bureau
        self._note = note

    def advance(self, unit: UnitMemory, device: Callable[[], TaxDevice]) -> bool | None:
        """The next act: True = done, go on; False = nothing is left to upload; None = it waits."""
        upload = unit.upload
        if upload is None or upload.receipt is None:
            return self._send(unit, device())
        if upload.ack is None:
            return self._ask(unit, upload, upload.receipt)
        device().acknowledge(unit.unit_id, UploadAck(upload.kind, upload.ack))
        self._note("upload_kept", unit_id=unit.unit_id, count=upload.count)
        return True

    def has_pending(self, unit: UnitMemory, device: TaxDevice) -> bool:
        """Whether the device has something to upload that it could upload."""
        return unit.uploads and next(device.pending(unit.unit_id), None) is not None

    def _send(self, unit: UnitMemory, device: TaxDevice) -> bool:
        batch = next(device.pending(unit.unit_id), None)
        if batch is None:
            return False
        digest = hashlib.sha256(batch.payload).hexdigest()
        if unit.rounds.get(digest, 0) >= _MOST_ROUNDS:
            raise RefusedError("QK-207", _STUCK)
        self._note(
            "upload_intent", unit_id=unit.unit_id, type=batch.kind, count=batch.count, sha256=digest
        )
        receipt = self._judged(unit, lambda: self._bureau.upload(batch))
        self._note("upload_sent", unit_id=unit.unit_id, receipt=receipt, count=batch.count)
        return True

    def _ask(self, unit: UnitMemory, upload: Upload, receipt: str) -> bool | None:
        ack = self._judged(
            unit, lambda: self._bureau.upload_result(unit.unit_id, upload.kind, receipt)
        )
        if ack is None:
            return None
        self._note(
            "upload_acknowledged", unit_id=unit.unit_id, ack=ack.payload.hex(), count=upload.count
        )
        return True

    def _judged(self, unit: UnitMemory, ask: Callable[[], Any]) -> Any:
        """A refusal is noted, and leaves the batch where it is: on the device."""
        try:
            return ask()
        except BureauRefusedError as error:
            self._note("upload_refused", unit_id=unit.unit_id, code=error.code, why=error.message)
            raise
