"""Files that no reader could open, as the book shows them: of the API's shape."""

from typing import Any

from backend.reading.files import ALLOWED

Json = dict[str, Any]
_FORMATS = {"label": ALLOWED, "accept": ".pdf"}


def _upload(**changes: Any) -> Json:
    return {
        "id": 42,
        "reference_no": "PK261207-7K3MQXWA",
        "state": "rejected",
        "reason_code": "broken",
        "reason": (
            "PDF 已损坏或不完整，无法打开。请上传销售方发来的原始文件，或拍照上传。"
            "另外试读了其中的2个图片或 PDF，也没有找到发票二维码。"
        ),
        "channel": "file_upload",
        "file_name": "11月水电费发票.pdf",
        "format": "pdf",
        "format_label": "PDF 文件",
        "byte_count": 182_400,
        "sha256": "5f2c9a1e" * 8,
        "pages": 0,
        "hint": None,
        "duplicate_of_id": None,
        "duplicate_of_reference_no": None,
        "can_retry": True,
        "can_enter": True,
        "is_reader_newer": True,
        "is_kept": True,
        "invoices": [],
        "captured_at": "2026-12-07T02:03:20Z",
        "created_at": "2026-12-07T02:03:20Z",
        "state_changed_at": "2026-12-07T02:03:22Z",
    } | changes


def _page(*items: Json) -> Json:
    names = ("reading", "stored", "duplicate", "needs_confirmation", "rejected")
    counts = {name: sum(one["state"] == name for one in items) for name in names}
    return {
        "items": list(items),
        "next_cursor": None,
        "counts": counts | {"total": len(items)},
        "limit_bytes": 20_000_000,
        "formats": _FORMATS,
    }


BROKEN = _upload()
_UNKNOWN = _upload(
    id=41,
    reference_no="PK261206-M2VD6KXA",
    reason_code="bad_format",
    reason=(
        "这是 Office 文档（Word、Excel 等），不是发票原件。"
        f"支持 {ALLOWED}；请改传发票的原始文件，或拍照上传。"
    ),
    file_name="会议纪要.docx",
    format=None,
    format_label="未知格式",
    is_reader_newer=False,
)
PAGE = _page(BROKEN, _UNKNOWN)
NONE_WAITING = _page()
