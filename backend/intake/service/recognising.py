"""识别: read a kept file, in the request that brought it or by a worker, and keep what it names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import structlog
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from backend.accounts import service as accounts
from backend.infra import jobs
from backend.infra.db import after_collisions, db, end_reading, transaction
from backend.infra.jobs import Claim, JobState, Work
from backend.intake.models import ReadingTask, Upload, UploadInvoice
from backend.intake.service.keeping import (
    Owner,
    follow_up,
    from_reading,
    prefill_of,
)
from backend.intake.states import Outcome, UploadReason, UploadState
from backend.invoices import service as invoices
from backend.invoices.models import Invoice
from backend.invoices.service import NewFile, desk
from backend.kernel import clock
from backend.notify import service as notify
from backend.notify.service import Notice, NoticeKind
from backend.reading.bounded import WorkersUnavailableError
from backend.reading.files import (
    READER_VERSION,
    FileFormat,
    Findings,
    Found,
    RefusedFileError,
    identify,
)
from backend.verification import service as verification

WORK = "reading"
LEASE = timedelta(seconds=80)
"""Longer than a file and the parts within it may take, waiting for a place included."""

_log = structlog.get_logger(__name__)
_LOOKING = "已收到，正在进一步识别，可以先离开此页。"
_GAVE_UP = "多次自动识别都意外中断，已停止。原件已保存，请手工录入，或点“重新识别”。"
_LOST = "服务器上找不到这个文件的原件，请联系管理员从备份恢复，或重新上传。"
_BUSY = "识别服务正忙，将自动重试，无需操作。"


@dataclass(frozen=True, slots=True)
class Ending:
    """How the upload stands after a look; ``code`` and ``reason`` as in Findings."""

    state: UploadState
    code: str | None
    reason: str | None


def read_now(claim: Claim, content: bytes, file_format: FileFormat) -> None:
    """The quick look, while the person waits; what it cannot settle is left to the queue."""
    try:
        findings = desk().reader.read(content, file_format, is_full=False)
    except RefusedFileError as error:
        _refuse(claim, error.code, error.reason)
    except WorkersUnavailableError:
        _leave_to_queue(claim, _BUSY)
    else:
        if findings.is_final:
            conclude(claim, findings, is_late=False)
        else:
            _leave_to_queue(claim, _LOOKING)


def read(claim: Claim) -> None:
    """The long look of a worker at a claimed upload."""
    upload = db.session.get_one(Upload, claim.row_id)
    sha256, file_format = upload.sha256, upload.file_format
    end_reading()
    try:
        content = desk().originals.get(sha256)
    except FileNotFoundError:
        _log.exception("original_missing", upload_id=claim.row_id)
        _refuse(claim, UploadReason.LOST, _LOST)
        return
    try:
        known = identify(content) if file_format is None else FileFormat(file_format)
        findings = desk().reader.read(content, known, is_full=True)
    except RefusedFileError as error:
        _refuse(claim, error.code, error.reason)
    else:
        conclude(claim, findings, is_late=True, file_format=known)


def conclude(
    claim: Claim, findings: Findings, *, is_late: bool, file_format: FileFormat | None = None
) -> None:
    """Keep every invoice of the file and say how the upload ended, in one transaction.

    ``is_late``: the person no longer waits for the answer, so a notice tells him of what is new.
    ``file_format``: as it is known now, when an earlier look may not have known it.
    """
    new_ids, told = after_collisions(
        lambda: _try_conclude(claim, findings, is_late=is_late, file_format=file_format)
    )
    for invoice_id in new_ids:
        verification.ring(invoice_id)
    notify.ring(told)


def _try_conclude(
    claim: Claim, findings: Findings, *, is_late: bool, file_format: FileFormat | None
) -> tuple[list[int], list[int]]:
    """Ids of the new invoices, and of what the outbox got."""
    with transaction() as session:
        if not jobs.held(session, ReadingTask, claim):
            return [], []
        upload = session.get_one(Upload, claim.row_id, with_for_update=True)
        upload.pages, upload.reader_version = findings.pages, READER_VERSION
        upload.file_format = file_format or upload.file_format
        owner = accounts.find_person(upload.owner_id)
        new = [
            invoice
            for found in findings.invoices
            if (invoice := _keep(session, upload, owner, found)) is not None
        ]
        settle(session, upload, _ending(findings, has_new=bool(new)))
        upload.hint = prefill_of(findings.hints[0].reading) if findings.hints else None
        jobs.settle(
            session, ReadingTask, claim, state=JobState.DONE, next_try_at=None, last_error=None
        )
        notices = [_arrival_of(upload, new)] if is_late and new else []
        return [invoice.id for invoice in new], notify.tell(session, notices)


def _arrival_of(upload: Upload, new: Sequence[Invoice]) -> Notice:
    """新发票提醒 (H2): one word for one file, with a link to what it brought."""
    is_one = len(new) == 1
    return Notice(
        person_id=upload.owner_id,
        kind=NoticeKind.INVOICE_NEW,
        title="新发票已入票夹" if is_one else f"{len(new)} 张新发票已入票夹",
        body=f"您上传的“{upload.file_name}”已识别完成，参考编号 {upload.reference_no}。",
        link=f"/invoices/{new[0].id}" if is_one else "/wallet",
        key=f"upload-{upload.id}-stored-{new[0].id}",
    )


def _keep(session: Session, upload: Upload, owner: Owner, found: Found) -> Invoice | None:
    """The invoice if this file brought it, None when it was known before."""
    new = from_reading(found.reading, owner, upload.channel, upload.captured_at)
    kept = invoices.keep(session, new)
    known = session.get(UploadInvoice, (upload.id, kept.invoice.id))
    if known is not None:  # printed twice in this file, or found by an earlier look
        return None
    differs = [] if kept.is_new else invoices.differing_fields(kept.invoice, new)
    note_invoice(session, upload, kept.invoice, is_new=kept.is_new, found=found, differs=differs)
    if kept.is_new:
        follow_up(session, upload.owner_id, kept.invoice)
    return kept.invoice if kept.is_new else None


def note_invoice(
    session: Session,
    upload: Upload,
    invoice: Invoice,
    *,
    is_new: bool,
    found: Found | None = None,
    differs: list[str] | None = None,
) -> None:
    """Join file and invoice.

    Behind other people's invoices no file is put, and none that no program here can name.
    """
    session.add(
        UploadInvoice(
            upload_id=upload.id,
            invoice_id=invoice.id,
            outcome=Outcome.STORED if is_new else Outcome.DUPLICATE,
            page=found.page if found else 1,
            source=found.source if found else "typed",
            differs=differs or [],
        )
    )
    session.flush()
    if invoice.owner_id == upload.owner_id and upload.file_format is not None:
        invoices.attach(session, invoice, _file_of(upload))


def _file_of(upload: Upload) -> NewFile:
    return NewFile(
        upload_id=upload.id,
        sha256=upload.sha256,
        file_name=upload.file_name,
        file_format=str(upload.file_format),
        byte_count=upload.byte_count,
        pages=upload.pages,
    )


def _ending(findings: Findings, *, has_new: bool) -> Ending:
    if has_new:
        return Ending(UploadState.STORED, None, findings.reason)
    if findings.invoices:
        code = UploadReason.SAME_INVOICE_AND_MORE if findings.reason else UploadReason.SAME_INVOICE
        reason = f"文件里已识别的发票之前都已登记，没有重复入库。{findings.reason or ''}"
        return Ending(UploadState.DUPLICATE, code, reason)
    return Ending(UploadState.NEEDS_CONFIRMATION, findings.code, findings.reason)


def settle(session: Session, upload: Upload, ending: Ending) -> None:
    """Write where the upload stands now."""
    upload.state, upload.reason_code, upload.reason = ending.state, ending.code, ending.reason
    upload.state_changed_at = clock.now()
    session.flush()


def _refuse(claim: Claim, code: str, reason: str) -> None:
    with transaction() as session:
        done = {"state": JobState.DONE, "next_try_at": None, "last_error": None}
        if jobs.settle(session, ReadingTask, claim, **done):
            ending = Ending(UploadState.REJECTED, code, reason)
            upload = session.get_one(Upload, claim.row_id)
            upload.reader_version = READER_VERSION
            settle(session, upload, ending)
            _refuse_copies(session, claim.row_id, ending)


def _refuse_copies(session: Session, first_id: int, ending: Ending) -> None:
    """What was sent again meanwhile points to nothing now: each copy stands for itself."""
    copies = select(Upload).where(Upload.duplicate_of_id == first_id).with_for_update()
    for copy in session.scalars(copies).all():
        copy.duplicate_of_id = None
        settle(session, copy, ending)
        session.add(ReadingTask(id=copy.id, state=JobState.DONE))


def _leave_to_queue(claim: Claim, reason: str) -> None:
    with transaction() as session:
        if jobs.settle(session, ReadingTask, claim, next_try_at=clock.now()):
            session.get_one(Upload, claim.row_id).reason = reason
    jobs.ring(WORK, claim.row_id)


def plan_again(session: Session, upload: Upload) -> None:
    """A person wants another look: the queue gets the file as if it had just come."""
    task = session.get(ReadingTask, upload.id, with_for_update=True)
    if task is None:  # refused at the door, when no reader knew its format
        task = ReadingTask(id=upload.id, state=JobState.WAITING)
        session.add(task)
    task.state, task.next_try_at, task.lease_until = JobState.WAITING, clock.now(), None
    task.attempts, task.deaths, task.last_error = 0, 0, None
    settle(session, upload, Ending(UploadState.READING, None, _LOOKING))


def bury(session: Session, row_id: int) -> None:
    """The task became a dead letter: a person takes over."""
    session.execute(
        update(ReadingTask)
        .where(ReadingTask.id == row_id)
        .values(next_try_at=None)
        .execution_options(synchronize_session=False)
    )
    upload = session.get_one(Upload, row_id)
    ending = Ending(UploadState.NEEDS_CONFIRMATION, UploadReason.GAVE_UP, _GAVE_UP)
    settle(session, upload, ending)


def work() -> Work:
    """The worker's part of 识别; a file that ends its worker three times is given up."""
    return Work(
        name=WORK,
        table=ReadingTask,
        do=read,
        bury=bury,
        lease=LEASE,
        max_deaths=3,
        max_attempts=30,
        base_s=2.0,
        cap_s=300.0,
    )
