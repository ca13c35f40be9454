"""发票种类: the kinds of invoice, their labels, and what each needs, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from backend.reading import forms
from backend.reading.forms import FormAmount


class InvoiceKind(StrEnum):
    """票种. Every provider numbers them differently: its table belongs to its adapter."""

    SPECIAL_VAT = "special_vat"
    ORDINARY_VAT = "ordinary_vat"
    ELECTRONIC_ORDINARY = "electronic_ordinary"
    ELECTRONIC_SPECIAL = "electronic_special"
    DIGITAL_SPECIAL = "digital_special"
    DIGITAL_ORDINARY = "digital_ordinary"
    DIGITAL_PAPER_SPECIAL = "digital_paper_special"
    DIGITAL_PAPER_ORDINARY = "digital_paper_ordinary"
    DIGITAL_MOTOR_VEHICLE = "digital_motor_vehicle"
    DIGITAL_USED_VEHICLE = "digital_used_vehicle"
    FREIGHT = "freight"
    ROLL = "roll"
    TOLL = "toll"
    MOTOR_VEHICLE = "motor_vehicle"
    USED_VEHICLE = "used_vehicle"
    RAIL_TICKET = "rail_ticket"
    AIR_ITINERARY = "air_itinerary"
    QUOTA_INVOICE = "quota_invoice"
    FISCAL_RECEIPT = "fiscal_receipt"
    BLOCKCHAIN_INVOICE = "blockchain_invoice"
    UNKNOWN = "unknown"


class AmountMeaning(StrEnum):
    """Which amount a stored amount is; the two are never reconciled with each other."""

    WITHOUT_TAX = "without_tax"
    WITH_TAX = "with_tax"
    UNKNOWN = "unknown"


class Deductible(StrEnum):
    """Whether input tax (进项税额) may be deducted on the strength of this kind."""

    YES = "yes"
    NO = "no"
    CONDITIONAL = "conditional"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class KindFacts:
    """One row of the table that people see beside the choice of a kind.

    ``qr_types`` are the types printed in a QR code for it; empty where none is known.
    """

    label: str
    form: forms.VerifyForm
    deductible: Deductible
    features: str
    qr_types: tuple[str, ...] = ()


DEDUCTIBLE_LABELS: Mapping[Deductible, str] = MappingProxyType(
    {
        Deductible.YES: "可抵扣",
        Deductible.NO: "不可抵扣",
        Deductible.CONDITIONAL: "符合条件可抵扣",
        Deductible.UNKNOWN: "待核对",
    }
)

_YES, _NO, _CONDITIONAL = Deductible.YES, Deductible.NO, Deductible.CONDITIONAL

FACTS: Mapping[InvoiceKind, KindFacts] = MappingProxyType(
    {
        InvoiceKind.DIGITAL_SPECIAL: KindFacts(
            "数电专用发票",
            forms.DIGITAL,
            _YES,
            "电子发票（增值税专用发票）：20位号码，没有发票代码。",
            ("31",),
        ),
        InvoiceKind.DIGITAL_ORDINARY: KindFacts(
            "数电普通发票",
            forms.DIGITAL,
            _CONDITIONAL,
            "电子发票（普通发票）：20位号码，没有发票代码；一般不抵扣，"
            "农产品、旅客运输和通行费等按规定可抵扣。",
            ("32",),
        ),
        InvoiceKind.RAIL_TICKET: KindFacts(
            "铁路电子客票",
            forms.DIGITAL,
            _YES,
            "电子发票（铁路电子客票）：20位号码，金额为票价；用于境内出差可抵扣。",
            ("51",),
        ),
        InvoiceKind.AIR_ITINERARY: KindFacts(
            "航空运输电子客票行程单",
            forms.DIGITAL,
            _YES,
            "电子发票（航空运输电子客票行程单）：20位号码；境内航段可抵扣。",
            ("61",),
        ),
        InvoiceKind.SPECIAL_VAT: KindFacts(
            "增值税专用发票",
            forms.BY_NET_AMOUNT,
            _YES,
            "纸质，10位代码加8位号码；查验填不含税金额，抵扣联可抵扣。",
            ("01",),
        ),
        InvoiceKind.ORDINARY_VAT: KindFacts(
            "增值税普通发票",
            forms.BY_CHECK_CODE,
            _NO,
            "纸质，12位或10位代码加8位号码；查验填校验码后6位，一般不抵扣。",
            ("04",),
        ),
        InvoiceKind.ELECTRONIC_SPECIAL: KindFacts(
            "电子专用发票",
            forms.BY_NET_AMOUNT,
            _YES,
            "增值税电子专用发票：12位代码加8位号码；查验填不含税金额。",
            ("08", "20"),
        ),
        InvoiceKind.ELECTRONIC_ORDINARY: KindFacts(
            "电子普通发票",
            forms.BY_CHECK_CODE,
            _CONDITIONAL,
            "增值税电子普通发票：12位代码加8位号码，查验填校验码后6位；"
            "一般不抵扣，注明旅客身份的客运票等按规定可抵扣。",
            ("10",),
        ),
        InvoiceKind.ROLL: KindFacts(
            "卷票",
            forms.BY_CHECK_CODE,
            _NO,
            "热敏卷式普通发票，多见于餐饮、零售；字迹会褪色，请尽早扫描，不抵扣。",
            ("11",),
        ),
        InvoiceKind.TOLL: KindFacts(
            "通行费发票",
            forms.BY_CHECK_CODE,
            _CONDITIONAL,
            "收费公路通行费电子发票，左上角有“通行费”字样；征税的可抵扣，不征税的不可。",
            ("14",),
        ),
        InvoiceKind.MOTOR_VEHICLE: KindFacts(
            "机动车销售统一发票",
            forms.BY_NET_AMOUNT,
            _YES,
            "购买新车时取得；查验填不含税价，抵扣联可抵扣。",
            ("03",),
        ),
        InvoiceKind.USED_VEHICLE: KindFacts(
            "二手车销售统一发票",
            forms.BY_VEHICLE_TOTAL,
            _NO,
            "购买二手车时取得；查验填车价合计，本身不作抵扣凭证。",
            ("15",),
        ),
        InvoiceKind.DIGITAL_PAPER_SPECIAL: KindFacts(
            "数电纸质专用发票",
            forms.PAPER_BY_NET_AMOUNT,
            _YES,
            "纸面同时印有发票代码、8位号码和20位数电号码；查验填不含税金额。",
        ),
        InvoiceKind.DIGITAL_PAPER_ORDINARY: KindFacts(
            "数电纸质普通发票",
            forms.PAPER_BY_CHECK_CODE,
            _NO,
            "纸面同时印有发票代码、8位号码和20位数电号码；查验填校验码后6位，一般不抵扣。",
        ),
        InvoiceKind.DIGITAL_MOTOR_VEHICLE: KindFacts(
            "数电机动车销售统一发票",
            forms.DIGITAL,
            _YES,
            "电子发票（机动车销售统一发票）：20位号码；查验填价税合计。",
        ),
        InvoiceKind.DIGITAL_USED_VEHICLE: KindFacts(
            "数电二手车销售统一发票",
            forms.DIGITAL_VEHICLE,
            _NO,
            "电子发票（二手车销售统一发票）：20位号码；查验填车价合计。",
        ),
        InvoiceKind.FREIGHT: KindFacts(
            "货物运输业增值税专用发票",
            forms.BY_TOTAL_AMOUNT,
            _YES,
            "已停用的旧票种；查验填合计金额。",
            ("02",),
        ),
        InvoiceKind.BLOCKCHAIN_INVOICE: KindFacts(
            "区块链发票",
            forms.BLOCKCHAIN,
            _NO,
            "深圳等地的区块链电子普通发票；查验另需开票日期、5位校验码和销售方税号。",
        ),
        InvoiceKind.FISCAL_RECEIPT: KindFacts(
            "财政电子票据",
            forms.FISCAL,
            _NO,
            "医院、学校等开具：8位代码、10位号码、6位校验码；不是税务发票，不抵扣。",
        ),
        InvoiceKind.QUOTA_INVOICE: KindFacts(
            "定额发票",
            forms.QUOTA,
            _NO,
            "面额固定的纸质发票，没有二维码；请手工录入并到税务机关网站核对。",
        ),
        InvoiceKind.UNKNOWN: KindFacts(
            "其他",
            forms.FREE,
            Deductible.UNKNOWN,
            "暂不认识的票种；先保存，由人工核对。",
        ),
    }
)
"""Every kind, in the order in which a person looks for it."""

KIND_BY_QR_TYPE: Mapping[str, InvoiceKind] = MappingProxyType(
    {qr_type: kind for kind, facts in FACTS.items() for qr_type in facts.qr_types}
)

MEANING_BY_QR_TYPE: Mapping[str, AmountMeaning] = MappingProxyType(
    {
        "01": AmountMeaning.WITHOUT_TAX,
        "04": AmountMeaning.WITHOUT_TAX,
        "10": AmountMeaning.WITHOUT_TAX,
        "31": AmountMeaning.WITH_TAX,
        "32": AmountMeaning.WITH_TAX,
        "51": AmountMeaning.WITH_TAX,
    }
)
"""Which amount the QR code holds, by the type printed in it; unlisted types are unconfirmed.

Proven with printed totals for 01, 10, 31 and 32; 04 is stated but unproven.
"""

_MEANINGS = {
    FormAmount.WITHOUT_TAX: AmountMeaning.WITHOUT_TAX,
    FormAmount.WITH_TAX: AmountMeaning.WITH_TAX,
}


_LABELS: Mapping[str, str] = {kind.value: facts.label for kind, facts in FACTS.items()}


def label_of(kind: str) -> str:
    """Chinese name of a kind; one that a newer version stored shows as 其他."""
    return _LABELS.get(kind, _LABELS[InvoiceKind.UNKNOWN])


def meaning_of(form: FormAmount) -> AmountMeaning:
    """The meaning to store with an amount that a person typed for this form."""
    return _MEANINGS.get(form, AmountMeaning.UNKNOWN)
