"""待确认: a person finishes what no reader could."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.infra import jobs
from backend.infra.db import transaction
from backend.intake.models import Upload
from backend.intake.schemas import EntryIn, UploadOut
from backend.intake.service.describing import can_enter, find_own, show
from backend.intake.service.keeping import enter
from backend.intake.service.recognising import WORK, Ending, note_invoice, plan_again, settle
from backend.intake.states import UploadReason, UploadState
from backend.invoices.service import Kept
from backend.kernel.errors import DomainError
from backend.web.idempotency import Answer, IdempotencyKey


class NotWaitingError(DomainError):
    """The upload does not wait for a person (any more)."""

    code = "intake.not_waiting"
    status = 409
    message = "这个文件已经处理过，不在待确认中。请返回列表刷新，查看它现在的状态。"


class NotRetriableError(DomainError):
    """Another look would change nothing, or cannot be taken."""

    code = "intake.not_retriable"
    status = 409
    message = "这个文件现在不能重新识别：它已有结果，或没有保存原件。请返回列表刷新，或重新上传。"


_SENT_AGAIN = "同一个文件已经重新上传过，请在上传记录里查看较新的那一次。"


def enter_by_hand(person: Person, upload_id: int, key: IdempotencyKey, entry: EntryIn) -> Answer:
    """Keep the invoice that the person read off the file, with the file behind it.

    Also of a file that no reader could open: a person may have another program for it.
    """
    find_own(person.id, upload_id)

    def check(session: Session) -> None:
        upload = find_own(person.id, upload_id)
        session.refresh(upload, with_for_update=True)
        if not can_enter(upload) or _stands_elsewhere(session, upload):
            raise NotWaitingError

    def join(session: Session, kept: Kept) -> None:
        upload = session.get_one(Upload, upload_id)
        note_invoice(session, upload, kept.invoice, is_new=kept.is_new)
        settle(session, upload, _ENTERED if kept.is_new else _KNOWN)

    return enter(person, key, entry, before=check, also=join)


_ENTERED = Ending(UploadState.STORED, None, None)
_KNOWN = Ending(
    UploadState.DUPLICATE, UploadReason.SAME_INVOICE, "这张发票之前已登记，没有重复入库。"
)


def _stands_elsewhere(session: Session, upload: Upload) -> bool:
    """Whether the person has sent the same bytes again since they were refused."""
    query = select(Upload.id).where(
        Upload.owner_id == upload.owner_id,
        Upload.sha256 == upload.sha256,
        Upload.id != upload.id,
        Upload.duplicate_of_id.is_(None),
        Upload.state != UploadState.REJECTED,
    )
    return session.scalar(query.limit(1)) is not None


def discard(person: Person, upload_id: int, reason: str) -> UploadOut:
    """The person says that there is no invoice to be had; the original stays."""
    with transaction() as session:
        upload = _waiting(session, person, upload_id)
        ending = Ending(UploadState.REJECTED, UploadReason.DISCARDED, f"已放弃：{reason}")
        settle(session, upload, ending)
        audit.record(
            session,
            actor_id=person.id,
            action="upload.discarded",
            subject="upload",
            subject_id=upload.id,
            facts={"reason": reason},
        )
    return show(person, upload_id)


def read_again(person: Person, upload_id: int) -> UploadOut:
    """重新识别: another look by the queue, now."""
    try:
        with transaction() as session:
            upload = find_own(person.id, upload_id)
            session.refresh(upload, with_for_update=True)
            _refuse_pointless(upload)
            plan_again(session, upload)
    except IntegrityError as error:  # the same bytes stand elsewhere since this was refused
        raise NotRetriableError(_SENT_AGAIN) from error
    jobs.ring(WORK, upload_id)
    return show(person, upload_id)


def _refuse_pointless(upload: Upload) -> None:
    is_open = upload.state in {UploadState.NEEDS_CONFIRMATION, UploadState.REJECTED}
    is_discarded = upload.reason_code == UploadReason.DISCARDED
    if not is_open or is_discarded or not upload.is_kept:
        raise NotRetriableError


def _waiting(session: Session, person: Person, upload_id: int) -> Upload:
    upload = find_own(person.id, upload_id)
    session.refresh(upload, with_for_update=True)
    if upload.state is not UploadState.NEEDS_CONFIRMATION:
        raise NotWaitingError
    return upload
