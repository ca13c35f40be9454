"""The LAN kit around the supervision: what stops the start, what is told, what is renewed."""

import socket
from ipaddress import ip_address
from pathlib import Path

import pytest

from backend.infra import tls
from backend.infra.config import Settings, read_settings
from backend.infra.lan import Machine
from backend.supervise import PreflightError, lan
from backend.supervise.children import children_of
from tests.fakes import FakeClock
from tests.supervise.conftest import Start, free_port


@pytest.fixture
def kit(tmp_path: Path) -> Settings:
    return Settings(
        piaokatong_data=tmp_path,
        tls=True,
        tls_host="127.0.0.1",
        tls_port=free_port(),
        onboard_port=free_port(),
    )


def test_a_machine_without_a_network_is_told_so(
    kit: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Settings, "machine", Machine((), ("finance-pc",), ""))

    with pytest.raises(PreflightError, match="没有局域网地址") as refused:
        lan.open_kit(kit)

    assert refused.value.code == "supervise.no_lan_address"


@pytest.mark.parametrize("setting", ["TLS_PORT", "ONBOARD_PORT"])
def test_a_port_of_the_kit_in_use_is_named_with_its_setting(tmp_path: Path, setting: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = str(other.getsockname()[1])
        ports = {"TLS_PORT": str(free_port()), "ONBOARD_PORT": str(free_port()), setting: taken}
        kit = read_settings(
            {"PIAOKATONG_DATA": str(tmp_path), "TLS": "1", "TLS_HOST": "127.0.0.1", **ports}
        )

        with pytest.raises(PreflightError, match=f"{setting}=") as refused:
            lan.open_kit(kit)

    assert refused.value.code == "supervise.port_in_use"


def test_an_address_of_another_machine_cannot_be_listened_on(tmp_path: Path) -> None:
    kit = Settings(piaokatong_data=tmp_path, tls=True, tls_host="203.0.113.9", tls_port=free_port())

    with pytest.raises(PreflightError, match="TLS_PORT") as refused:
        lan.open_kit(kit)

    assert refused.value.code == "supervise.address_unusable"


def test_the_terminal_names_the_phones_address_and_the_fingerprint(kit: Settings) -> None:
    renewal = lan.open_kit(kit)

    words = lan.welcome(kit)

    assert f"http://127.0.0.1:{kit.onboard_port}/onboard" in words
    assert tls.fingerprint(renewal.authority) in words
    assert kit.desk_url in words


def test_nothing_is_told_while_nothing_is_due(kit: Settings) -> None:
    lan.open_kit(kit)

    assert lan.look(kit) is None


def test_a_new_address_is_brought_into_the_certificate_and_told(
    kit: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan.open_kit(kit)
    moved = Machine((ip_address("10.0.0.7"),), (), "10.0.0.7")
    monkeypatch.setattr(Settings, "machine", moved)

    news = lan.look(kit)

    assert news is not None
    assert f"https://10.0.0.7:{kit.tls_port}" in news
    assert lan.look(kit) is None


def test_a_lost_network_changes_and_tells_nothing(
    kit: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan.open_kit(kit)
    monkeypatch.setattr(Settings, "machine", Machine((), (), ""))

    assert lan.look(kit) is None


def test_a_new_authority_is_told_with_its_fingerprint(kit: Settings, clock: FakeClock) -> None:
    lan.open_kit(kit)

    clock.pass_time(days=3640)
    news = lan.look(kit)

    authority = tls.read_authority(kit.piaokatong_data)
    assert news is not None
    assert tls.fingerprint(authority) in news


def test_the_kit_adds_its_two_processes_and_only_when_asked(kit: Settings) -> None:
    with_kit = {child.name for child in children_of(kit)}
    without = {child.name for child in children_of(Settings())}

    assert with_kit - without == {"tls", "onboard"}


def test_the_start_names_the_kit_to_who_has_only_plain_http(start: Start) -> None:
    installation = start()

    installation.wait_ready()
    installation.end()

    assert "手机请用 ./run tls" in installation.said


def test_behind_a_proxy_with_https_the_kit_is_not_offered(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://fapiao.example.com")
    installation = start()

    installation.wait_ready()
    installation.end()

    assert "./run tls" not in installation.said
    assert "https://fapiao.example.com" in installation.said
