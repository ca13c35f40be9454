"""The camera screen when things are not as they should be: refused, missing, a wrong code."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Playwright, expect

from backend.reading.qr import TitleCard, build_title
from tests.e2e import camera
from tests.e2e.camera import Look, photograph
from tests.e2e.conftest import MakeClip, OpenPhone
from tests.e2e.phone import open_phone, tray_rows
from tests.personas import LIN

NewPayloads = Callable[[int], list[str]]

TITLE = build_title(TitleCard("虚构贸易有限公司", "91990000MA00000D38", "虚构路1号", "虚构银行"))
OFFICIAL = (
    "https://inv-veri.chinatax.gov.cn/"
    "?fpdm=099002500111&fphm=00000003&kprq=20250104&kjje=97.09&jym=654321"
)
WATCH_STREAMS = """
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    window.openedTracks = []
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted)
      window.openedTracks.push(...stream.getTracks())
      return stream
    }
"""


def number_of(payload: str) -> str:
    return payload.split(",")[3]


def test_a_refused_camera_is_told_with_what_to_do(
    playwright: Playwright, chromium: str, server: str, tmp_path: Path
) -> None:
    with open_phone(
        playwright,
        chromium,
        server,
        profile=tmp_path / "profile",
        sign_in_as=LIN,
        may_use_camera=False,
    ) as lin:
        page = lin.open("/scan")

        expect(page.get_by_text("没有相机权限")).to_be_visible()
        expect(page.get_by_text("把「相机」改为允许")).to_be_visible()
        page.get_by_role("button", name="手动输入").click()
        expect(page.get_by_role("heading", name="手工录入")).to_be_visible()


def test_a_device_without_a_camera_can_still_take_a_photograph(
    playwright: Playwright,
    chromium: str,
    server: str,
    tmp_path: Path,
    new_payloads: NewPayloads,
) -> None:
    payload = new_payloads(1)[0]
    look = Look(module_px=3.4, blur_px=1.0, noise=9, seal=True, roll=12)
    Image.fromarray(photograph(payload, look, seed=5)).save(tmp_path / "photo.png")
    Image.fromarray(camera.empty_desk(1)[0]).save(tmp_path / "desk.png")
    (tmp_path / "no-picture.png").write_bytes(b"not a picture")
    with open_phone(
        playwright,
        chromium,
        server,
        profile=tmp_path / "profile",
        sign_in_as=LIN,
        has_camera=False,
    ) as lin:
        page = lin.open("/scan")
        expect(page.get_by_text("没有找到相机")).to_be_visible()
        album = page.locator("input[type=file]")

        album.set_input_files(tmp_path / "photo.png")
        expect(tray_rows(page).filter(has_text=number_of(payload))).to_contain_text(
            "查验", timeout=20_000
        )
        page.reload()
        album.set_input_files(tmp_path / "desk.png")
        expect(tray_rows(page).first).to_contain_text("待确认", timeout=20_000)
        album.set_input_files(tmp_path / "no-picture.png")
        expect(tray_rows(page).first).to_contain_text("不是支持的格式", timeout=20_000)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TITLE, "这是开票抬头二维码"),
        ("wxp://f2f0abcdefgh", "这是付款二维码"),
        ("https://example.com/menu", "这是一个网址"),
        ("hello", "不是发票二维码"),
    ],
)
def test_a_wrong_code_is_named_and_not_kept(
    phone: OpenPhone, make_clip: MakeClip, text: str, words: str
) -> None:
    with phone(clip=make_clip([text])) as lin:
        page = lin.open("/scan")

        expect(page.get_by_text(words)).to_be_visible(timeout=20_000)
        expect(tray_rows(page)).to_have_count(0)
        lin.open("/offline")
        expect(page.get_by_text("没有待上传的数据")).to_be_visible()


def test_the_official_link_fills_the_form(phone: OpenPhone, make_clip: MakeClip) -> None:
    with phone(clip=make_clip([OFFICIAL])) as lin:
        page = lin.open("/scan")
        page.get_by_role("button", name="填入表单").click(timeout=20_000)

        expect(page.get_by_label("发票代码")).to_have_value("099002500111")
        expect(page.get_by_label("发票号码")).to_have_value("00000003")
        expect(page.get_by_label("开票日期")).to_have_value("2025-01-04")
        expect(page.get_by_label("校验码")).to_have_value("654321")


def test_two_codes_in_one_picture_are_both_captured(
    phone: OpenPhone, new_payloads: NewPayloads, tmp_path: Path
) -> None:
    left, right = new_payloads(2)
    pictures = [
        photograph(text, Look(module_px=6.0, noise=3, shift=(shift, 0)), seed=3)
        for text, shift in ((left, -300.0), (right, 300.0))
    ]
    half = camera.WIDTH // 2
    both = np.concatenate([pictures[0][:, :half], pictures[1][:, half:]], axis=1)
    clip = camera.write_clip(tmp_path / "both.y4m", [both] * 5, fps=5)
    with phone(clip=clip) as lin:
        page = lin.open("/scan")

        for payload in (left, right):
            row = tray_rows(page).filter(has_text=number_of(payload))
            expect(row).to_contain_text("查验", timeout=20_000)


def test_leaving_the_screen_lets_the_camera_go(
    phone: OpenPhone, make_clip: MakeClip, new_payloads: NewPayloads
) -> None:
    with phone(clip=make_clip(new_payloads(1))) as lin:
        lin.page.add_init_script(WATCH_STREAMS)
        page = lin.open("/scan")
        expect(tray_rows(page)).to_have_count(1, timeout=20_000)
        assert page.evaluate("openedTracks.map((track) => track.readyState)") == ["live"]

        page.get_by_role("button", name="完成").click()

        expect(page.get_by_role("heading", name="票夹")).to_be_visible()
        assert page.evaluate("openedTracks.map((track) => track.readyState)") == ["ended"]


def test_one_by_one_the_scanner_waits_for_a_tap(
    phone: OpenPhone, make_clip: MakeClip, new_payloads: NewPayloads
) -> None:
    with phone(clip=make_clip(new_payloads(3), seconds_each=1.5)) as lin:
        page = lin.open("/scan")
        page.get_by_role("switch", name="连续扫码").click()
        go_on = page.get_by_role("button", name="继续扫")
        expect(go_on).to_be_visible(timeout=20_000)
        held = tray_rows(page).count()
        page.wait_for_timeout(4_000)
        assert tray_rows(page).count() == held

        go_on.click()

        expect(tray_rows(page)).to_have_count(held + 1, timeout=20_000)
