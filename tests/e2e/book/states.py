"""How a page is brought into a state: what a person would do, and what a poor browser lacks."""

import io
from collections.abc import Callable

from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from backend.sandbox.payloads import bulk_payload
from tests.e2e.camera import Look, Picture, empty_desk, photograph

WECHAT = (
    "Mozilla/5.0 (Linux; Android 13; V2199A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0"
    " Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 MicroMessenger/8.0.49.2600"
)
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
    " Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
)
ON_IPHONE = f"Object.defineProperty(navigator, 'userAgent', {{ get: () => '{IPHONE}' }});"
NO_CAMERA_API = "delete Navigator.prototype.mediaDevices;"
PLAIN_HTTP = NO_CAMERA_API + "Object.defineProperty(window, 'isSecureContext', {get: () => false});"
IN_WECHAT = f"Object.defineProperty(navigator, 'userAgent', {{ get: () => '{WECHAT}' }});"
SLOW_DECODER = """
    window.Worker = class extends EventTarget {
        postMessage() {}
        terminate() {}
    };
"""
BROKEN_DECODER = """
    window.Worker = class extends EventTarget {
        constructor() { super(); setTimeout(() => this.dispatchEvent(new Event('error'))) }
        postMessage() {}
        terminate() {}
    };
"""
NO_PUSH = "delete window.PushManager;"
NOTIFICATIONS_DENIED = "Object.defineProperty(Notification, 'permission', { get: () => 'denied' });"
# The person says yes, and nobody is there to subscribe with.
NO_PUSH_SERVICE = """
    Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
    Notification.requestPermission = async () => 'granted';
    Object.defineProperty(navigator.serviceWorker, 'ready', { get: async () => ({
        pushManager: {
            getSubscription: async () => null,
            subscribe: async () => { throw new DOMException('no service', 'AbortError') },
        },
    }) });
"""
OLD_BROWSER = "delete window.WebAssembly;"

_FILL_QUEUE = """entries => new Promise((done, fail) => {
    const opening = indexedDB.open('piaokatong-outbox')
    opening.onerror = () => fail(opening.error)
    opening.onsuccess = () => {
        const writing = opening.result.transaction('entries', 'readwrite')
        for (const entry of entries) writing.objectStore('entries').add(entry)
        writing.oncomplete = () => { opening.result.close(); done() }
    }
})"""
_SCANNED = (
    ("waiting", "01,32,,25990000000000000117,1130.00,20250106,,"),
    ("waiting", "01,32,,25990000000000000218,86.40,20250107,,"),
    ("rejected", "01,32,,2599,1.00,20250107,,"),
)


def press(name: str) -> Callable[[Page], None]:
    """Tap the button of this name."""

    def act(page: Page) -> None:
        page.get_by_role("button", name=name).first.click()

    return act


def turn_on(name: str) -> Callable[[Page], None]:
    """Push the switch of this name."""

    def act(page: Page) -> None:
        page.get_by_role("switch", name=name).click()

    return act


def print_whole_sheets(page: Page) -> None:
    """Not two to a sheet."""
    page.get_by_text("第 1 页，共").first.wait_for()
    press("整张 A4")(page)


def choose_own_days(page: Page) -> None:
    """A period that has no name."""
    press("自选")(page)
    page.get_by_label("开始日期").fill("2026-03-01")
    page.get_by_label("结束日期").fill("2026-08-31")


def enter_impossible_day(page: Page) -> None:
    """A day that no notice about February can name."""
    press("2 月")(page)
    page.get_by_label("公告的截止日").fill("2027-03-23")
    press("保存公告")(page)


def choose_invoices(page: Page) -> None:
    """Begin choosing in 票夹, and tick the first two."""
    press("选择")(page)
    rows = page.get_by_role("checkbox")
    for number in range(2):
        rows.nth(number).click()


def write_purpose(page: Page) -> None:
    """Two invoices chosen, and the sheet for their 用途 open."""
    choose_invoices(page)
    press("设用途")(page)
    expect(page.get_by_role("dialog")).to_be_visible()


def choose_kind(page: Page) -> None:
    page.get_by_role("button", name="发票种类").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def submit_empty_entry(page: Page) -> None:
    page.get_by_label("发票号码").fill("2599")
    press("保存并查验")(page)


def upload_three(page: Page) -> None:
    """One is an invoice, one shows no code, one is no document at all."""
    invoice = photograph(bulk_payload(9_100_000), Look(module_px=6.0), seed=1)
    files: list[FilePayload] = [
        {"name": "餐饮发票.png", "mimeType": "image/png", "buffer": _png(invoice)},
        {"name": "IMG_20260108_093011.png", "mimeType": "image/png", "buffer": _png(_blank())},
        {"name": "会议纪要.docx", "mimeType": "application/msword", "buffer": b"no invoice" * 99},
    ]
    page.locator("input[type=file][multiple]").first.set_input_files(files)


def _blank() -> Picture:
    return empty_desk(1)[0]


def _png(picture: Picture) -> bytes:
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "PNG")
    return file.getvalue()


def write_password(page: Page) -> None:
    page.get_by_label("密码", exact=True).fill("qingchuan")


def open_first_person(page: Page) -> None:
    page.get_by_role("button", name="林小满").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()


def leave_full(page: Page) -> None:
    expect(page.get_by_role("link", name="查看")).to_be_visible()
    press("退出")(page)


def wait_in_queue(page: Page) -> None:
    """Captures that wait, and one that was refused."""
    person_id = page.evaluate("JSON.parse(localStorage['pkt.session']).person.id")
    page.evaluate(_FILL_QUEUE, [_entry(person_id, *one) for one in _SCANNED])
    page.reload()


def _entry(person_id: int, state: str, text: str) -> dict[str, object]:
    is_refused = state == "rejected"
    return {
        "kind": "scan",
        "body": {"text": text, "captured_at": "2026-01-08T01:00:00.000Z"},
        "key": f"book-{text}",
        "personId": person_id,
        "fingerprint": text,
        "createdAt": "2026-01-08T01:00:00.000Z",
        "state": state,
        "answer": None,
        "refusal": {"status": 422, "code": "intake.not_an_invoice", "detail": "", "facts": {}}
        if is_refused
        else None,
        "failure": None if is_refused else "server_error",
        "tries": 2,
        "nextTryAt": 4_102_444_800_000,
        "settledAt": "2026-01-08T01:00:05.000Z" if is_refused else None,
    }
