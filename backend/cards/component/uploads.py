"""Uploading through a component: FPSC, FPSSSC, FPSCJGHQ, FPGX (E8). Not verified on hardware.

The device seals a batch, the bureau takes it and answers later, the device reads the answer and
only then counts those invoices as uploaded. Every step may be repeated: the device seals the same
batch until it has read the bureau's word for it.
"""

from collections.abc import Iterable, Iterator, Mapping

from backend.cards.component import facts, invoices
from backend.cards.component.client import ComponentClient, Holder, is_done_already
from backend.cards.errors import ProtocolError, RefusedError
from backend.cards.values import UploadAck, UploadBatch

_UPLOAD = "0"
_RESULT = "5"
"""SKSBQTYXXCX: what the question for the result of an upload carries."""


def batches(
    client: ComponentClient, holder: Holder, unit_id: str, codes: Iterable[str]
) -> Iterator[UploadBatch]:
    """FPSC: the next batch of each type that has invoices waiting. DeviceError."""
    for code in codes:
        waiting = invoices.queue_of(client, holder, [code]).count
        if waiting:
            wanted = str(min(waiting, client.profile.upload_batch))
            told = client.of_type("FPSC", holder, code, fpzs=wanted, czlx=_UPLOAD)
            count = facts.count(told.fields.get("fpzs", wanted))
            yield UploadBatch(unit_id, code, count, told.need("fpmx").encode())


def send(client: ComponentClient, holder: Holder, batch: UploadBatch) -> str:
    """FPSSSC: the bureau's receipt; the same batch again has the same one. DeviceError."""
    group = {
        "fplxdm": batch.kind,
        "fpzs": str(batch.count),
        "fpmx": batch.payload.decode(errors="replace"),
    }
    told = client.net("FPSSSC", holder, [group])[batch.kind]
    client.judge(told)
    return _need(told, "slxlh")


def result(client: ComponentClient, holder: Holder, kind: str, receipt: str) -> UploadAck | None:
    """FPSCJGHQ: the bureau's word for a batch; None = it is not done with it. DeviceError."""
    group = {"fplxdm": kind, "slxlh": receipt}
    told = client.net("FPSCJGHQ", holder, [group], qtxx=client.further(_RESULT))[kind]
    client.judge(told)
    sealed = told.get("mxjgmw", "")
    return UploadAck(kind, sealed.encode()) if sealed else None


def keep(client: ComponentClient, holder: Holder, ack: UploadAck) -> None:
    """FPGX: the device reads the bureau's word. DeviceError."""
    try:
        client.of_type("FPGX", holder, ack.kind, scqrbw=ack.payload.decode(errors="replace"))
    except RefusedError as error:
        if not is_done_already(error):
            raise


def _need(told: Mapping[str, str], name: str) -> str:
    if not told.get(name):
        raise ProtocolError(f"厂商组件的回答缺少 {name}，发票仍在设备里。请核对组件版本。")
    return told[name]
