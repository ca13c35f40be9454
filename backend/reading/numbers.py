"""发票代码 and 发票号码: their form, what they tell, and the key that makes an invoice one."""

import re
from collections.abc import Collection
from datetime import date

from backend.reading.kinds import InvoiceKind
from backend.reading.regions import REGIONS, region_of_code, region_of_digital

_CODE = re.compile(r"\d{10}|\d{12}", re.ASCII)
_CODED_NUMBER = re.compile(r"\d{8}", re.ASCII)
_DIGITAL_NUMBER = re.compile(r"\d{20}", re.ASCII)
_CHECK_CODE = re.compile(r"\d{20}", re.ASCII)

# The order and the tables of the tax administration's own web page (cnblogs wjsbook/14903133).
_EARLY_ELECTRONIC = frozenset({"144031539110", "131001570151", "133011501118", "111001571071"})
_KIND_BY_LAST_TWO = {
    "04": InvoiceKind.ORDINARY_VAT,
    "05": InvoiceKind.ORDINARY_VAT,
    "06": InvoiceKind.ROLL,
    "07": InvoiceKind.ROLL,
    "11": InvoiceKind.ELECTRONIC_ORDINARY,
    "12": InvoiceKind.TOLL,
    "13": InvoiceKind.ELECTRONIC_SPECIAL,
    "17": InvoiceKind.USED_VEHICLE,
}
_KIND_BY_EIGHTH = {
    "1": InvoiceKind.SPECIAL_VAT,
    "5": InvoiceKind.SPECIAL_VAT,
    "3": InvoiceKind.ORDINARY_VAT,
    "6": InvoiceKind.ORDINARY_VAT,
    "2": InvoiceKind.FREIGHT,
    "7": InvoiceKind.FREIGHT,
}


def is_code(text: str) -> bool:
    """Whether it is an invoice code: 10 or 12 digits."""
    return _CODE.fullmatch(text) is not None


def is_coded_number(text: str) -> bool:
    """Whether it is a number that goes with a code: 8 digits."""
    return _CODED_NUMBER.fullmatch(text) is not None


def is_digital_number(text: str) -> bool:
    """Whether it is a 数电票 number: 20 digits, which needs no code."""
    return _DIGITAL_NUMBER.fullmatch(text) is not None


def is_check_code(text: str) -> bool:
    """Whether it is a whole check code: 20 digits."""
    return _CHECK_CODE.fullmatch(text) is not None


def identity_problem(code: str | None, number: str | None) -> str | None:
    """Why code and number do not identify one invoice, in Chinese; None when they do.

    A 20-digit number does so alone, also beside a code (数电纸票); 8 digits need their code.
    """
    if not number:
        return "没有发票号码，无法确定是哪一张发票。"
    if code and not is_code(code):
        return f"发票代码应为10位或12位数字，读到{len(code)}位或含其他字符。"
    if is_digital_number(number):
        return None
    if not is_coded_number(number):
        return f"发票号码应为8位或20位数字，读到{len(number)}位或含其他字符。"
    if not code:
        return "8位发票号码必须配有发票代码，这里没有读到发票代码。"
    return None


def derived_kind(code: str | None) -> InvoiceKind | None:
    """The kind that an invoice code tells; None when it tells none.

    It wins over the type printed in the QR code: toll invoices exist that print 10 there,
    with a code that ends in 12.
    """
    if not code or not is_code(code):
        return None
    if code in _EARLY_ELECTRONIC:
        return InvoiceKind.ELECTRONIC_ORDINARY
    if len(code) == 10:
        return _KIND_BY_EIGHTH.get(code[7])
    if code[0] == "0":
        return _KIND_BY_LAST_TWO.get(code[10:])
    return InvoiceKind.MOTOR_VEHICLE if code[7] == "2" else None


def dedupe_key(code: str | None, number: str) -> str:
    """The key under which an invoice exists once: 20-digit number alone, else `code|number`.

    Letters, which only unknown kinds have, count without regard to case. Amount and date are
    no part of it: the same key with other data is a conflict to show.
    """
    if is_digital_number(number):
        return number
    return f"{code or ''}|{number}".upper()


def blockchain_key(number: str, tx_hash: str) -> str:
    """The same for a Shenzhen blockchain invoice."""
    return f"sz|{number}|{tx_hash}"


def oddities(
    code: str | None,
    number: str,
    issued_on: date | None,
    *,
    today: date,
    regions: Collection[str] = REGIONS.keys(),
) -> list[str]:
    """What is odd about code and number but no reason to refuse, in Chinese.

    ``regions`` are the region codes taken as real; the demo adds its invented one.
    """
    found = []
    if code and is_code(code):
        found += _code_oddities(code, today, regions)
    if is_digital_number(number):
        found += _digital_oddities(number, issued_on, regions)
    if code and is_digital_number(number):
        found.append("同时有发票代码和20位号码，可能是数电纸质发票，请对照票面核对。")
    return found


def _code_oddities(code: str, today: date, regions: Collection[str]) -> list[str]:
    found = []
    year = code[5:7] if len(code) == 12 else code[4:6]
    if year == "00" or int(year) > today.year % 100:
        found.append(f"发票代码中的年份“{year}”不合理，查验网站会拒绝，请对照票面核对。")
    region = region_of_code(code)
    if region not in regions:
        found.append(f"发票代码中的地区“{region}”不存在，请对照票面核对。")
    return found


def _digital_oddities(number: str, issued_on: date | None, regions: Collection[str]) -> list[str]:
    found = []
    if issued_on and int(number[:2]) != issued_on.year % 100:
        found.append("数电票号码前两位与开票年份不一致，请对照票面核对。")
    if region_of_digital(number) not in regions:
        found.append(f"数电票号码中的地区“{number[2:4]}”不存在，请对照票面核对。")
    return found
