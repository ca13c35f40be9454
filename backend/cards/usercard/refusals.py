"""What the card's status words mean to a person (card.md section 3.1)."""

from collections.abc import Mapping

from backend.cards.errors import RefusedError

_TICKET = "卡片没有接受清卡凭据：它不是为这次申报签发的。系统会再取一次凭据，仍不行请联系税务机关。"
_RECORDS = "卡片没有接受清卡凭据：卡内没有这台机器的记录，或密钥不符。请联系税务机关核对。"
_DAMAGED = "卡片报告存储或应用故障，清卡停止。请保留备份，带卡到税务机关处理。"
_ORDER = "卡片认为当前不能清卡（没有申报数据，或已经清过）。系统会重新读卡判断。"
_VARIANT = "这张卡不支持所用的清卡命令，型号与卡型设置不符。请更换卡型设置，或咨询税务机关。"
_CLEARING: Mapping[int, tuple[str, str]] = {
    0x9302: ("QK-401", _TICKET),
    0x6A80: ("QK-402", _RECORDS),
    0x6A82: ("QK-402", _RECORDS),
    0x9403: ("QK-402", _RECORDS),
    0x6901: ("QK-301", _ORDER),
    0x9303: ("QK-403", _DAMAGED),
    0x6581: ("QK-403", _DAMAGED),
    0x6700: ("QK-108", _VARIANT),
    0x6985: ("QK-108", _VARIANT),
    0x6A86: ("QK-108", _VARIANT),
    0x6D00: ("QK-108", _VARIANT),
    0x6E00: ("QK-108", _VARIANT),
}


def of_clearing(status: int) -> RefusedError:
    """The refusal behind a status word of C0E8; an unlisted one is shown as it came."""
    unlisted = f"卡片拒绝了清卡命令（状态字 {status:04X}）。系统会重新读卡判断，请勿拔卡。"
    code, message = _CLEARING.get(status, ("QK-404", unlisted))
    return RefusedError(code, message, status)


def of_reading(status: int) -> RefusedError:
    """The refusal behind a status word of SELECT, READ or VERIFY."""
    message = f"卡片没有按预期回答（状态字 {status:04X}）。请确认卡型设置，或咨询税务机关。"
    return RefusedError("QK-108", message, status)
