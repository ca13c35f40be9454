"""大写金额: an amount as it is written out on vouchers, so that no digit can be changed.

Rules for filling in bills and settlement vouchers (支付结算办法, annex 1): 整 ends a sum without
fen; noughts inside a number are said once; a nought stands between yuan and fen without jiao.
"""

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")
_WAN = 10_000
_YI = 100_000_000


def in_capitals(fen: int) -> str:
    """1234567 gives 壹万贰仟叁佰肆拾伍元陆角柒分; below nought it begins with 负."""
    yuan, rest = divmod(abs(fen), 100)
    jiao, last = divmod(rest, 10)
    words = f"{_whole(yuan)}元" if yuan else ""
    if jiao:
        words += ("零" if yuan and yuan % 10 == 0 else "") + f"{_DIGITS[jiao]}角"
    elif yuan and last:
        words += "零"
    words += f"{_DIGITS[last]}分" if last else "整"
    return ("负" if fen < 0 else "") + (words if fen else "零元整")


def _whole(number: int) -> str:
    """Of a number above nought: in steps of 亿, then of 万."""
    for unit, name in ((_YI, "亿"), (_WAN, "万")):
        if number >= unit:
            high, low = divmod(number, unit)
            gap = "零" if 0 < low < unit // 10 else ""
            return f"{_whole(high)}{name}{gap}{_whole(low) if low else ''}"
    return _below_wan(number)


def _below_wan(number: int) -> str:
    words = ""
    for place, digit in zip(_PLACES, f"{number:04d}", strict=True):
        if digit == "0":
            words += "" if not words or words.endswith("零") else "零"
        else:
            words += _DIGITS[int(digit)] + place
    return words.rstrip("零")
