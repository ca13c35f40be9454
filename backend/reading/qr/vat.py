"""The comma-separated payload: `01,type,code,number,amount,yyyymmdd,check code,trailer`."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date

from backend.kernel.crc import crc16_umts
from backend.kernel.money import NotAnAmountError, fen_from_yuan, yuan_from_text
from backend.reading.forms import NumberForm
from backend.reading.kinds import FACTS, KIND_BY_QR_TYPE, AmountMeaning, InvoiceKind
from backend.reading.numbers import (
    derived_kind,
    identity_problem,
    is_check_code,
    is_code,
    is_coded_number,
    is_digital_number,
)
from backend.reading.qr.value import RESCAN, Crc, CrcForm, QrFamily, QrReading, Scheme, unknown

_PRINTABLE = re.compile(r"[ -~]*")
_TYPE = re.compile(r"\d\d", re.ASCII)
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_TRAILER = re.compile(r"[0-9A-Fa-f]{1,4}")
_FISCAL_CODE = re.compile(r"\d{8}", re.ASCII)
_FISCAL_NUMBER = re.compile(r"\d{10}", re.ASCII)
_TAIWAN = re.compile(r"[A-Z]{2}\d{8}[01]\d{6}", re.ASCII)
_TAIWAN_LENGTH = 77
_CRC_RULE_UNKNOWN = frozenset({"51", "61"})
_FIELDS_LEAST, _FIELDS_MOST = 6, 8

_FISCAL = (
    "这像是财政电子票据，不是税务发票，暂不能扫码识别。"
    "请改用手动录入，填写8位票据代码、10位号码、6位校验码、日期和金额。"
)


def read_vat(text: str, meanings: Mapping[str, AmountMeaning]) -> QrReading:
    """Read a text without padding; anything that does not fit is family ``unknown``.

    Refused are another version, a type that is not 2 digits, too few or too many fields, an
    amount or date that does not parse. An unknown type, a trailer that does not fit and a
    damaged check code are kept with a warning: verification decides, not we.
    """
    fields = text.split(",")
    while len(fields) > 1 and not fields[-1]:
        fields.pop()
    problem = _layout_problem(text, fields)
    if problem:
        return unknown(text, problem)
    if _FISCAL_CODE.fullmatch(fields[2]) and _FISCAL_NUMBER.fullmatch(fields[3]):
        return _fiscal(text, fields)
    return _invoice(text, fields, meanings)


def _layout_problem(text: str, fields: list[str]) -> str | None:
    if fields[0] != "01" or _PRINTABLE.fullmatch(text) is None:
        return _what_else(text)
    count = len(fields)
    if count < _FIELDS_LEAST:
        return f"发票二维码内容不完整：应至少有{_FIELDS_LEAST}项，只读到{count}项。"
    if count > _FIELDS_MOST:
        return f"发票二维码内容过多：应至多有{_FIELDS_MOST}项，读到{count}项，可能连读了两个码。"
    if _TYPE.fullmatch(fields[1]) is None:
        return "二维码中的发票类型不是两位数字，无法识别。"
    return None


def _what_else(text: str) -> str:
    if len(text) >= _TAIWAN_LENGTH and _TAIWAN.match(text):
        return "这像是台湾地区的电子发票，不在支持范围内。"
    if not text.isascii() and unicodedata.normalize("NFKC", text).startswith("01,"):
        return "二维码内容中有全角或其他不应有的字符，无法识别，请勿用输入法改动内容。"
    return "这不是可识别的发票二维码。"


def _fiscal(text: str, fields: list[str]) -> QrReading:
    return QrReading(
        family=QrFamily.FISCAL,
        text=text,
        reason=_FISCAL,
        kind=InvoiceKind.FISCAL_RECEIPT,
        code=fields[2],
        number=fields[3],
    )


def _invoice(text: str, fields: list[str], meanings: Mapping[str, AmountMeaning]) -> QrReading:
    version, qr_type, code, number, amount_text, date_text = fields[:_FIELDS_LEAST]
    try:
        amount = yuan_from_text(amount_text)
        amount_fen = fen_from_yuan(amount)
    except NotAnAmountError:
        return unknown(text, "二维码中的金额不是普通数字（如 1000.00），无法识别。")
    issued_on = _real_date(date_text)
    if issued_on is None:
        return unknown(text, "二维码中的开票日期不是真实日期（如 20250102），无法识别。")
    check_text, trailer = _tail(fields)
    crc, crc_form = _judge_trailer(",".join(fields[:-1]), trailer, qr_type)
    told_by_code = derived_kind(code)
    kind = told_by_code or KIND_BY_QR_TYPE.get(qr_type, InvoiceKind.UNKNOWN)
    problem = identity_problem(code, number)
    return QrReading(
        family=QrFamily.INVOICE,
        text=text,
        ok=problem is None,
        reason=problem and problem + RESCAN,
        scheme=Scheme.VAT,
        version=version,
        qr_type=qr_type,
        derived_kind=told_by_code,
        kind=kind,
        code=code if is_code(code) else None,
        number=number if is_coded_number(number) or is_digital_number(number) else None,
        amount=amount,
        amount_fen=amount_fen,
        amount_meaning=meanings.get(qr_type, AmountMeaning.UNKNOWN),
        issued_on=issued_on,
        check_code=check_text if is_check_code(check_text) else None,
        trailer=trailer.upper() if _TRAILER.fullmatch(trailer) else None,
        crc=crc,
        crc_form=crc_form,
        warnings=tuple(_warnings(fields, told_by_code, amount_fen, check_text)),
    )


def _real_date(text: str) -> date | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _tail(fields: list[str]) -> tuple[str, str]:
    """Check code and trailer; the 7-field form has but one of them, told apart by its form."""
    if len(fields) == _FIELDS_MOST:
        return fields[6], fields[7]
    if len(fields) == _FIELDS_LEAST:
        return "", ""
    return (fields[6], "") if is_check_code(fields[6]) else ("", fields[6])


def _judge_trailer(body: str, trailer: str, qr_type: str) -> tuple[Crc, CrcForm | None]:
    """Compare as numbers: leading zeros are sometimes dropped, letters sometimes small."""
    if not trailer:
        return Crc.ABSENT, None
    if _TRAILER.fullmatch(trailer):
        printed = int(trailer, 16)
        without_comma = crc16_umts(body.encode("ascii"))
        if printed == crc16_umts(b",", start=without_comma):
            return Crc.OK, CrcForm.WITH_COMMA
        if printed == without_comma:
            return Crc.OK, CrcForm.WITHOUT_COMMA
    return (Crc.UNDETERMINED if qr_type in _CRC_RULE_UNKNOWN else Crc.MISMATCH), None


def _warnings(
    fields: list[str], told_by_code: InvoiceKind | None, amount_fen: int, check_text: str
) -> Iterator[str]:
    qr_type, number = fields[1], fields[3]
    printed = KIND_BY_QR_TYPE.get(qr_type)
    if printed is None:
        yield f"二维码中的发票类型“{qr_type}”尚不认识，需人工核对。"
    elif told_by_code and told_by_code is not printed:
        yield (
            f"二维码标为{FACTS[printed].label}，发票代码表明是{FACTS[told_by_code].label}，"
            "已按发票代码处理，请对照票面核对。"
        )
    elif (FACTS[printed].form.number_form is NumberForm.DIGITAL) != is_digital_number(number):
        yield f"号码位数与{FACTS[printed].label}不符，请对照票面核对发票种类。"
    if amount_fen < 0:
        yield "金额为负数，可能是红字发票，请对照票面核对。"
    if check_text and not is_check_code(check_text):
        yield "二维码中的校验码不是20位数字，未采用；如需查验请对照票面补填后6位。"
