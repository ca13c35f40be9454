"""PDF to findings. Needs no pdfium in this process."""

from collections.abc import Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from backend.reading.bounded import Cause, KilledError, Limits, Runner
from backend.reading.files.findings import Code, Findings, Found, RefusedFileError
from backend.reading.files.pictures import of_other_hints, sorted_codes
from backend.reading.image import FoundCode
from backend.reading.pdf import PdfRefusal, PdfRules

_TASK = "pdf"
_LIMITS = Limits(cpu_s=12, wall_s=20.0)
_QUICK_LIMITS = Limits(cpu_s=3, wall_s=6.0)

_ASK_FOR_ORIGINAL = "请上传销售方发来的原始文件，或拍照上传。"
_REFUSALS: Mapping[PdfRefusal, tuple[Code, str]] = MappingProxyType(
    {
        PdfRefusal.ENCRYPTED: (
            Code.ENCRYPTED,
            "PDF 设有打开密码，系统无法读取。请去掉密码后再上传，或打开后截图上传。",
        ),
        PdfRefusal.BROKEN: (Code.BROKEN, f"PDF 已损坏或不完整，无法打开。{_ASK_FOR_ORIGINAL}"),
        PdfRefusal.TOO_MANY_PAGES: (
            Code.TOO_MANY_PAGES,
            "PDF 页数超过 20 页的上限，不像是发票。请只保留发票所在的页，再上传。",
        ),
        PdfRefusal.PAGE_TOO_LARGE: (
            Code.PAGE_TOO_LARGE,
            f"PDF 页面尺寸异常（边长超过 70 厘米或为零），不像是发票。{_ASK_FOR_ORIGINAL}",
        ),
        PdfRefusal.NO_SUCH_PAGE: (Code.BROKEN, "没有这一页，请返回后重新打开。"),
    }
)
_TOO_COMPLEX = f"PDF 内容过于复杂，处理超出时间或内存上限，已停止。{_ASK_FOR_ORIGINAL}"
_NO_CODE = (
    "原件已保存，但在 PDF 页面上没有找到发票二维码（行程单、清单等没有二维码）。"
    "请对照原件手工录入，或上传带二维码的发票页。"
)
_OTHER_CODE = "PDF 上只有非发票二维码（系统不会打开它）。请对照原件手工录入，或上传发票页。"
_HINTS = "二维码里只有部分发票信息，请对照原件补全其余字段后保存。"
_UNSEEN = "页数较多，有{count}页未能在时限内识别，请把这些页另存后单独上传。"
_NONE_ON_THE_OTHERS = "其余页上没有找到发票二维码；如果发票就在这些页上，也可以对照原件手工录入。"
_OPEN = "PDF 页面上有{count}处疑似二维码未能识别，请核对是否为发票；是发票的，请上传更清晰的文件。"
_ONLY_OPEN = "PDF 页面上有{count}处疑似二维码，但未能识别。请上传更清晰的文件，或对照原件手工录入。"


class PdfReader:
    """Implements ``Reader``: QR codes on the pages; fields of the text are a later reader's."""

    def __init__(
        self, runner: Runner, *, rules: PdfRules | None = None, limits: Limits = _LIMITS
    ) -> None:
        self._runner = runner
        self._rules = rules or PdfRules()
        self._limits = limits

    def read(self, content: bytes, *, is_full: bool) -> Findings:
        facts = {"rules": asdict(self._rules), "is_full": is_full}
        limits = self._limits if is_full else _QUICK_LIMITS
        try:
            seen = self._runner.run(_TASK, facts, content, limits=limits).facts
        except KilledError as error:
            if not is_full and error.cause is Cause.TIME:
                return Findings(code=Code.NO_CODE, reason=_NO_CODE, is_final=False)
            raise RefusedFileError(Code.TOO_COMPLEX, _TOO_COMPLEX) from error
        if "refused" in seen:
            raise RefusedFileError(*_REFUSALS[PdfRefusal(seen["refused"])])
        return _findings(seen, is_full=is_full)


def _findings(seen: dict[str, Any], *, is_full: bool) -> Findings:
    by_page = [
        sorted_codes((one,), page)
        for page, text, polygon, stage, decoder in seen["codes"]
        if (one := FoundCode(text, polygon, stage, decoder)).is_invoice
    ]
    invoices = tuple(one for found, _ in by_page for one in found)
    hints = tuple(one for _, found in by_page for one in found)
    code, reason = _why(seen, invoices, hints)
    is_plain = len(invoices) == 1 and not seen["suspects"]
    return Findings(
        invoices=invoices,
        hints=hints,
        code=code,
        reason=reason,
        pages=seen["pages"],
        is_final=is_full or (seen["pages"] == 1 and is_plain),
    )


def _why(
    seen: dict[str, Any], invoices: tuple[Found, ...], hints: tuple[Found, ...]
) -> tuple[Code | None, str | None]:
    if not invoices and not hints:
        return _why_none(seen)
    remarks = of_other_hints(invoices, hints) + _unseen(seen)
    if seen["suspects"]:
        remarks += _OPEN.format(count=seen["suspects"])
    return (None, remarks or None) if invoices else (Code.NEEDS_TYPING, _HINTS + remarks)


def _why_none(seen: dict[str, Any]) -> tuple[Code, str]:
    """Whatever else is true, pages that nobody looked at may hold the invoice."""
    is_open = _ONLY_OPEN.format(count=seen["suspects"]) if seen["suspects"] else ""
    if seen["unseen"]:
        return Code.PAGES_NOT_SEEN, _unseen(seen) + (is_open or _NONE_ON_THE_OTHERS)
    if is_open:
        return Code.UNCLEAR_CODE, is_open
    return (Code.OTHER_CODE, _OTHER_CODE) if seen["codes"] else (Code.NO_CODE, _NO_CODE)


def _unseen(seen: dict[str, Any]) -> str:
    return _UNSEEN.format(count=seen["unseen"]) if seen["unseen"] else ""
