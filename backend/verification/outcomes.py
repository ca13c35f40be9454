"""What an attempt to verify can end in, and how each provider words it (tables, not code)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Outcome(StrEnum):
    """End of one attempt; the first five say that the invoice exists and the data agree."""

    MATCH_VALID = "MATCH_VALID"
    MATCH_VOID = "MATCH_VOID"
    MATCH_RED_PARTIAL = "MATCH_RED_PARTIAL"
    MATCH_RED_FULL = "MATCH_RED_FULL"
    MATCH_IS_RED_LETTER = "MATCH_IS_RED_LETTER"
    MISMATCH = "MISMATCH"
    NOT_FOUND = "NOT_FOUND"
    DAILY_LIMIT = "DAILY_LIMIT"
    NOT_YET = "NOT_YET"
    TOO_OLD = "TOO_OLD"
    BAD_INPUT = "BAD_INPUT"
    PROVIDER_BUSY = "PROVIDER_BUSY"
    PROVIDER_CONFIG = "PROVIDER_CONFIG"
    UNSUPPORTED = "UNSUPPORTED"


MATCHES = frozenset(
    {
        Outcome.MATCH_VALID,
        Outcome.MATCH_VOID,
        Outcome.MATCH_RED_PARTIAL,
        Outcome.MATCH_RED_FULL,
        Outcome.MATCH_IS_RED_LETTER,
    }
)
CONCLUSIVE = MATCHES | {Outcome.MISMATCH, Outcome.NOT_FOUND}
"""The official side spoke about this very invoice."""

COULD_NOT_ASK = frozenset({Outcome.PROVIDER_BUSY, Outcome.PROVIDER_CONFIG, Outcome.UNSUPPORTED})
"""Nobody answered the question: no verdict on the invoice."""

RECORDABLE = CONCLUSIVE
"""What a person who looked at the official site may record by hand."""

MESSAGES: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.MATCH_VALID: "查验一致：税务局有这张发票，内容相符，状态正常。",
        Outcome.MATCH_VOID: "这张发票已作废，不能报销。请联系销售方重新开具。",
        Outcome.MATCH_RED_PARTIAL: "这张发票已部分红冲，不能按原金额报销。请联系销售方重新开具。",
        Outcome.MATCH_RED_FULL: "这张发票已全额红冲，不能报销。请联系销售方重新开具。",
        Outcome.MATCH_IS_RED_LETTER: "这是一张红字（负数）发票，不能报销。请找出对应的蓝字发票。",
        Outcome.MISMATCH: "税务局有这张发票，但内容不一致。请对照票面核对日期、金额或校验码。",
        Outcome.NOT_FOUND: "税务局查无此票，不等于假票。请核对代码和号码，或到官方网站人工核对。",
        Outcome.DAILY_LIMIT: "这张发票今天的查验次数已用完，明天 0:10 之后会自动再查。",
        Outcome.NOT_YET: "这张发票刚开具，税务局暂未入库，明天会自动再查。",
        Outcome.TOO_OLD: "这张发票已超过可查验的年限，无法在线查验。请保留原件并人工核对。",
        Outcome.BAD_INPUT: "发票信息的格式不被接受，无法查验。请对照票面核对代码、号码和日期。",
        Outcome.PROVIDER_BUSY: "查验服务暂时没有回答，发票已保存，会自动重试，无需操作。",
        Outcome.PROVIDER_CONFIG: "查验服务未配置好或欠费，发票已保存。请告诉管理员，恢复后会再查。",
        Outcome.UNSUPPORTED: "查验服务不支持这种发票。请到官方网站人工核对并登记结果。",
    }
)
"""What happened, why, what to do."""

TENCENT_ERRORS: Mapping[str, Outcome] = MappingProxyType(
    {
        "FailedOperation.InvoiceMismatch": Outcome.MISMATCH,
        "ResourceNotFound.NoInvoice": Outcome.NOT_FOUND,
        "FailedOperation.CountLimitError": Outcome.DAILY_LIMIT,
        "ResourceNotFound.NotSupportCurrentInvoiceQuery": Outcome.NOT_YET,
        "InvalidParameterValue.TicketCodeParameterValueLimit": Outcome.BAD_INPUT,
        "InvalidParameterValue.TicketDateParameterValueLimit": Outcome.BAD_INPUT,
        "InvalidParameterValue.TicketSnParameterValueLimit": Outcome.BAD_INPUT,
        "InvalidParameterValue.PriceOrVerificationParameterValueLimit": Outcome.BAD_INPUT,
        "InvalidParameterValue.InvalidParameterValueLimit": Outcome.BAD_INPUT,
        "ResourceNotFound.NoAreaCode": Outcome.BAD_INPUT,
        "ResourceUnavailable.TaxNetworkError": Outcome.PROVIDER_BUSY,
        "InternalError": Outcome.PROVIDER_BUSY,
        "FailedOperation.UnKnowError": Outcome.PROVIDER_BUSY,
        "RequestLimitExceeded": Outcome.PROVIDER_BUSY,
        "ClientNetworkError": Outcome.PROVIDER_BUSY,
        "ServerNetworkError": Outcome.PROVIDER_BUSY,
        "FailedOperation.ArrearsError": Outcome.PROVIDER_CONFIG,
        "FailedOperation.UnOpenError": Outcome.PROVIDER_CONFIG,
        "ResourceUnavailable.InArrears": Outcome.PROVIDER_CONFIG,
        "ResourceUnavailable.ResourcePackageRunOut": Outcome.PROVIDER_CONFIG,
    }
)
TENCENT_ERROR_FAMILIES: Mapping[str, Outcome] = MappingProxyType(
    {
        "ResourcesSoldOut.": Outcome.PROVIDER_CONFIG,
        "AuthFailure.": Outcome.PROVIDER_CONFIG,
    }
)
"""Beginnings of codes, for families that are listed as a whole."""

TENCENT_FLAGS: Mapping[str, Outcome] = MappingProxyType(
    {
        "N": Outcome.MATCH_VALID,
        "Y": Outcome.MATCH_VOID,
        "HP": Outcome.MATCH_RED_PARTIAL,
        "HF": Outcome.MATCH_RED_FULL,
        "H": Outcome.MATCH_RED_FULL,  # degree not stated: the stricter one
    }
)
"""Of ``IsAbandoned``."""

TENCENT_TICKET_STATES: Mapping[str, Outcome] = MappingProxyType(
    {
        "0": Outcome.MATCH_VALID,
        "1": Outcome.NOT_YET,
        "2": Outcome.MATCH_VOID,
        "3": Outcome.MATCH_RED_FULL,
    }
)
"""Of ``StateCode`` in rail and air replies."""

TENCENT_KINDS: Mapping[str, str | None] = MappingProxyType(
    {
        "special_vat": "01",
        "freight": "02",
        "motor_vehicle": "03",
        "ordinary_vat": "04",
        "electronic_special": "08",
        "electronic_ordinary": "10",
        "roll": "11",
        "toll": "14",
        "used_vehicle": "15",
        "blockchain_invoice": "32",
        "digital_special": "08",
        "digital_ordinary": "10",
        "rail_ticket": None,
        "air_itinerary": None,
    }
)
"""``InvoiceKind`` of a request, None where it is left out.

Kinds that are absent are unconfirmed (数电 vehicle, 数电 paper, the reply for fiscal bills) or
not covered, and are checked by hand.
"""


def tencent_outcome(code: str) -> Outcome | None:
    """Outcome of an error code; None when unlisted, which is never a verdict on the invoice."""
    if code in TENCENT_ERRORS:
        return TENCENT_ERRORS[code]
    for beginning, outcome in TENCENT_ERROR_FAMILIES.items():
        if code.startswith(beginning):
            return outcome
    return None
