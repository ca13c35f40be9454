"""Routes of 备份与恢复: backups of clearings, and records that the journal brings back."""

from typing import Any

from apiflask import APIBlueprint

from backend.accounts.guard import Permission, permits, person
from backend.clearing import service
from backend.clearing.schemas.backups import (
    BackupActIn,
    BackupsIn,
    BackupsOut,
    LostRecordsOut,
    RebuiltOut,
)
from backend.clearing.schemas.status import CommandSentOut

blueprint = APIBlueprint("clearing_backups", __name__, tag="清卡")

_NOT_MINE: dict[int | str, Any] = {404: "没有这次清卡，或不属于您的单位"}


@blueprint.get("/api/clearing/backups")
@blueprint.input(BackupsIn, location="query", arg_name="asked")
@blueprint.output(BackupsOut)
@permits(Permission.TAX_BOOKS)
def list_backups(asked: BackupsIn) -> dict[str, Any]:
    """Backups that clearings made, newest first, with what their stations said of them."""
    return service.list_backups(person(), asked)


@blueprint.post("/api/clearing/sessions/<session_no>/backup")
@blueprint.input(BackupActIn, arg_name="wish")
@blueprint.output(CommandSentOut, status_code=202)
@blueprint.doc(responses=_NOT_MINE | {409: "还没有备份，或工作站没有回应、已停用"})
@permits(Permission.TAX)
def ask_of_backup(session_no: str, wish: BackupActIn) -> dict[str, int]:
    """再次核验 or 取出文件 at the desk; neither changes card or database."""
    return {"id": service.ask_of_backup(person(), session_no, wish.act)}


@blueprint.get("/api/clearing/lost-records")
@blueprint.output(LostRecordsOut)
@permits(Permission.TAX_BOOKS)
def list_lost() -> dict[str, Any]:
    """可由日志恢复: clearings of the journal without a record."""
    return service.list_lost(person())


@blueprint.post("/api/clearing/lost-records/<session_no>/rebuild")
@blueprint.output(RebuiltOut, status_code=201)
@blueprint.doc(responses=_NOT_MINE | {409: "记录已经在"})
@permits(Permission.TAX)
def rebuild(session_no: str) -> Any:
    """恢复生成 of the record from the journal."""
    return {"session_id": service.rebuild(person(), session_no)}
