"""The page for new phones: the certificate in every form, and nothing else over plain HTTP."""

import plistlib
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from flask.testing import FlaskClient

from backend.infra import tls
from backend.infra.config import Settings
from backend.infra.lan import Machine
from backend.onboard.server import Device, create_onboarding, device_of

HOST = "192.168.1.20"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"
PIXEL = "Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/130.0 Mobile Safari/537.36"
MATE = "Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 ArkWeb/4.1 Mobile"


@pytest.fixture
def kit(tmp_path: Path) -> Settings:
    return Settings(piaokatong_data=tmp_path, tls=True, tls_host=HOST)


@pytest.fixture
def authority(kit: Settings) -> x509.Certificate:
    return tls.renew(kit.piaokatong_data, kit.machine).authority


@pytest.fixture
def phone(kit: Settings, authority: x509.Certificate) -> FlaskClient:
    """A phone that came to the machine's LAN address."""
    client = create_onboarding(kit).test_client()
    client.environ_base["HTTP_HOST"] = f"{HOST}:8088"
    return client


def test_the_page_names_the_fingerprint_and_the_address_to_open(
    phone: FlaskClient, authority: x509.Certificate
) -> None:
    page = phone.get("/onboard").text

    assert tls.fingerprint(authority) in page.replace("<wbr>", "")
    assert f'href="https://{HOST}:8443/"' in page
    assert "证书信任设置" in page
    assert "CA 证书" in page
    assert '鸿蒙 <span class="tag">未测试</span>' in page


def test_the_short_address_leads_to_the_page(phone: FlaskClient) -> None:
    answer = phone.get("/")

    assert (answer.status_code, answer.location) == (302, "/onboard")


@pytest.mark.parametrize(
    ("path", "encoding"),
    [("/onboard/piaokatong-ca.crt", Encoding.DER), ("/onboard/piaokatong-ca.pem", Encoding.PEM)],
)
def test_the_certificate_is_offered_in_both_encodings(
    phone: FlaskClient, authority: x509.Certificate, path: str, encoding: Encoding
) -> None:
    answer = phone.get(path)

    assert answer.content_type == "application/x-x509-ca-cert"
    assert answer.data == authority.public_bytes(encoding)
    assert b"PRIVATE" not in answer.data


def test_the_profile_for_ios_holds_the_certificate_as_a_root(
    phone: FlaskClient, authority: x509.Certificate
) -> None:
    answer = phone.get("/onboard/piaokatong.mobileconfig")

    profile = plistlib.loads(answer.data)
    (root,) = profile["PayloadContent"]
    assert answer.content_type == "application/x-apple-aspen-config"
    assert (profile["PayloadType"], profile["PayloadVersion"]) == ("Configuration", 1)
    assert root["PayloadType"] == "com.apple.security.root"
    assert root["PayloadContent"] == authority.public_bytes(Encoding.DER)
    assert root["PayloadUUID"] != profile["PayloadUUID"]


def test_the_same_certificate_gives_the_same_profile(phone: FlaskClient) -> None:
    path = "/onboard/piaokatong.mobileconfig"

    assert phone.get(path).data == phone.get(path).data


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/login"),
        ("GET", "/api/me"),
        ("GET", "/login"),
        ("GET", "/api/openapi.json"),
        ("GET", "/healthz"),
        ("GET", "/index.html"),
        ("POST", "/onboard"),
        ("PUT", "/onboard/piaokatong-ca.crt"),
        ("GET", "/onboard/authority.pem"),
        ("GET", "/onboard/../tls/authority.pem"),
        ("GET", "/onboard/check.js/x"),
    ],
)
def test_everything_else_is_refused_with_the_way_to_go_on(
    phone: FlaskClient, method: str, path: str
) -> None:
    answer = phone.open(path, method=method, json={"username": "lin"} if method != "GET" else None)

    assert answer.status_code == 404
    assert 'href="/onboard"' in answer.text
    assert "https://" in answer.text


def test_no_answer_sets_a_cookie_or_lets_a_script_of_others_run(phone: FlaskClient) -> None:
    for path in ("/", "/onboard", "/onboard/check.js", "/onboard/piaokatong-ca.crt", "/login"):
        answer = phone.get(path)

        assert "Set-Cookie" not in answer.headers
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("host", ["evil.example.com", "192.168.1.21:8088", "x';script-src *", ""])
def test_a_foreign_host_header_is_not_believed(phone: FlaskClient, host: str) -> None:
    answer = phone.get("/onboard", headers={"Host": host})

    assert f'href="https://{HOST}:8443/"' in answer.text
    assert f"connect-src https://{HOST}:8443;" in answer.headers["Content-Security-Policy"]


def test_a_phone_that_came_by_name_stays_with_the_name(
    phone: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine((ip_address(HOST),), ("finance-pc", "finance-pc.local"), HOST)
    monkeypatch.setattr(Settings, "machine", machine)

    page = phone.get("/onboard", headers={"Host": "finance-pc.local:8088"}).text

    assert 'href="https://finance-pc.local:8443/"' in page
    assert "http://finance-pc.local:8088<wbr>/onboard" in page


def test_a_chosen_public_address_is_shown_however_the_phone_came(tmp_path: Path) -> None:
    kit = Settings(
        piaokatong_data=tmp_path, tls=True, tls_host=HOST, public_url="https://fapiao.lan:9443"
    )
    tls.renew(tmp_path, kit.machine)

    page = create_onboarding(kit).test_client().get("/onboard", headers={"Host": HOST}).text

    assert 'href="https://fapiao.lan:9443/"' in page
    assert "http://fapiao.lan:8088<wbr>/onboard" in page


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [(IPHONE, Device.IOS), (PIXEL, Device.ANDROID), (MATE, Device.HARMONY), ("", Device.COMPUTER)],
)
def test_the_steps_of_the_phone_in_hand_are_open(
    phone: FlaskClient, user_agent: str, device: Device
) -> None:
    page = phone.get("/onboard", headers={"User-Agent": user_agent}).text

    assert device_of(user_agent) is device
    assert f'<main class="{device}">' in page
    assert page.count('<details class="card" open>') == (device is not Device.COMPUTER)


def test_wechat_is_sent_to_the_systems_browser(phone: FlaskClient) -> None:
    inside = phone.get("/onboard", headers={"User-Agent": f"{IPHONE} MicroMessenger/8.0"}).text
    outside = phone.get("/onboard", headers={"User-Agent": IPHONE}).text

    assert "请换用系统浏览器" in inside
    assert "请换用系统浏览器" not in outside


def test_without_certificates_the_page_says_what_to_do(kit: Settings) -> None:
    answer = create_onboarding(kit).test_client().get("/onboard")

    assert answer.status_code == 503
    assert "./run tls" in answer.text
