"""What an empty search of the wallet offers in the book: of the API's shape."""

from typing import Any

from playwright.sync_api import Page, expect

TYPED = "26442000000000012354"


def _counted(count: int, *, is_more: bool = False) -> dict[str, Any]:
    return {"count": count, "is_more": is_more}


RELAXED: dict[str, Any] = {
    "excludes_most": "filter",
    "relaxed": [
        {"condition": "filter", **_counted(12)},
        {"condition": "month", **_counted(3)},
        {"condition": "q", **_counted(0)},
    ],
    "without_any": _counted(100, is_more=True),
    "near_numbers": ["26442000000000012345", "26442000000000012344"],
}


def search_in_vain(page: Page) -> None:
    """Type a number that is not there."""
    page.get_by_placeholder("发票号码或销售方").fill(TYPED)
    expect(page.get_by_text(f"没有与「{TYPED}」相符的发票")).to_be_visible()
