"""截图: pictures of the screen that come with a ticket; others see a drawing, never the bytes."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.accounts.rules import LARGEST_ID, Person
from backend.helpdesk.errors import ScreenshotRefusedError, TooManyScreenshotsError
from backend.helpdesk.models import TicketScreenshot
from backend.helpdesk.service.acting import acting
from backend.helpdesk.service.standing import find_ticket
from backend.helpdesk.states import Side, TicketAct
from backend.infra.db import db, end_reading
from backend.invoices.service import originals
from backend.invoices.service.originals import KeptFile
from backend.kernel import clock
from backend.kernel.errors import NotFoundError
from backend.reading.files import FileFormat, PageSize, RefusedFileError, identify

MOST_SCREENSHOTS = 6


def add_screenshot(person: Person, ticket_id: int, *, content: bytes, name: str) -> None:
    """Keep a picture with the owner's ticket; the same bytes count once.

    ScreenshotRefusedError for what is no picture, before anything is kept.
    """
    find_ticket(person, ticket_id)
    end_reading()
    file_format = _format_of(content)
    sha256 = originals.keep_bytes(content)
    with acting(person, Side.OWNER, ticket_id, TicketAct.ATTACH) as turn:
        turn.facts = {"sha256": sha256}
        if _is_known(turn.session, ticket_id, sha256):
            return
        _refuse_too_many(turn.session, ticket_id)
        turn.session.add(
            TicketScreenshot(
                ticket_id=ticket_id,
                sha256=sha256,
                file_name=originals.tidy_name(name),
                file_format=file_format,
                byte_count=len(content),
                added_at=clock.now(),
            )
        )


def _format_of(content: bytes) -> FileFormat:
    try:
        file_format = identify(content)
    except RefusedFileError as error:
        raise ScreenshotRefusedError from error
    if not file_format.is_picture:
        raise ScreenshotRefusedError
    return file_format


def _is_known(session: Session, ticket_id: int, sha256: str) -> bool:
    query = select(TicketScreenshot.id).where(
        TicketScreenshot.ticket_id == ticket_id, TicketScreenshot.sha256 == sha256
    )
    return session.scalar(query) is not None


def _refuse_too_many(session: Session, ticket_id: int) -> None:
    query = select(func.count()).where(TicketScreenshot.ticket_id == ticket_id)
    if (session.scalar(query) or 0) >= MOST_SCREENSHOTS:
        raise TooManyScreenshotsError(MOST_SCREENSHOTS)


def screenshot(person: Person, ticket_id: int, screenshot_id: int) -> bytes:
    """WebP of the picture: what its file says beside it (place, device) is not in there."""
    find_ticket(person, ticket_id)
    row = db.session.get(TicketScreenshot, screenshot_id) if _is_id(screenshot_id) else None
    if row is None or row.ticket_id != ticket_id:
        raise NotFoundError
    kept = KeptFile(row.sha256, FileFormat(row.file_format), row.file_name)
    return originals.page_of(kept, 1, PageSize.LARGE)


def _is_id(number: int) -> bool:
    return 0 < number <= LARGEST_ID
