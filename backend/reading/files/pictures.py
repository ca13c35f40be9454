"""Photos and scans as files: the codes on them, told as findings."""

from backend.reading.bounded import Limits, Runner
from backend.reading.files.findings import Code, Findings, Found, RefusedFileError
from backend.reading.image import Answer, FoundCode, PictureReader, PictureReading, PictureRules
from backend.reading.qr import parse


class PhotoReader:
    """Implements ``Reader`` for every picture format."""

    def __init__(self, runner: Runner, *, rules: PictureRules, limits: Limits) -> None:
        self._pictures = PictureReader(runner, rules=rules, limits=limits)

    def read(self, content: bytes, *, is_full: bool) -> Findings:
        seen = self._pictures.read(content, is_full=is_full)
        if seen.answer is Answer.REFUSED:
            raise RefusedFileError(Code.BROKEN, seen.reason or "")
        invoices, hints = sorted_codes(seen.invoices)
        remarks = of_other_hints(invoices, hints) + (seen.reason or "")
        return Findings(
            invoices=invoices,
            hints=hints,
            code=None if invoices else _code(seen, has_hints=bool(hints)),
            reason=(_TYPE_THE_REST if hints and not invoices else "") + remarks or None,
            pages=1,
            is_final=is_full or _is_plain(seen),
        )


_TYPE_THE_REST = "二维码里只有部分发票信息，请对照票面补全其余字段后保存。"
_MORE_TO_TYPE = "另有{count}处二维码只有部分发票信息，未能自动入库，请把那张发票单独上传后补全。"


def sorted_codes(
    codes: tuple[FoundCode, ...], page: int = 1
) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """Codes that identify one invoice, and those that only help to fill the form."""
    read = [Found(parse(code.text), page) for code in codes]
    return (
        tuple(one for one in read if one.reading.ok),
        tuple(one for one in read if not one.reading.ok),
    )


def of_other_hints(invoices: tuple[Found, ...], hints: tuple[Found, ...]) -> str:
    """Tells of the hints that begin no entry form: a file has one form, if it has no invoice."""
    count = len(hints) if invoices else len(hints) - 1
    return _MORE_TO_TYPE.format(count=count) if count > 0 else ""


def _is_plain(seen: PictureReading) -> bool:
    """One invoice and nothing else that looks like a code: no second look needed."""
    return len(seen.invoices) == 1 and len(seen.codes) == 1 and not seen.suspects


def _code(seen: PictureReading, *, has_hints: bool) -> Code:
    if has_hints:
        return Code.NEEDS_TYPING
    if seen.answer is Answer.CODES:
        return Code.OTHER_CODE
    return Code.UNCLEAR_CODE if seen.suspects else Code.NO_CODE
