"""A file arrives: it gets its number, is kept as it is, and looked at while the person waits."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.infra.db import after_collisions, end_reading, transaction
from backend.infra.jobs import Claim, JobState
from backend.intake.models import ReadingTask, Upload
from backend.intake.service.confirming import NotRetriableError, read_again
from backend.intake.service.describing import describe, find_own, show
from backend.intake.service.keeping import plausible
from backend.intake.service.recognising import LEASE, read_now
from backend.intake.states import UploadReason, UploadState
from backend.invoices.service.originals import keep_bytes, tidy_name
from backend.invoices.states import IntakeChannel
from backend.kernel import clock, ids
from backend.kernel.errors import DomainError
from backend.reading.files import READER_VERSION, FileFormat, RefusedFileError, identify
from backend.web.idempotency import Answer, IdempotencyKey, remember, remembered


class FileRefusedError(DomainError):
    """The file cannot be used; the message says why and what to do."""

    code = "intake.file_refused"
    status = 422


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A file as it came; ``name`` is what the sender calls it."""

    content: bytes
    name: str
    channel: IntakeChannel
    captured_at: datetime | None

    def as_json(self) -> dict[str, Any]:
        """What a repeat under the same key must repeat."""
        moment = self.captured_at.isoformat() if self.captured_at else None
        digest = hashlib.sha256(self.content).hexdigest()
        return {"sha256": digest, "channel": self.channel, "captured_at": moment}


@dataclass(frozen=True, slots=True)
class _Registered:
    upload_id: int
    claim: Claim | None


def receive(person: Person, key: IdempotencyKey, sent: SentFile) -> Answer:
    """Keep the file and say what it holds, or that a worker goes on looking.

    A repeat under the key tells how the same submission stands now. FileRefusedError also for
    a repeat, unless the readers have learned something since: then they look again.
    """
    file_format, refusal = _identified(sent.content)
    end_reading()
    if sent.content:
        keep_bytes(sent.content)
    registered = after_collisions(lambda: _register(person, key, sent, file_format, refusal))
    if registered.claim is not None and file_format is not None:
        read_now(registered.claim, sent.content, file_format)
    if registered.claim is None:
        _look_with_newer_readers(person, registered.upload_id)
    return _answer(person, registered.upload_id)


def _look_with_newer_readers(person: Person, upload_id: int) -> None:
    shown = show(person, upload_id)
    if shown.state is UploadState.REJECTED and shown.is_reader_newer:
        with suppress(NotRetriableError):  # the same bytes were sent once more meanwhile
            read_again(person, upload_id)


def _answer(person: Person, upload_id: int) -> Answer:
    upload = find_own(person.id, upload_id)
    if upload.state is UploadState.REJECTED and upload.reason_code != UploadReason.DISCARDED:
        facts = {"reference_no": upload.reference_no, "upload_id": upload.id}
        raise FileRefusedError(upload.reason, reason_code=upload.reason_code, **facts)
    return Answer(201, describe(person, [upload])[0].model_dump(mode="json"))


def _identified(content: bytes) -> tuple[FileFormat | None, RefusedFileError | None]:
    try:
        return identify(content), None
    except RefusedFileError as error:
        return None, error


def _register(
    person: Person,
    key: IdempotencyKey,
    sent: SentFile,
    file_format: FileFormat | None,
    refusal: RefusedFileError | None,
) -> _Registered:
    """One row for this submission; a claim when its bytes are to be read by the caller."""
    with transaction() as session:
        first = remembered(session, key)
        if first is not None:
            return _Registered(first.body["upload_id"], None)
        upload = _new_upload(person, sent, file_format)
        if refusal is not None:
            upload.state = UploadState.REJECTED
            upload.reason_code, upload.reason = refusal.code, refusal.reason
            upload.reader_version = READER_VERSION
        else:
            _point_to_first(session, upload)
        session.add(upload)
        session.flush()
        remember(session, key, Answer(201, {"upload_id": upload.id}))
        _audit(session, upload)
        claim = _claimed(session, upload) if upload.state is UploadState.READING else None
        return _Registered(upload.id, claim)


def _new_upload(person: Person, sent: SentFile, file_format: FileFormat | None) -> Upload:
    now = clock.now()
    return Upload(
        reference_no=ids.new_reference_no(clock.today()),
        owner_id=person.id,
        channel=sent.channel,
        file_name=tidy_name(sent.name),
        file_format=file_format,
        byte_count=len(sent.content),
        sha256=hashlib.sha256(sent.content).hexdigest(),
        state=UploadState.READING,
        captured_at=plausible(sent.captured_at),
        is_kept=bool(sent.content),
        created_at=now,
        state_changed_at=now,
    )


def _point_to_first(session: Session, upload: Upload) -> None:
    """The same bytes again are a duplicate of the person's first submission of them.

    The first is locked: if it is being refused now, either it is no longer found, or who refuses
    it finds this one.
    """
    first = session.scalar(
        select(Upload.id)
        .where(
            Upload.owner_id == upload.owner_id,
            Upload.sha256 == upload.sha256,
            Upload.duplicate_of_id.is_(None),
            Upload.state != UploadState.REJECTED,
        )
        .with_for_update()
    )
    if first is not None:
        upload.state = UploadState.DUPLICATE
        upload.duplicate_of_id = first
        upload.reason_code = UploadReason.SAME_FILE
        upload.reason = "同一个文件之前已经上传过，没有重复保存。"


def _claimed(session: Session, upload: Upload) -> Claim:
    """The request holds the task like any worker: if it dies, the sweep finds the row."""
    lease_until = clock.now() + LEASE
    session.add(
        ReadingTask(
            id=upload.id,
            state=JobState.WAITING,
            next_try_at=upload.created_at,
            lease_until=lease_until,
            attempts=1,
            deaths=0,
        )
    )
    return Claim(upload.id, lease_until, 1)


def _audit(session: Session, upload: Upload) -> None:
    audit.record(
        session,
        actor_id=upload.owner_id,
        action="upload.received",
        subject="upload",
        subject_id=upload.id,
        facts={
            "reference_no": upload.reference_no,
            "sha256": upload.sha256,
            "byte_count": upload.byte_count,
        },
    )
