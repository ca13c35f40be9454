"""Routes of a clearing: start, look, confirm, approve, go on, give up, sign off."""

from typing import Any

from apiflask import APIBlueprint

from backend.accounts.guard import Permission, permits, person, takes_password
from backend.clearing import service
from backend.clearing.schemas.issued import IssuedIn, IssuedPageOut
from backend.clearing.schemas.sessions import (
    ChallengeOut,
    ClearApproveIn,
    ClearConfirmIn,
    ClearListIn,
    ClearPauseIn,
    ClearSessionOut,
    ClearSessionPageOut,
    ClearStartIn,
    SignOffIn,
    UnlockIn,
)

blueprint = APIBlueprint("clearing", __name__, tag="清卡")

_REFUSED: dict[int | str, Any] = {
    404: "没有这次清卡，或不属于您的单位",
    409: "进度已变，或卡里的数据变了",
}


@blueprint.post("/api/clearing/sessions")
@blueprint.input(ClearStartIn, arg_name="asked")
@blueprint.output(ClearSessionOut, status_code=201)
@blueprint.doc(responses=_REFUSED | {409: "已有一次在进行（session_id），或次数已满，或正在维护"})
@permits(Permission.TAX)
def start(asked: ClearStartIn) -> dict[str, Any]:
    """开始清卡 of what is in a reader."""
    return service.show_session(person(), service.start(person(), asked))


@blueprint.get("/api/clearing/sessions")
@blueprint.input(ClearListIn, location="query", arg_name="asked")
@blueprint.output(ClearSessionPageOut)
@permits(Permission.TAX_BOOKS)
def list_sessions(asked: ClearListIn) -> dict[str, Any]:
    """Clearings, newest first."""
    return service.list_sessions(person(), asked)


@blueprint.get("/api/clearing/history")
@blueprint.input(ClearListIn, location="query", arg_name="asked")
@blueprint.output(ClearSessionPageOut)
@permits(Permission.TAX_BOOKS)
def list_history(asked: ClearListIn) -> dict[str, Any]:
    """Clearings that have ended, newest first."""
    return service.list_sessions(person(), asked, ended_only=True)


@blueprint.get("/api/clearing/sessions/<session_no>")
@blueprint.output(ClearSessionOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.TAX_BOOKS)
def show_session(session_no: str) -> dict[str, Any]:
    """One clearing, whole, with what the asking person may do."""
    return service.show_session(person(), session_no)


@blueprint.get("/api/clearing/sessions/<session_no>/invoices")
@blueprint.input(IssuedIn, location="query", arg_name="asked")
@blueprint.output(IssuedPageOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.TAX_BOOKS)
def list_issued(session_no: str, asked: IssuedIn) -> dict[str, Any]:
    """已上传 / 未上传 of the issued invoices of its periods."""
    return service.list_issued(person(), session_no, asked)


@blueprint.post("/api/clearing/sessions/<session_no>/challenge")
@blueprint.output(ChallengeOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.TAX)
def challenge(session_no: str) -> dict[str, Any]:
    """How the confirmation is proved; mails the code where mail is set up."""
    return service.challenge(person(), session_no)


@blueprint.post("/api/clearing/sessions/<session_no>/confirm")
@blueprint.input(ClearConfirmIn, arg_name="act")
@blueprint.output(ClearSessionOut)
@blueprint.doc(responses=_REFUSED | {422: "验证码或密码不正确", 429: "试错次数过多"})
@permits(Permission.TAX)
@takes_password
def confirm(session_no: str, act: ClearConfirmIn) -> dict[str, Any]:
    """确认清卡 of the figures that were seen."""
    service.confirm(person(), session_no, act)
    return service.show_session(person(), session_no)


@blueprint.post("/api/clearing/sessions/<session_no>/approve")
@blueprint.input(ClearApproveIn, arg_name="act")
@blueprint.output(ClearSessionOut)
@blueprint.doc(responses=_REFUSED | {403: "经办人不能复核自己的清卡"})
@permits(Permission.TAX_APPROVAL)
def approve(session_no: str, act: ClearApproveIn) -> dict[str, Any]:
    """复核 by another person; void when a figure changes."""
    service.approve(person(), session_no, act.fingerprints)
    return service.show_session(person(), session_no)


@blueprint.post("/api/clearing/sessions/<session_no>/unlock")
@blueprint.input(UnlockIn, arg_name="act")
@blueprint.output(ClearSessionOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.TAX)
def unlock(session_no: str, act: UnlockIn) -> dict[str, Any]:
    """The PIN, sealed to the station."""
    service.unlock(person(), session_no, act.sealed)
    return service.show_session(person(), session_no)


@blueprint.post("/api/clearing/sessions/<session_no>/resume")
@blueprint.output(ClearSessionOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.TAX)
def resume(session_no: str) -> dict[str, Any]:
    """继续: the station looks at once."""
    service.resume(person(), session_no)
    return service.show_session(person(), session_no)


@blueprint.post("/api/clearing/sessions/<session_no>/pause")
@blueprint.input(ClearPauseIn, arg_name="wish")
@blueprint.output(ClearSessionOut)
@blueprint.doc(responses=_REFUSED | {409: "已经结束，或还可以放弃"})
@permits(Permission.TAX)
def pause(session_no: str, wish: ClearPauseIn) -> dict[str, Any]:
    """暂停 before the next act, until 继续."""
    service.pause(person(), session_no, wish.reason.strip())
    return service.show_session(person(), session_no)


@blueprint.post("/api/clearing/sessions/<session_no>/abort")
@blueprint.output(ClearSessionOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.TAX)
def abort(session_no: str) -> dict[str, Any]:
    """放弃, before anything was sent."""
    service.abort(person(), session_no)
    return service.show_session(person(), session_no)


@blueprint.post("/api/clearing/sessions/<session_no>/sign_off")
@blueprint.input(SignOffIn, arg_name="act")
@blueprint.output(ClearSessionOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.TAX)
def sign_off(session_no: str, act: SignOffIn) -> dict[str, Any]:
    """审核确认 by name."""
    service.sign_off(person(), session_no, act)
    return service.show_session(person(), session_no)
