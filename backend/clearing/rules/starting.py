"""Whether a clearing can be begun as asked: a refused parameter names what is wrong and right."""

from collections.abc import Mapping, Sequence
from typing import Any

from backend.clearing.states import ClearKind
from backend.kernel.errors import InvalidInputError

LEAST_REASON = 10
_DECEMBER = "-12-31"
Unit = Mapping[str, Any]


def refuse_parameters(
    kind: ClearKind, chosen: Sequence[str] | None, reason: str | None, over: str | None
) -> None:
    """What needs no device to be seen. InvalidInputError with given and allowed value (F10)."""
    if kind is ClearKind.SPECIAL and len(reason or "") < LEAST_REASON:
        raise _wrong(
            "reason",
            f"特殊清卡要写明原因，至少 {LEAST_REASON} 个字。",
            given=f"{len(reason or '')} 个字",
            allowed=f"{LEAST_REASON} 个字以上",
        )
    if over is not None and kind is not ClearKind.SPECIAL:
        raise _wrong(
            "kind", "接手已停止的清卡要用特殊清卡。", given=kind, allowed=ClearKind.SPECIAL
        )
    if kind is ClearKind.GROUP and not chosen:
        raise _wrong("chosen", "专项清卡要选择至少一台机器。", given="0 台", allowed="1 台以上")
    if kind in {ClearKind.MONTHLY, ClearKind.ANNUAL} and chosen is not None:
        raise _wrong(
            "chosen",
            "这种清卡包括全部机器，不能只选几台。",
            given=f"{len(chosen)} 台",
            allowed="全部",
        )


def wanted_units(
    kind: ClearKind, chosen: Sequence[str] | None, units: Sequence[Unit]
) -> list[dict[str, Any]]:
    """The declared units of the card that are meant. InvalidInputError (F10)."""
    known = [one["unit_id"] for one in units]
    unknown = [one for one in chosen or () if one not in known]
    if unknown:
        raise _wrong(
            "chosen",
            "选择的机器在卡里没有申报数据，请重新选择。",
            given="、".join(unknown),
            allowed="、".join(known) or "（卡里没有申报数据）",
        )
    meant = [dict(one) for one in units if chosen is None or one["unit_id"] in chosen]
    other = [one for one in meant if not str(one["period_end"]).endswith(_DECEMBER)]
    if kind is ClearKind.ANNUAL and other:
        raise _wrong(
            "kind",
            "年度清卡只用于 12 月的所属期，其他月份请用普通清卡。",
            given=f"{other[0]['period_start']} 至 {other[0]['period_end']}",
            allowed="12 月",
        )
    return meant


def _wrong(field: str, message: str, *, given: str, allowed: str) -> InvalidInputError:
    return InvalidInputError(
        [{"field": field, "message": message, "given": given, "allowed": allowed}]
    )
