"""抬头校验: the buyer on the invoice against our companies."""

import pytest

from backend.claims.rules.facts import (
    TITLE_CHECKS,
    Buyer,
    OwnTitle,
    Title,
    TitleFinding,
    check_title,
)
from backend.invoices.states import TitleCheck
from backend.reading.kinds import InvoiceKind

QINGCHUAN = OwnTitle(1, "晴川文化传播（武汉）有限公司", "91990000MA0000QC0W")
YUANSHAN = OwnTitle(2, "远山商贸（成都）有限公司", "91990000MA0000YT0D")
CLUB = OwnTitle(3, "晴川读书会", None)
OURS = (QINGCHUAN, YUANSHAN, CLUB)
DIGITAL, RAIL = InvoiceKind.DIGITAL_ORDINARY, InvoiceKind.RAIL_TICKET


def buyer(
    name: str | None, tax_id: str | None, kind: str = DIGITAL, *, is_told: bool = True
) -> Buyer:
    return Buyer(kind, name, tax_id, is_told)


@pytest.mark.parametrize(
    ("printed", "title", "company_id"),
    [
        (buyer("晴川文化传播（武汉）有限公司", "91990000MA0000QC0W"), Title.OK, 1),
        (buyer("晴川文化传播(武汉)有限公司", "91990000ma0000qc0w"), Title.OK, 1),
        (buyer(" 晴川文化传播（武汉） 有限公司", "９１990000MA0000QC0W"), Title.OK, 1),
        (buyer("远山商贸（成都）有限公司", "91990000MA0000YT0D"), Title.OK, 2),
        (buyer(None, "91990000MA0000QC0W"), Title.OK, 1),
        (buyer("晴川文化传播（武汉）有限公司", "91990000MA0000XX0X"), Title.OTHER_TAX_ID, None),
        (buyer("别的公司", "91990000MA0000XX0X"), Title.OTHER_TAX_ID, None),
        (buyer("晴川文化", "91990000MA0000QC0W"), Title.OTHER_NAME, 1),
        (buyer("远山商贸（成都）有限公司", "91990000MA0000QC0W"), Title.OTHER_NAME, 1),
        (buyer("晴川文化传播（武汉）有限公司", None), Title.NO_TAX_ID, 1),
        (buyer("个人", None), Title.UNKNOWN_NAME, None),
        (buyer("晴川读书会", None), Title.OK, 3),
        (buyer("晴川读书会", "91990000MA0000XX0X"), Title.OK, 3),
        (buyer(None, None), Title.UNKNOWN, None),
        (buyer(None, None, RAIL), Title.NOT_REQUIRED, None),
        (buyer(None, None, RAIL, is_told=False), Title.UNKNOWN, None),
        (buyer("别的公司", "91990000MA0000XX0X", RAIL), Title.OTHER_TAX_ID, None),
        (buyer(None, None, InvoiceKind.QUOTA_INVOICE, is_told=False), Title.NOT_REQUIRED, None),
        (buyer("林小满", None, InvoiceKind.FISCAL_RECEIPT), Title.NOT_REQUIRED, None),
        (buyer("", ""), Title.UNKNOWN, None),
    ],
)
def test_a_different_tax_id_weighs_more_than_a_different_name(
    printed: Buyer, title: Title, company_id: int | None
) -> None:
    assert check_title(printed, OURS) == TitleFinding(title, company_id)


def test_every_finding_has_its_chip() -> None:
    assert TITLE_CHECKS.keys() == set(Title)
    assert set(TITLE_CHECKS.values()) == set(TitleCheck)


def test_without_a_company_every_title_is_another_ones() -> None:
    finding = check_title(buyer("晴川文化传播（武汉）有限公司", "91990000MA0000QC0W"), ())

    assert finding == TitleFinding(Title.OTHER_TAX_ID)
