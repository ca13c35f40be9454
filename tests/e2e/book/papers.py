"""What 打印, 统计 and 台账 show in the book: a real print of a made-up claim, made-up sums."""

import re
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Route

from backend.claims import service
from backend.claims.printing.composing import PrintDesk, compose
from backend.claims.printing.form import Paper, Printing
from backend.claims.printing.press import Press
from backend.claims.printing.proofs import Attached, ProofFile, collect
from backend.claims.states import AttachmentRole
from backend.infra.files import DerivedStore, FileStore
from backend.reading.bounded import Runner
from backend.reading.files import FileFormat
from tests.claims.output import examples, papers
from tests.e2e.book.screen import Reply

_LONG_SIDE = 1600


@cache
def _print(paper: Paper) -> tuple[dict[str, Any], list[bytes]]:
    """PrintOut and the pictures of its pages."""
    with tempfile.TemporaryDirectory() as folder, Runner(service.PRINT_WORKER) as runner:
        press = Press(runner, max_bytes=20_000_000)
        originals = FileStore(Path(folder) / "files")
        desk = PrintDesk(
            press=press,
            originals=originals,
            kept=DerivedStore(Path(folder) / "prints"),
            most_bytes=10_000_000,
            is_demo=True,
        )
        claim = examples.claim(*(examples.line(no) for no in (1, 2, 3)))
        proofs = collect(claim, _files(originals), [_damaged(originals)])
        printing = Printing(paper=paper, printed_at=examples.AT, printed_by="林小满", is_demo=True)
        bound = compose(desk, claim, printing, proofs)
        told = {
            "claim_no": claim["claim_no"],
            "printed_at": "2026-11-23T02:00:00.000Z",
            "pages": bound.pages,
            "pages_apart": bound.pages_apart,
            "byte_count": bound.path.stat().st_size,
            "proofs": bound.proofs,
        }
        numbers = range(1, bound.pages + 1)
        return told, [press.show(bound.path, page, _LONG_SIDE) for page in numbers]


def _kept(originals: FileStore, content: bytes, name: str, file_format: FileFormat) -> ProofFile:
    return ProofFile(
        sha256=originals.put(content),
        file_name=name,
        file_format=file_format,
        byte_count=len(content),
    )


def _files(originals: FileStore) -> dict[int, Sequence[ProofFile]]:
    first, second = papers.text_pdf("Invoice 1", size=papers.HALF), papers.text_pdf("Invoice 2")
    return {
        1: [
            _kept(originals, first, "高铁票.pdf", FileFormat.PDF),
            _kept(originals, b"<x/>", "高铁票.xml", FileFormat.XML),
        ],
        2: [_kept(originals, second, "住宿发票.pdf", FileFormat.PDF)],
        3: [_kept(originals, papers.picture(1200, 800), "餐饮小票.jpg", FileFormat.JPEG)],
    }


def _damaged(originals: FileStore) -> Attached:
    file = _kept(originals, b"%PDF-1.4", "会议通知.pdf", FileFormat.PDF)
    return Attached(file=file, line_key="", role=AttachmentRole.SUPPORTING_DOC)


def prints(route: Route) -> None:
    """The answer to how many pages there are."""
    route.fulfill(json=_print(_paper(route))[0])


def page_pictures(route: Route) -> None:
    """One page as a picture."""
    page = int(urlsplit(route.request.url).path.rsplit("/", 1)[1].removesuffix(".png"))
    route.fulfill(body=_print(_paper(route))[1][page - 1], content_type="image/png")


def _paper(route: Route) -> Paper:
    return Paper(parse_qs(urlsplit(route.request.url).query)["paper"][0])


PRINTED: dict[str | re.Pattern[str], Reply] = {
    "**/api/claims/1/print?*": prints,
    "**/api/claims/1/print/pages/*": page_pictures,
}

_MONTHS = (86_540, 120_300, 45_000, 0, 232_118, 98_700, 154_260, 310_455, 76_900, 188_340)
_GROUPS = {
    "type": ("差旅费", "业务招待费", "交通费", "办公费", "培训费"),
    "department": ("市场部", "研发部", "行政与人力资源部", "财务部"),
    "person": ("林小满", "王建国", "陈立", "冯园"),
    "company": ("晴川文化传播（武汉）有限公司",),
}


def sums(scope: str = "company") -> Reply:
    """统计 by whatever is asked."""

    def reply(route: Route) -> None:
        by = parse_qs(urlsplit(route.request.url).query)["by"][0]
        scopes = ["mine", "company"] if scope == "company" else [scope]
        items = _months() if by == "month" else _groups(by)
        body = {
            "by": by,
            "scope": scope,
            "scopes": scopes,
            "first": "2026-02-01",
            "last": "2026-11-23",
            "items": items,
            "rest": None,
            "amount_fen": sum(one["amount_fen"] for one in items),
            "claims": 63,
            "lines": 187,
        }
        route.fulfill(json=body)

    return reply


def _months() -> list[dict[str, Any]]:
    return [
        _group(f"2026-{no:02d}", f"2026-{no:02d}", fen * 10) for no, fen in enumerate(_MONTHS, 2)
    ]


def _groups(by: str) -> list[dict[str, Any]]:
    return [_group(str(no), label, 6_204_350 // no) for no, label in enumerate(_GROUPS[by], 1)]


def _group(key: str, label: str, fen: int) -> dict[str, Any]:
    count = min(fen // 40_000 + 1, 40) if fen else 0
    return {"key": key, "label": label, "amount_fen": fen, "claims": count, "lines": count * 3}


def no_sums(route: Route) -> None:
    """统计 of a time without claims."""
    route.fulfill(
        json={
            "by": "month",
            "scope": "mine",
            "scopes": ["mine"],
            "first": "2025-12-01",
            "last": "2026-11-23",
            "items": [],
            "rest": None,
            "amount_fen": 0,
            "claims": 0,
            "lines": 0,
        }
    )


def _row(no: int, **changed: Any) -> dict[str, Any]:
    return {
        "claim_id": no,
        "claim_no": f"BX261120-A2B3C{no}",
        "line_no": 1,
        "kind": "expense",
        "status": "paid",
        "claimant": "林小满",
        "department": "市场部",
        "submitted_at": "2026-11-20T02:00:00.000Z",
        "expense_type": "差旅费",
        "purpose": "武汉客户项目验收，往返高铁",
        "happened_on": "2026-11-18",
        "invoice_kind": "数电票（普通发票）",
        "invoice_code": None,
        "invoice_number": f"2642200000000000000{no}",
        "issued_on": "2026-11-18",
        "seller_name": "武汉江汉餐饮管理有限公司",
        "amount_without_tax_fen": 943_396,
        "tax_fen": 56_604,
        "total_fen": 1_000_000,
        "amount_fen": 1_000_000,
        "approved_fen": 1_000_000,
        "voucher_no": f"2026-11 记-{no}",
        "paid_on": "2026-11-21",
    } | changed


LINES = {
    "first": "2025-12-01",
    "last": "2026-11-23",
    "items": [
        _row(1),
        _row(2, status="approved", approved_fen=680_000, voucher_no=None, paid_on=None),
        _row(
            3,
            status="in_approval",
            approved_fen=None,
            voucher_no=None,
            paid_on=None,
            invoice_number=None,
            invoice_kind=None,
            seller_name=None,
            amount_without_tax_fen=None,
            tax_fen=None,
            total_fen=None,
            expense_type="交通费",
            purpose="地铁充值",
            amount_fen=5_000,
        ),
    ],
    "next_cursor": None,
}
