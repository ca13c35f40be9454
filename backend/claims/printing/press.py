"""The near side of printing: hands work to bounded workers and says in words what went wrong."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from backend.claims.printing.limits import BINDING, SETTING, SHOWING, TAKING
from backend.kernel.errors import DomainError, NotFoundError, UnavailableError
from backend.reading.bounded import KilledError, Limits, Reply, Runner, WorkersUnavailableError
from backend.reading.image import PictureRules
from backend.reading.pdf import PdfRefusal

WORKER = "backend.claims.printing.far.worker"
_TEMPLATES = Path(__file__).parent / "templates"


def sources_of(template: str) -> list[str]:
    """The files that one sheet is set from."""
    return [str(_TEMPLATES / name) for name in ("common.typ", f"{template}.typ")]


class NoFontError(UnavailableError):
    """The machine has no Chinese font: nothing can be set."""

    code = "claims.no_font"
    message = (
        "服务器没有中文字体，无法生成单据。请管理员安装 fonts-noto-cjk"
        "（Debian、Ubuntu：apt-get install fonts-noto-cjk）后重试。"
    )


class PrintBusyError(UnavailableError):
    """Nobody could print just now."""

    code = "claims.print_busy"
    message = "打印服务正忙或暂时无法启动，单据没有问题，请稍后重试。"


class PrintFailedError(DomainError):
    """The sheets could not be made within the bounds."""

    code = "claims.print_failed"
    status = 422
    message = (
        "生成打印文件时超出了时间或内存上限。请只打印单据，附件在单据详情里逐个下载；"
        "仍不行请把单号告诉管理员。"
    )


class RefusedProofError(Exception):
    """A proof cannot be opened; ``reason`` (Chinese) is printed in its place."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


_TOO_COMPLEX = "文件过于复杂，处理超出时间或内存上限"
_REASONS: Mapping[str, str] = {
    PdfRefusal.ENCRYPTED: "PDF 设有打开密码，无法打印",
    PdfRefusal.BROKEN: "PDF 已损坏或不完整，无法打开",
    PdfRefusal.TOO_MANY_PAGES: "PDF 超过 200 页，未随单打印",
    PdfRefusal.PAGE_TOO_LARGE: "PDF 页面尺寸超出可打印的范围",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture fit for paper; its size in pixels."""

    jpeg: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Document:
    """A checked PDF, and of each page whether it is no larger than half an A4."""

    pdf: bytes
    halves: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class SetPages:
    """What typst made."""

    pdf: bytes
    pages: int


class Press:
    """Sets, takes, binds and shows sheets, each in a process of its own."""

    def __init__(self, runner: Runner, *, max_bytes: int) -> None:
        self._runner = runner
        self._picture_rules = asdict(PictureRules(max_bytes=max_bytes))

    def typeset(
        self, template: str, form: Mapping[str, Any], *, at: int, folder: Path, is_tagged: bool
    ) -> SetPages:
        """Set ``form``; pictures that it names lie in ``folder``. ``at`` is Unix seconds."""
        facts = {
            "sources": sources_of(template),
            "at": at,
            "folder": str(folder),
            "is_tagged": is_tagged,
        }
        reply = self._run("typeset", facts, json.dumps(form, ensure_ascii=False).encode(), SETTING)
        if reply.facts.get("refused") == "no_font":
            raise NoFontError
        return SetPages(reply.body, reply.facts["pages"])

    def take_picture(self, content: bytes) -> Picture:
        """Raises RefusedProofError."""
        reply = self._take("picture", {"rules": self._picture_rules}, content)
        return Picture(reply.body, reply.facts["width"], reply.facts["height"])

    def take_document(self, content: bytes) -> Document:
        """Raises RefusedProofError."""
        reply = self._take("document", {}, content)
        return Document(reply.body, tuple(reply.facts["halves"]))

    def bind(self, order: Mapping[str, Any], target: Path, *, is_half: bool) -> int:
        """Write the bound file to ``target``; gives its pages. ``order`` as in ``far.binding``."""
        facts = {"target": str(target), "is_half": is_half}
        return int(self._run("bind", facts, json.dumps(order).encode(), BINDING).facts["pages"])

    def show(self, path: Path, page: int, long_side: int) -> bytes:
        """PNG of ``page`` (from 1). NotFoundError when there is no such page."""
        facts = {"path": str(path), "page": page, "long_side": long_side}
        reply = self._run("show", facts, b"", SHOWING)
        if "refused" in reply.facts:
            raise NotFoundError("打印文件没有这一页，请重新打开预览。")
        return reply.body

    def _take(self, task: str, facts: Mapping[str, Any], content: bytes) -> Reply:
        try:
            reply = self._runner.run(task, facts, content, limits=TAKING)
        except KilledError as error:
            raise RefusedProofError(_TOO_COMPLEX) from error
        except WorkersUnavailableError as error:
            raise PrintBusyError from error
        if "refused" in reply.facts:
            why = reply.facts["refused"]
            raise RefusedProofError(_REASONS.get(why, why))
        return reply

    def _run(self, task: str, facts: Mapping[str, Any], body: bytes, limits: Limits) -> Reply:
        try:
            return self._runner.run(task, facts, body, limits=limits)
        except KilledError as error:
            raise PrintFailedError from error
        except WorkersUnavailableError as error:
            raise PrintBusyError from error
