"""Taxpayer ids (纳税人识别号): one spelling, and what their check characters say."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, ValidationError

_SHAPE = re.compile(r"[0-9A-Z]{15,20}", re.ASCII)
_PERSONAL_ID = re.compile(
    r"[1-9]\d{5}(18|19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]", re.ASCII
)
_ORGANISATION_CODE = re.compile(r"[0-9A-Z]{8}[0-9X]", re.ASCII)
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


class TaxIdForm(StrEnum):
    """Which rule a taxpayer id follows."""

    USCC = "uscc"
    OLD_15 = "old_15"
    PATTERN_ONLY = "pattern_only"


@dataclass(frozen=True, slots=True)
class TaxIdCheck:
    """A taxpayer id in its one spelling, and what is wrong (``problem``) or odd (``warning``).

    ``form`` is None while there is a problem; PATTERN_ONLY means that no check character
    is known for this form, so that a mistyped one cannot be noticed.
    """

    tax_id: str
    form: TaxIdForm | None = None
    problem: str | None = None
    warning: str | None = None


def normalise_tax_id(text: str) -> str:
    """NFKC, upper case, no blanks."""
    return "".join(unicodedata.normalize("NFKC", text).upper().split())


def check_tax_id(text: str) -> TaxIdCheck:
    """Judge an id of 15 to 20 characters by length, alphabet and check character.

    18 characters: GB 32100 (mod 31); 15: region and GB 11714 organisation code; 18 that is a
    personal id number, and other lengths: pattern only, their rules are unconfirmed.
    """
    tax_id = normalise_tax_id(text)
    if _SHAPE.fullmatch(tax_id) is None:
        return TaxIdCheck(
            tax_id,
            problem=f"税号应为15至20位数字或字母，现在是{len(tax_id)}位或含其他字符，请核对后重填。",
        )
    if len(tax_id) == 18:
        return _check_18(tax_id)
    if len(tax_id) == 15:
        return _check_15(tax_id)
    return TaxIdCheck(tax_id, TaxIdForm.PATTERN_ONLY)


def _check_18(tax_id: str) -> TaxIdCheck:
    try:
        uscc.validate(tax_id)
    except ValidationError as error:
        if _PERSONAL_ID.fullmatch(tax_id):
            return TaxIdCheck(tax_id, TaxIdForm.PATTERN_ONLY)
        return TaxIdCheck(tax_id, problem=_why_no_uscc(error))
    if is_organisation_code(tax_id[8:17]):
        return TaxIdCheck(tax_id, TaxIdForm.USCC)
    return TaxIdCheck(
        tax_id, TaxIdForm.USCC, warning="税号第9至17位（组织机构代码）校验不符，请与营业执照核对。"
    )


def _why_no_uscc(error: ValidationError) -> str:
    if isinstance(error, InvalidChecksum):
        return "税号最后一位校验不符，可能有一位抄错，请与营业执照核对后重填。"
    return "18位税号前8位应为数字、其余不含字母 I、O、S、V、Z，请与营业执照核对后重填。"


def _check_15(tax_id: str) -> TaxIdCheck:
    if is_organisation_code(tax_id[6:]):
        return TaxIdCheck(tax_id, TaxIdForm.OLD_15)
    return TaxIdCheck(tax_id, problem="15位税号最后一位校验不符，可能有一位抄错，请核对后重填。")


def is_organisation_code(code: str) -> bool:
    """Whether 9 characters end in the check character of GB 11714 (A counts 10, Z 35)."""
    if _ORGANISATION_CODE.fullmatch(code) is None:
        return False
    total = sum(
        int(sign, 36) * weight for sign, weight in zip(code, _ORGANISATION_WEIGHTS, strict=False)
    )
    return "0123456789X0"[11 - total % 11] == code[8]
