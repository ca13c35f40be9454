"""Scanned links, read without ever opening them: blockchain invoices and the official site."""

import re
from datetime import date
from decimal import Decimal
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from backend.kernel.money import MAX_FEN, NotAnAmountError, fen_from_yuan, yuan_from_text
from backend.reading.kinds import AmountMeaning, InvoiceKind
from backend.reading.numbers import (
    derived_kind,
    is_check_code,
    is_code,
    is_coded_number,
    is_digital_number,
)
from backend.reading.qr.value import RESCAN, QrFamily, QrReading, Scheme, unknown

BLOCKCHAIN_HOST = "bcfp.shenzhen.chinatax.gov.cn"
OFFICIAL_HOST = "inv-veri.chinatax.gov.cn"
_BLOCKCHAIN_PATH = "/verify/scan"

# urlsplit drops tabs and line ends inside and takes a backslash as part of the user name,
# browsers do neither: a link with such signs is nobody's.
_PLAIN = re.compile(r"[!-\[\]-~]+")
_DEFAULT_PORTS = {"https": 443, "http": 80}
_HASH = re.compile(r"[0-9A-Fa-f]{66}")
_FEN = re.compile(r"-?\d{1,16}", re.ASCII)
_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)", re.ASCII)
_LAST_SIX = re.compile(r"\d{6}", re.ASCII)
_MOST_PARAMETERS = 32

_OTHER_LINK = "这是一个网址，不是可识别的发票二维码，系统不会打开它。"
_OFFICIAL = (
    "这是税务查验网站的链接，不能直接当作发票保存。"
    "能读出的内容已填入手动录入，请对照票面核对后提交。"
)
_OFFICIAL_BARE = "这是税务查验网站的网址，里面没有发票信息。"
_BLOCKCHAIN_BROKEN = "这是深圳区块链电子发票的链接，但内容不完整或有误，无法确定是哪一张发票。"


def looks_like_link(text: str) -> bool:
    """Whether the text has the form of a link of any scheme."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", text) is not None


def read_link(text: str) -> QrReading:
    """Tell the two known sites by their exact host after parsing; any other link is unknown."""
    link = _split(text)
    if link is None:
        return unknown(text, _OTHER_LINK)
    if link.hostname == OFFICIAL_HOST:
        return _official(text, link)
    if (link.scheme, link.hostname, link.path) == ("https", BLOCKCHAIN_HOST, _BLOCKCHAIN_PATH):
        return _blockchain(text, link)
    return unknown(text, _OTHER_LINK)


def _split(text: str) -> SplitResult | None:
    """The parts of an honest web link: no user name, no port of its own, plain signs only."""
    if _PLAIN.fullmatch(text) is None:
        return None
    try:
        link = urlsplit(text)
        port = link.port
    except ValueError:
        return None
    if "@" in link.netloc or port not in {None, _DEFAULT_PORTS.get(link.scheme)}:
        return None
    return link if link.scheme in _DEFAULT_PORTS else None


def _parameters(link: SplitResult) -> dict[str, str]:
    """Parameters that are named exactly once: of two values none can be trusted."""
    try:
        pairs = parse_qsl(link.query, keep_blank_values=True, max_num_fields=_MOST_PARAMETERS)
    except ValueError:
        return {}
    names = [name for name, _ in pairs]
    return {name: value for name, value in pairs if names.count(name) == 1}


def _blockchain(text: str, link: SplitResult) -> QrReading:
    parameters = _parameters(link)
    tx_hash = parameters.get("hash", "")
    number = parameters.get("bill_num", "")
    fen_text = parameters.get("total_amount", "")
    is_whole = (
        _HASH.fullmatch(tx_hash) and is_coded_number(number) and _FEN.fullmatch(fen_text)
    ) and abs(int(fen_text)) <= MAX_FEN
    if not is_whole:
        return QrReading(family=QrFamily.BLOCKCHAIN, text=text, reason=_BLOCKCHAIN_BROKEN + RESCAN)
    return QrReading(
        family=QrFamily.BLOCKCHAIN,
        text=text,
        ok=True,
        scheme=Scheme.SZ_BLOCKCHAIN,
        kind=InvoiceKind.BLOCKCHAIN_INVOICE,
        number=number,
        amount=Decimal(int(fen_text)).scaleb(-2),
        amount_fen=int(fen_text),
        amount_meaning=AmountMeaning.WITH_TAX,
        tx_hash=tx_hash.lower(),
        warnings=("区块链发票的二维码不含代码、日期和销售方，查验前请对照票面补填。",),
    )


def blockchain_link(number: str, tx_hash: str, amount_fen: int) -> str:
    """The link that a person may open in his own browser; the server never does."""
    query = urlencode({"hash": tx_hash, "bill_num": number, "total_amount": amount_fen})
    return f"https://{BLOCKCHAIN_HOST}{_BLOCKCHAIN_PATH}?{query}"


def _official(text: str, link: SplitResult) -> QrReading:
    """Pre-fill what is sound; a person confirms it, since no real example of it is known."""
    parameters = _parameters(link)
    code = _sound_code(parameters.get("fpdm", ""))
    number = _sound_number(parameters.get("fphm", ""))
    amount = _sound_amount(parameters.get("kjje", ""))
    issued_on = _sound_date(parameters.get("kprq", ""))
    check_code = _sound_check_code(parameters.get("jym", ""))
    is_bare = {code, number, amount, issued_on, check_code} == {None}
    return QrReading(
        family=QrFamily.OFFICIAL_URL,
        text=text,
        reason=_OFFICIAL_BARE + RESCAN if is_bare else _OFFICIAL,
        derived_kind=derived_kind(code),
        kind=derived_kind(code),
        code=code,
        number=number,
        amount=amount,
        amount_fen=None if amount is None else fen_from_yuan(amount),
        amount_meaning=None if amount is None else AmountMeaning.UNKNOWN,
        issued_on=issued_on,
        check_code=check_code,
    )


def _sound_code(text: str) -> str | None:
    return text if is_code(text) else None


def _sound_number(text: str) -> str | None:
    return text if is_coded_number(text) or is_digital_number(text) else None


def _sound_check_code(text: str) -> str | None:
    return text if is_check_code(text) or _LAST_SIX.fullmatch(text) else None


def _sound_amount(text: str) -> Decimal | None:
    try:
        amount = yuan_from_text(text)
        fen_from_yuan(amount)
    except NotAnAmountError:
        return None
    return amount


def _sound_date(text: str) -> date | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None
