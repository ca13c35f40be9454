"""Sets the report in the bounded worker, and says in words what went wrong."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from backend.kernel.errors import DomainError, UnavailableError
from backend.reading.bounded import KilledError, Limits, Runner, WorkersUnavailableError

_TEMPLATE = Path(__file__).parent / "report.typ"
_LIMITS = Limits(cpu_s=60, wall_s=60.0)


class NoFontError(UnavailableError):
    """The machine has no Chinese font: nothing can be set."""

    code = "clearing.no_font"
    message = (
        "服务器没有中文字体，无法生成报告。请管理员安装 fonts-noto-cjk"
        "（Debian、Ubuntu：apt-get install fonts-noto-cjk）后重试。报告的内容仍可在页面查看。"
    )


class PrintBusyError(UnavailableError):
    """Nobody could print just now."""

    code = "clearing.print_busy"
    message = "打印服务正忙或暂时无法启动，清卡结果没有问题，请稍后重试。"


class PrintFailedError(DomainError):
    """The sheets could not be made within the bounds."""

    code = "clearing.print_failed"
    status = 422
    message = "生成报告时超出了时间或内存上限。请下载 JSON 或 CSV，并把清卡编号告诉管理员。"


def set_report(press: Runner, form: Mapping[str, Any], *, at: int) -> bytes:
    """The report as PDF; ``at`` is Unix seconds of its making."""
    body = json.dumps(form, ensure_ascii=False).encode()
    with tempfile.TemporaryDirectory(prefix="report-") as folder:
        facts = {"sources": [str(_TEMPLATE)], "folder": folder, "at": at, "is_tagged": True}
        try:
            reply = press.run("typeset", facts, body, limits=_LIMITS)
        except KilledError as error:
            raise PrintFailedError from error
        except WorkersUnavailableError as error:
            raise PrintBusyError from error
    if reply.facts.get("refused") == "no_font":
        raise NoFontError
    return reply.body
