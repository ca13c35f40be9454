"""The product in other engines than Chromium, where they are installed (docs/browsers.md).

They are optional: without them these tests skip, also where everything else is required. They
are slow, and say little of the product that the same journeys in Chromium do not say.
"""

import base64
import io
import json
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
import segno

from tests.e2e import engines
from tests.e2e.conftest import free_port
from tests.e2e.engines import Engine
from tests.e2e.test_install import front_of
from tests.personas import LIN, PASSWORD
from tests.suite_rules import OPTIONAL

pytestmark = pytest.mark.slow

NewPayloads = Callable[[int], list[str]]

Start = Callable[[Path, int], AbstractContextManager[Engine]]

_ENGINES: dict[str, tuple[Callable[[], str | None], Start]] = {
    "webkit": (engines.missing_for_webkit, engines.webkit),
    "firefox": (engines.missing_for_firefox, engines.firefox),
}
_TYPE = """((label, text) => {
    const named = [...document.querySelectorAll('label')]
        .find((one) => one.textContent.trim().startsWith(label))
    const field = named.control ?? named.querySelector('input')
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
    return true
})"""
_PRESS = """((text) => {
    const button = [...document.querySelectorAll('button')]
        .find((one) => one.textContent.trim() === text && !one.disabled)
    button.click()
    return true
})"""
_SHOWS = "(text => document.body?.innerText.includes(text) ?? false)"
_CAN_SUBMIT = """[...document.querySelectorAll('button')]
    .some((one) => one.type === 'submit' && !one.disabled)"""
_GIVE_PICTURE = """(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0))
    const files = new DataTransfer()
    files.items.add(new File([bytes], 'photo.png', { type: 'image/png' }))
    const input = document.querySelector('input[type=file]')
    input.files = files.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
    return true
})"""


@pytest.fixture(params=sorted(_ENGINES), scope="module")
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    missing, start = _ENGINES[request.param]
    if needed := missing():
        pytest.skip(f"{OPTIONAL}: {needed}")
    with start(tmp_path_factory.mktemp(request.param), free_port()) as running:
        yield running


def called(function: str, *arguments: str) -> str:
    """The expression that calls a function of ours with texts."""
    return f"{function}({', '.join(json.dumps(one) for one in arguments)})"


def until(engine: Engine, expression: str, within_s: float = 30) -> Any:
    """Waits for a true value; fails with what the page shows."""
    deadline = time.monotonic() + within_s
    while not (value := engine.run(expression)):
        shown = engine.run("document.body?.innerText")
        assert time.monotonic() < deadline, f"not in time: {expression}\n{shown}"
        time.sleep(0.2)
    return value


def sign_in(engine: Engine, server: str) -> None:
    """By the form, as a person does."""
    engine.open(f"{server}/login")
    until(engine, "document.querySelectorAll('label').length >= 2")
    engine.run(called(_TYPE, "用户名", LIN.username))
    engine.run(called(_TYPE, "密码", PASSWORD))
    until(engine, _CAN_SUBMIT)
    engine.run(called(_PRESS, "登录"))
    until(engine, called(_SHOWS, f"{LIN.display_name}"))


def test_one_signs_in_scans_a_photo_and_finds_it_in_the_wallet(
    engine: Engine, server: str, new_payloads: NewPayloads
) -> None:
    payload = new_payloads(1)[0]
    number = payload.split(",")[3]
    picture = io.BytesIO()
    segno.make_qr(payload).save(picture, kind="png", scale=8, border=4)

    sign_in(engine, server)
    engine.open(f"{server}/scan")
    until(engine, "document.querySelector('input[type=file]') !== null")
    engine.run(called(_GIVE_PICTURE, base64.b64encode(picture.getvalue()).decode()))
    until(engine, called(_SHOWS, "查验一致"))
    engine.open(f"{server}/wallet")

    until(engine, called(_SHOWS, number))


def test_the_camera_shows_and_the_decoder_is_ready(engine: Engine, server: str) -> None:
    sign_in(engine, server)

    engine.open(f"{server}/scan")

    until(engine, "(document.querySelector('video')?.videoWidth ?? 0) > 0")
    until(engine, called(_SHOWS, "对准发票左上角"))


def test_the_app_opens_while_the_server_is_away(engine: Engine, server: str) -> None:
    with front_of(server) as front:
        url = front.url
        sign_in(engine, url)
        assert engine.run("navigator.serviceWorker.ready.then((one) => Boolean(one.active))")
        engine.open(f"{url}/wallet")
        until(engine, "Boolean(navigator.serviceWorker.controller)")
    until(engine, called(_SHOWS, "连不上服务器"))

    engine.run("setTimeout(() => location.assign('/offline'))")

    until(engine, called(_SHOWS, "离线数据"))
