"""./run tls: a phone that trusts the kit's certificate has all that HTTPS gives."""

import base64
import hashlib
import http.client
import socket
import ssl
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
import requests
import zxingcpp
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from PIL import Image
from playwright.sync_api import Page, Playwright, expect

from backend.infra import tls
from tests.e2e.conftest import free_port, serving, set_up
from tests.e2e.phone import Phone, open_phone
from tests.e2e.test_screens import AXE
from tests.personas import LIN, PASSWORD

NAME = "piaokatong.lan"


@dataclass(frozen=True, slots=True)
class Kit:
    """A running product with the LAN kit."""

    desk_url: str
    data_folder: Path
    tls_port: int
    onboard_port: int

    @property
    def authority_pem(self) -> str:
        return tls.read_authority(self.data_folder).public_bytes(Encoding.PEM).decode()

    @property
    def flags(self) -> tuple[str, ...]:
        """A browser that finds the name, and trusts this server's key for it."""
        pem = tls.server_file(self.data_folder).read_bytes()
        key = x509.load_pem_x509_certificate(pem).public_key()
        spki = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        mark = base64.b64encode(hashlib.sha256(spki).digest()).decode()
        return (
            f"--host-resolver-rules=MAP {NAME} 127.0.0.1",
            f"--ignore-certificate-errors-spki-list={mark}",
        )


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kit]:
    data_folder = tmp_path_factory.mktemp("lan") / "data"
    ports = free_port(), free_port()
    settings = {
        "TLS": "1",
        "TLS_HOST": "127.0.0.1",
        "TLS_PORT": str(ports[0]),
        "ONBOARD_PORT": str(ports[1]),
        "PUBLIC_URL": f"https://{NAME}:{ports[0]}",
    }
    with serving(data_folder, **settings) as url:
        set_up(url)
        yield Kit(url, data_folder, *ports)


@pytest.fixture
def phone(
    playwright: Playwright, chromium: str, kit: Kit, tmp_path: Path
) -> AbstractContextManager[Phone]:
    @contextmanager
    def opened() -> Iterator[Phone]:
        url = f"https://{NAME}:{kit.tls_port}"
        profile = tmp_path / "profile"
        with open_phone(playwright, chromium, url, profile=profile, flags=kit.flags) as one:
            yield one

    return opened()


def _connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=10)


@pytest.mark.parametrize("name", ["127.0.0.1", NAME])
def test_who_trusts_the_authority_is_served(kit: Kit, name: str) -> None:
    context = ssl.create_default_context(cadata=kit.authority_pem)

    connection = http.client.HTTPSConnection("127.0.0.1", kit.tls_port, timeout=10, context=context)
    connection.sock = context.wrap_socket(_connected(kit.tls_port), server_hostname=name)
    connection.request("GET", "/readyz", headers={"Host": f"{name}:{kit.tls_port}"})
    answer = connection.getresponse()

    assert answer.status == 200
    connection.close()


def test_who_does_not_trust_it_is_not(kit: Kit) -> None:
    context = ssl.create_default_context()

    with pytest.raises(ssl.SSLCertVerificationError):
        context.wrap_socket(_connected(kit.tls_port), server_hostname=NAME)


def test_the_session_of_a_phone_travels_over_https_only(kit: Kit, tmp_path: Path) -> None:
    trusted = tmp_path / "ca.pem"
    trusted.write_text(kit.authority_pem, encoding="ascii")
    url = f"https://127.0.0.1:{kit.tls_port}"

    signed_in = requests.post(
        f"{url}/api/login",
        json={"username": LIN.username, "password": PASSWORD},
        headers={"Origin": url},
        verify=str(trusted),
        timeout=20,
    )

    assert signed_in.ok
    assert "; Secure;" in signed_in.headers["Set-Cookie"]


def test_a_request_from_another_site_is_refused_over_https_too(kit: Kit, tmp_path: Path) -> None:
    trusted = tmp_path / "ca.pem"
    trusted.write_text(kit.authority_pem, encoding="ascii")

    answer = requests.post(
        f"https://127.0.0.1:{kit.tls_port}/api/login",
        json={"username": LIN.username, "password": PASSWORD},
        headers={"Origin": "https://evil.example.com"},
        verify=str(trusted),
        timeout=20,
    )

    assert answer.status_code == 403
    assert answer.json()["code"] == "web.foreign_origin"


def test_nobody_signs_in_on_the_onboarding_port(kit: Kit) -> None:
    answer = requests.post(
        f"http://127.0.0.1:{kit.onboard_port}/api/login",
        json={"username": LIN.username, "password": PASSWORD},
        timeout=20,
    )

    assert answer.status_code == 404
    assert not answer.cookies


def test_the_phone_has_camera_and_service_worker_and_signs_in(
    phone: AbstractContextManager[Phone],
) -> None:
    with phone as opened:
        opened.install()
        page = opened.open("/login")
        page.get_by_label("用户名").fill(LIN.username)
        page.get_by_label("密码", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        page.wait_for_url(f"{opened.url}/")
        facts = page.evaluate(
            """async () => ({
                isSecure: window.isSecureContext,
                hasWorker: Boolean((await navigator.serviceWorker.getRegistration())?.active),
                hasCamera: (await navigator.mediaDevices.getUserMedia({ video: true }))
                    .getVideoTracks().length > 0,
                hasCrypto: Boolean(crypto.subtle),
            })"""
        )
        cookies = opened.context.cookies()

    assert facts == {"isSecure": True, "hasWorker": True, "hasCamera": True, "hasCrypto": True}
    assert cookies
    assert all(cookie["secure"] for cookie in cookies)


def test_the_onboarding_page_sees_that_a_new_phone_does_not_trust_it_yet(
    playwright: Playwright, chromium: str, kit: Kit, tmp_path: Path
) -> None:
    url = f"http://127.0.0.1:{kit.onboard_port}"
    with open_phone(
        playwright, chromium, url, profile=tmp_path / "new", flags=kit.flags[:1]
    ) as opened:
        page = opened.open("/onboard")

        expect(page.get_by_text("这台设备还没有信任证书")).to_be_visible()


def test_the_onboarding_page_sees_the_trust_can_be_read_and_leads_to_both_addresses(
    phone: AbstractContextManager[Phone], kit: Kit, tmp_path: Path
) -> None:
    picture = tmp_path / "page.png"
    with phone as opened:
        page = opened.page
        page.goto(f"http://{NAME}:{kit.onboard_port}/onboard")

        expect(page.get_by_text("这台设备已经可以使用")).to_be_visible()

        page.locator(".codes").screenshot(path=picture)
        texts = {one.text for one in zxingcpp.read_barcodes(Image.open(picture))}
        assert texts == {
            f"http://{NAME}:{kit.onboard_port}/onboard",
            f"https://{NAME}:{kit.tls_port}",
        }

        page.locator("summary").first.click()
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert [_faults(page, scheme) for scheme in ("light", "dark")] == [[], []]

        page.get_by_role("link", name="打开票卡通").click()
        page.wait_for_url(f"https://{NAME}:{kit.tls_port}/**")


def _faults(page: Page, scheme: Literal["light", "dark"]) -> list[str]:
    page.emulate_media(color_scheme=scheme)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    is_wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [one["id"] for one in found["violations"]] + ["scrolls sideways"] * is_wide
