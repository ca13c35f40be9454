"""Money: amount texts to whole fen and back, exactly."""

import re
from decimal import Context, Decimal, DecimalException, Inexact, InvalidOperation

MAX_FEN = 2**53 - 1
"""The largest amount taken: what a browser's number holds exactly, over 90 trillion yuan."""

_AMOUNT = re.compile(r"-?\d+(\.\d{1,2})?", re.ASCII)
_FEN = Decimal("0.01")
_EXACT = Context(prec=40, traps=[Inexact, InvalidOperation])
_LONGEST = 32  # a bound on work, far above MAX_FEN with leading zeros


class NotAnAmountError(ValueError):
    """The text or number is no amount of yuan with at most two decimals, or is too large."""


def yuan_from_text(text: str) -> Decimal:
    """The yuan of a plain decimal (`30`, `200.5`, `-0.05`), digits as printed.

    The pattern comes first: Decimal alone would also take NaN, 1E5, 1_0, +1 and full-width
    digits. Raises NotAnAmountError.
    """
    if len(text) > _LONGEST or _AMOUNT.fullmatch(text) is None:
        raise NotAnAmountError("not a plain decimal amount")
    return Decimal(text)


def fen_from_yuan(yuan: Decimal) -> int:
    """Whole fen; NotAnAmountError for more than two decimals, NaN, infinity or above MAX_FEN."""
    if not yuan.is_finite():
        raise NotAnAmountError("not a finite amount")
    try:
        fen = int(yuan.quantize(_FEN, context=_EXACT).scaleb(2, context=_EXACT))
    except DecimalException as error:
        raise NotAnAmountError("more than two decimals, or too large") from error
    if abs(fen) > MAX_FEN:
        raise NotAnAmountError("too large")
    return fen


def fen_from_text(text: str) -> int:
    """Whole fen of an amount in yuan; never by way of a float. Raises NotAnAmountError."""
    return fen_from_yuan(yuan_from_text(text))


def text_from_fen(fen: int) -> str:
    """Yuan with two decimals: 115 gives 1.15."""
    sign = "-" if fen < 0 else ""
    yuan, rest = divmod(abs(fen), 100)
    return f"{sign}{yuan}.{rest:02d}"
