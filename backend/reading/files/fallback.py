"""One reader fails, the others are tried on what the file holds; what was tried is said."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from backend.reading.files.findings import Code, Findings, Found, Reader, RefusedFileError
from backend.reading.files.formats import FileFormat, identify

_FOUND_WITHIN = "文件本身读不出来，发票信息来自其中的图片或 PDF，请核对。"
_TRIED = "另外试读了其中的{count}个图片或 PDF，也没有找到发票二维码。"

PartsOf = Callable[[bytes], Sequence[bytes]]


class FallbackReader:
    """Implements ``Reader``: the format's own one, then the one of each part found within.

    ``reader_of`` gives the reader of a part, by its content. A quick look leaves the parts to a
    full one.
    """

    def __init__(
        self, own: Reader, parts_of: PartsOf, reader_of: Callable[[FileFormat], Reader]
    ) -> None:
        self._own = own
        self._parts_of = parts_of
        self._reader_of = reader_of

    def read(self, content: bytes, *, is_full: bool) -> Findings:
        try:
            findings = self._own.read(content, is_full=is_full)
        except RefusedFileError as refusal:
            return self._after_refusal(content, refusal, is_full=is_full)
        if findings.code is not Code.NOT_READ_YET:
            return findings
        return self._try_parts(content, findings, is_full=is_full)

    def _after_refusal(
        self, content: bytes, refusal: RefusedFileError, *, is_full: bool
    ) -> Findings:
        if refusal.code is not Code.BROKEN:
            raise refusal
        tried = Findings(code=refusal.code, reason=refusal.reason)
        findings = self._try_parts(content, tried, is_full=is_full)
        if findings.is_final and not findings.invoices and not findings.hints:
            raise RefusedFileError(refusal.code, findings.reason or refusal.reason)
        return findings

    def _try_parts(self, content: bytes, without: Findings, *, is_full: bool) -> Findings:
        parts = self._parts_of(content)
        if not parts:
            return without
        if not is_full:
            return replace(without, is_final=False)
        seen = [one for part in parts if (one := self._try_part(part)) is not None]
        invoices = _once(found for one in seen for found in one.invoices)
        hints = _once(found for one in seen for found in one.hints)
        if invoices:
            return Findings(invoices=invoices, hints=hints, reason=_FOUND_WITHIN)
        if hints:
            return Findings(hints=hints, code=Code.NEEDS_TYPING, reason=_FOUND_WITHIN)
        return replace(without, reason=(without.reason or "") + _TRIED.format(count=len(parts)))

    def _try_part(self, part: bytes) -> Findings | None:
        """None: neither can this one be read."""
        try:
            return self._reader_of(identify(part)).read(part, is_full=True)
        except RefusedFileError:
            return None


def _once(found: Iterable[Found]) -> tuple[Found, ...]:
    """The first part that names an invoice stands for it."""
    firsts: dict[object, Found] = {}
    for one in found:
        firsts.setdefault((one.reading.code, one.reading.number), one)
    return tuple(firsts.values())
