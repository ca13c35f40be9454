"""佐证 and 回单: files of a claim, kept byte-exact, and pictures of them and of its invoices."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.accounts.rules import Person
from backend.claims.errors import AttachmentRefusedError, TooManyAttachmentsError
from backend.claims.models import Attachment, Claim, ClaimLine
from backend.claims.service.showing import show
from backend.claims.service.standing import find_claim
from backend.claims.service.turns import Turn, acting
from backend.claims.states import AttachmentRole, ClaimAction
from backend.infra.db import db, end_reading
from backend.invoices.models import InvoiceFile
from backend.invoices.service import desk, originals
from backend.invoices.service.originals import KeptFile, Original
from backend.invoices.states import FileRole
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError, NotFoundError
from backend.reading.bounded import WorkersUnavailableError
from backend.reading.files import FileFormat, PageSize, RefusedFileError, identify

MOST_ATTACHMENTS = 100
_LARGEST_ID = 2**31 - 1
_ACTIONS = {
    AttachmentRole.SUPPORTING_DOC: ClaimAction.ATTACH,
    AttachmentRole.BANK_SLIP: ClaimAction.ADD_SLIP,
}


def attach(
    person: Person, claim_id: int, *, content: bytes, name: str, line_key: str, role: AttachmentRole
) -> dict[str, Any]:
    """Keep a proof (the claimant) or a bank slip (the cashier); the same bytes count once.

    AttachmentRefusedError says why a file cannot be used, before anything is kept.
    """
    find_claim(person, claim_id)
    end_reading()
    file_format, pages = _looked_at(content)
    sha256 = originals.keep_bytes(content)
    with acting(person, claim_id, _ACTIONS[role], version=None) as turn:
        _refuse_unknown_line(turn.claim, line_key)
        turn.is_change = not _is_known(turn, sha256, line_key, role)
        if turn.is_change:
            _refuse_too_many(turn)
            new = Attachment(
                claim_id=claim_id,
                line_key=line_key,
                role=role,
                sha256=sha256,
                file_name=originals.tidy_name(name),
                file_format=file_format,
                byte_count=len(content),
                pages=pages,
                added_by=person.id,
                added_at=clock.now(),
            )
            turn.session.add(new)
            turn.facts = {"file_name": new.file_name, "sha256": sha256}
    return show(person, claim_id)


def _looked_at(content: bytes) -> tuple[FileFormat, int | None]:
    """Format and number of pages (None: not counted); what nobody could open is refused."""
    try:
        file_format = identify(content)
        if file_format.has_pages:
            return file_format, desk().reader.read(content, file_format, is_full=False).pages
    except RefusedFileError as error:
        raise AttachmentRefusedError(error.reason, reason_code=error.code) from error
    except WorkersUnavailableError:
        pass  # nobody could look now: that is no reason to refuse a proof
    return file_format, None


def _refuse_unknown_line(claim: Claim, line_key: str) -> None:
    if line_key and all(line.key != line_key for line in claim.lines):
        message = "没有这条明细，可能已被移除。请先保存明细，再添加附件。"
        raise InvalidInputError([{"field": "line_key", "message": message}])


def _is_known(turn: Turn, sha256: str, line_key: str, role: AttachmentRole) -> bool:
    query = select(Attachment.id).where(
        Attachment.claim_id == turn.claim.id,
        Attachment.line_key == line_key,
        Attachment.sha256 == sha256,
        Attachment.role == role,
    )
    return turn.session.scalar(query) is not None


def _refuse_too_many(turn: Turn) -> None:
    query = select(func.count()).where(Attachment.claim_id == turn.claim.id)
    if (turn.session.scalar(query) or 0) >= MOST_ATTACHMENTS:
        raise TooManyAttachmentsError(MOST_ATTACHMENTS)


def detach(person: Person, claim_id: int, attachment_id: int) -> dict[str, Any]:
    """Take a proof away again; its bytes stay in the store. A bank slip stays."""
    with acting(person, claim_id, ClaimAction.DETACH, version=None) as turn:
        row = _find(turn.session, claim_id, attachment_id)
        if row.role is not AttachmentRole.SUPPORTING_DOC:
            raise NotFoundError
        turn.session.delete(row)
        turn.facts = {"file_name": row.file_name, "sha256": row.sha256}
    return show(person, claim_id)


def _find(session: Session, claim_id: int, attachment_id: int) -> Attachment:
    row = session.get(Attachment, attachment_id) if 0 < attachment_id <= _LARGEST_ID else None
    if row is None or row.claim_id != claim_id:
        raise NotFoundError
    return row


def download(person: Person, claim_id: int, attachment_id: int) -> Original:
    """The untouched bytes, for whoever may read the claim."""
    find_claim(person, claim_id)
    return originals.original_of(_kept(_find(db.session(), claim_id, attachment_id)))


def attachment_page(
    person: Person, claim_id: int, attachment_id: int, page: int, size: PageSize
) -> bytes:
    """WebP of one page, from 1."""
    find_claim(person, claim_id)
    return originals.page_of(_kept(_find(db.session(), claim_id, attachment_id)), page, size)


def invoice_page(
    person: Person, claim_id: int, invoice_id: int, page: int, size: PageSize
) -> bytes:
    """WebP of one page of the original of an invoice that a line of the claim names."""
    find_claim(person, claim_id)
    query = (
        select(InvoiceFile)
        .join(ClaimLine, ClaimLine.invoice_id == InvoiceFile.invoice_id)
        .where(
            ClaimLine.claim_id == claim_id,
            InvoiceFile.invoice_id == invoice_id,
            InvoiceFile.role == FileRole.ORIGINAL,
        )
    )
    row = db.session.scalar(query.limit(1)) if 0 < invoice_id <= _LARGEST_ID else None
    if row is None:
        raise NotFoundError
    return originals.page_of(_kept(row), page, size)


def _kept(row: Attachment | InvoiceFile) -> KeptFile:
    return KeptFile(row.sha256, FileFormat(row.file_format), row.file_name)
