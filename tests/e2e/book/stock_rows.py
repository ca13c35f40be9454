"""Invoices on devices and in stock, as the server tells them to the book's pages."""

from typing import Any

from tests.e2e.book.screen import Replies, answers, refuses

Json = dict[str, Any]
_CODE = "042002200311"
_QIAN = {"id": 4, "display_name": "钱多多"}


def stretch(place: str, first: int, last: int, **counts: int) -> Json:
    """Numbers of one code."""
    blank, issued, voided = (counts.get(one, 0) for one in ("blank", "issued", "voided"))
    present = [one for one in ("blank", "issued", "voided") if counts.get(one)]
    return {
        "place": place,
        "kind": "",
        "label": "",
        "invoice_code": _CODE,
        "first": first,
        "last": last,
        "count": blank + issued + voided,
        "status": present[0] if len(present) == 1 else None,
        "blank": blank,
        "issued": issued,
        "voided": voided,
        "waiting": None,
    }


SCOPE: Json = {
    "blank": 4800,
    "issued": 185,
    "voided": 3,
    "waiting": None,
    "stretches": [
        stretch("usage", 3_400_001, 3_400_100, issued=99, voided=1),
        stretch("usage", 3_400_101, 3_400_133, issued=32, voided=1),
        stretch("usage", 3_400_146, 3_400_200, issued=54, voided=1),
        stretch("stock", 3_400_201, 3_405_000, blank=4800),
    ],
    "gaps": [{"invoice_code": _CODE, "first": 3_400_134, "last": 3_400_145}],
    "overlaps": [],
    "unread": [],
}
UNREAD: Json = {
    **SCOPE,
    "issued": None,
    "voided": None,
    "stretches": [stretch("stock", 3_400_201, 3_405_000, blank=4800)],
    "gaps": [],
    "unread": ["usage"],
}


def _type(kind: str, label: str, blank: int, waiting: int) -> Json:
    told = stretch("totals", 0, 0, blank=blank, issued=128, voided=2)
    return told | {
        "kind": kind, "label": label, "waiting": waiting,
        "invoice_code": None, "first": None, "last": None,
    }  # fmt: skip


TYPES: Json = {
    **SCOPE,
    "blank": 116,
    "issued": 256,
    "voided": 4,
    "waiting": 3,
    "stretches": [
        _type("004", "增值税专用发票", 86, 0),
        _type("026", "增值税电子普通发票", 30, 3),
    ],
    "gaps": [],
}
SEGMENT: Json = {
    "invoice_code": _CODE,
    "first_number": 3_400_201,
    "last_number": 3_405_000,
    "rolls": 48,
    "left": 4800,
    "kind": "",
    "label": "",
    "is_handed_out": False,
    "bought_on": None,
}


def _row(number: int, **more: Any) -> Json:
    return {
        "id": number,
        "device_id": 1,
        "device_label": "前台一号盘",
        "kind": "",
        "label": "",
        "invoice_code": _CODE,
        "first_number": 3_400_001,
        "last_number": 3_405_000,
        "count": 5000,
        "left": 4800,
        "state": "in_stock",
        "bought_on": "2026-10-28",
        "is_bought_told": True,
        "buyer": _QIAN,
        "first_seen_at": "2026-10-28T02:00:00Z",
        "seen_at": "2026-12-04T02:00:00Z",
        "gone_at": None,
        "keeper": _QIAN,
        "kept_since": "2026-10-28",
        "written_off_on": None,
        "written_off_by": None,
        "registration_ref": None,
    } | more


_ROWS = [
    _row(3),
    _row(
        2, label="增值税电子普通发票", kind="026", invoice_code="", first_number=0, last_number=0,
        count=600, left=30, device_label="二号盘", is_bought_told=False, buyer=None, keeper=None,
        kept_since=None,
    ),
    _row(
        1, first_number=3_390_001, last_number=3_400_000, count=10_000, left=0, state="written_off",
        gone_at="2026-10-30T02:00:00Z", written_off_on="2026-11-06", written_off_by=_QIAN,
        registration_ref="鄂税核销〔2026〕00118",
    ),
]  # fmt: skip


def _kind(label: str, left: int, **more: Any) -> Json:
    return {
        "device_id": 1, "device_label": "前台一号盘", "kind": label, "label": label, "left": left,
        "monthly_use": 192, "months": 6, "proposal": 0, "is_low": False,
    } | more  # fmt: skip


_KINDS = [
    _kind("发票", 4800),
    _kind("增值税电子普通发票", 30, device_label="二号盘", is_low=True, monthly_use=140,
          proposal=250),
    _kind("增值税专用发票", 86, device_label="二号盘", monthly_use=None, months=1, proposal=None),
]  # fmt: skip
_LIST, _KIND_LIST = "**/api/clearing/stock", "**/api/clearing/stock/kinds"


def _page(rows: list[Json]) -> Json:
    return {"items": rows, "next_cursor": None, "may_note": True}


STOCK: Replies = {
    _LIST: answers(_page(_ROWS)),
    f"{_LIST}?*": answers(_page(_ROWS)),
    _KIND_LIST: answers({"items": _KINDS, "threshold": 50}),
    "**/api/clearing/devices": answers({"items": []}),
    "**/api/clearing/operators": answers({"items": [_QIAN]}),
}
NO_STOCK: Replies = {
    **STOCK,
    _LIST: answers(_page([])),
    _KIND_LIST: answers({"items": [], "threshold": 50}),
}
BROKEN_STOCK: Replies = {**STOCK, _LIST: refuses(500, "unexpected")}
