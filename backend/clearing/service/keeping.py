"""Files that a station hands over: kept byte by byte under the hash that it names."""

import hashlib
import re

from sqlalchemy import select

from backend.clearing.errors import FileDamagedError, FileDiffersError
from backend.clearing.models import ClearFile, ClearSession
from backend.clearing.service.parts import clear_desk
from backend.infra.db import after_collisions, db, end_reading, transaction
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError, NotFoundError

LARGEST_FILE = 64_000_000
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}", re.ASCII)


def keep_file(
    station_id: int, session_no: str, name: str, *, sha256: str, content: bytes
) -> ClearFile:
    """The file, kept once; FileDamagedError, FileDiffersError, NotFoundError for other desks'."""
    if _NAME.fullmatch(name) is None:
        message = "文件名只能用字母、数字、点、横线和下划线。"
        raise InvalidInputError([{"field": "name", "message": message}])
    if hashlib.sha256(content).hexdigest() != sha256.lower():
        raise FileDamagedError
    session_id = db.session.scalar(
        select(ClearSession.id).where(
            ClearSession.session_no == session_no, ClearSession.station_id == station_id
        )
    )
    end_reading()
    if session_id is None:
        raise NotFoundError
    digest = clear_desk().files.put(content)
    return after_collisions(lambda: _note(session_id, name, digest, len(content)))


def _note(session_id: int, name: str, digest: str, byte_count: int) -> ClearFile:
    with transaction() as session:
        held = session.scalar(
            select(ClearFile).where(ClearFile.session_id == session_id, ClearFile.name == name)
        )
        if held is not None:
            if held.sha256 != digest:
                raise FileDiffersError
            return held
        row = ClearFile(
            session_id=session_id,
            name=name,
            sha256=digest,
            byte_count=byte_count,
            received_at=clock.now(),
        )
        session.add(row)
        return row
