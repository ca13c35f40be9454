"""Photo or scan to its answer: codes, no code, or refused. Needs no decoder in this process."""

from dataclasses import asdict
from typing import Any

from backend.reading.bounded import (
    DEFAULT_LIMITS,
    Cause,
    KilledError,
    Limits,
    Reply,
    Runner,
    WorkersUnavailableError,
)
from backend.reading.image.value import (
    DEFAULT_RULES,
    MEGA,
    Answer,
    FoundCode,
    PictureReading,
    PictureRules,
    Polygon,
)

WORKER = "backend.reading.worker"
_TASK = "picture"

_KILLED = {
    Cause.TIME: "识别超时，已停止：图片可能已损坏或过于复杂，请重新拍照，或缩小后上传。",
    Cause.MEMORY: "识别所需内存超过上限，已停止：请缩小图片，或用手机相机的普通模式重新拍照。",
    Cause.CRASH: "图片无法解码，文件可能已损坏，请重新拍照后上传。",
}
_EMPTY = "文件是空的，没有收到内容，请重新上传。"
_NO_CODE = (
    "没有找到可识别的二维码：请靠近一些、放平票面、避开反光重新拍照，"
    "或上传原始的 PDF、OFD、XML 文件，也可手动录入。"
)
_UNREADABLE = (
    "看到{open}处疑似二维码，但不够清晰，未能识别：请靠近一些、放平票面、避开反光重新拍照，"
    "或上传原始的 PDF、OFD、XML 文件，也可手动录入。"
)
_UNRESOLVED = "已识别{found}个二维码，另有{open}处疑似二维码未能识别，请单独靠近拍摄这些位置。"
_NO_INVOICE = "只找到非发票二维码（系统不会打开它），请对准发票上的二维码重新拍照，或手动录入。"
_TRUNCATED = "图片不完整，只读取了已收到的部分，请核对是否有遗漏，必要时重新上传。"
_MORE_FRAMES = "文件含多帧画面，只读取了第一帧；其余画面请分别上传。"
_NOT_INSTALLED = "服务器未安装二维码识别组件，图片尚未识别，请联系管理员，或先手动录入。"


class PictureReader:
    """Reads pictures in the workers of ``runner``, which may be shared with other readers."""

    def __init__(
        self,
        runner: Runner,
        *,
        rules: PictureRules = DEFAULT_RULES,
        limits: Limits = DEFAULT_LIMITS,
    ) -> None:
        self._runner = runner
        self._rules = rules
        self._limits = limits

    @property
    def max_bytes(self) -> int:
        return self._rules.max_bytes

    def read(
        self, content: bytes, *, is_full: bool = False, expects_many: bool = False
    ) -> PictureReading:
        """Cascade A, or the slower B with ``is_full``; no bytes make it raise.

        ``expects_many`` (with B) looks everywhere from the start: a photo of several invoices.
        Raises WorkersUnavailableError when nobody could look: that is none of the answers.
        """
        reason = self._outside_size(len(content))
        if reason:
            return refused(reason)
        facts = {"rules": asdict(self._rules), "is_full": is_full, "expects_many": expects_many}
        try:
            return _reading(self._runner.run(_TASK, facts, content, limits=self._limits))
        except KilledError as error:
            return refused(_KILLED[error.cause], cpu_ms=error.cpu_ms)

    def _outside_size(self, size: int) -> str | None:
        if size == 0:
            return _EMPTY
        return too_many_bytes(self._rules) if size > self._rules.max_bytes else None


def refused(reason: str, *, cpu_ms: int = 0) -> PictureReading:
    return PictureReading(answer=Answer.REFUSED, reason=reason, cpu_ms=cpu_ms)


def too_many_bytes(rules: PictureRules) -> str:
    return f"文件超过{rules.max_bytes / MEGA:.0f}MB的上限，请缩小图片或降低相机分辨率后再上传。"


def _reading(reply: Reply) -> PictureReading:
    facts = reply.facts
    if facts.get("is_unavailable"):
        raise WorkersUnavailableError(_NOT_INSTALLED)
    if "refused" in facts:
        return refused(facts["refused"], cpu_ms=reply.cpu_ms)
    codes = tuple(
        FoundCode(text, _polygon(corners), stage, decoder)
        for text, corners, stage, decoder in facts["codes"]
    )
    suspects = tuple(_polygon(corners) for corners in facts["suspects"])
    return PictureReading(
        answer=Answer.CODES if codes else Answer.NO_CODE,
        codes=codes,
        suspects=suspects,
        is_truncated=facts["is_truncated"],
        reason=_reason(codes, suspects, facts),
        cpu_ms=reply.cpu_ms,
    )


def _polygon(corners: list[list[int]]) -> Polygon:
    return tuple((x, y) for x, y in corners)


def _reason(
    codes: tuple[FoundCode, ...], suspects: tuple[Polygon, ...], facts: dict[str, Any]
) -> str | None:
    """Everything that a person should know of this answer, None when all is plain."""
    parts = []
    if not codes:
        parts.append(_UNREADABLE.format(open=len(suspects)) if suspects else _NO_CODE)
    elif not any(code.is_invoice for code in codes):
        parts.append(_NO_INVOICE)
    elif suspects:
        parts.append(_UNRESOLVED.format(found=len(codes), open=len(suspects)))
    if facts["is_truncated"]:
        parts.append(_TRUNCATED)
    if facts["has_more_frames"]:
        parts.append(_MORE_FRAMES)
    return "".join(parts) or None
