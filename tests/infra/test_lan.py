"""Which of this machine's addresses phones use."""

from ipaddress import ip_address

import pytest

from backend.infra.config import Settings, SettingsError, read_settings
from backend.infra.lan import default_interface, in_url, names_of, this_machine

HEAD = "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n"


def route(interface: str, destination: str, metric: int, mask: str) -> str:
    return f"{interface}\t{destination}\t0102A8C0\t0003\t0\t0\t{metric}\t{mask}\t0\t0\t0\n"


def test_the_default_route_with_the_least_metric_names_the_first_interface() -> None:
    table = (
        HEAD
        + route("wlan0", "00000000", 600, "00000000")
        + route("eth0", "00000000", 100, "00000000")
        + route("docker0", "000011AC", 0, "0000FFFF")
    )

    assert default_interface(table) == "eth0"


@pytest.mark.parametrize("table", ["", HEAD, HEAD + route("eth0", "0000A8C0", 0, "00FFFFFF")])
def test_a_machine_without_a_default_route_has_no_first_interface(table: str) -> None:
    assert default_interface(table) is None


@pytest.mark.parametrize(
    ("hostname", "names"),
    [
        ("Finance-PC", ("finance-pc", "finance-pc.local")),
        ("pc.example.com", ("pc.example.com",)),
        ("财务电脑", ()),
        ("my_pc", ()),
        ("-", ()),
        ("a" * 64, ()),
        ("", ()),
    ],
)
def test_a_hostname_becomes_names_only_when_an_address_can_hold_it(
    hostname: str, names: tuple[str, ...]
) -> None:
    assert names_of(hostname) == names


def test_no_loopback_address_is_offered_to_phones() -> None:
    machine = this_machine(listening_on=Settings().tls_host)

    assert not [one for one in machine.addresses if one.is_loopback]
    assert machine.host == (str(machine.addresses[0]) if machine.addresses else "")


def test_an_address_to_listen_on_is_the_only_one() -> None:
    machine = this_machine(listening_on="192.168.1.20")

    assert machine.addresses == (ip_address("192.168.1.20"),)
    assert machine.host == "192.168.1.20"


def test_a_chosen_name_comes_first() -> None:
    machine = this_machine(listening_on="192.168.1.20", called="Fapiao.lan")

    assert (machine.host, machine.names[0]) == ("fapiao.lan", "fapiao.lan")
    assert machine.is_called("FAPIAO.lan")
    assert machine.is_called("192.168.1.20")
    assert not machine.is_called("192.168.1.21")
    assert not machine.is_called("evil.lan")


def test_a_chosen_address_comes_first_and_is_brought_in_once() -> None:
    machine = this_machine(listening_on="192.168.1.20", called="192.168.1.20")

    assert machine.addresses == (ip_address("192.168.1.20"),)


@pytest.mark.parametrize(("host", "written"), [("10.0.0.1", "10.0.0.1"), ("fd00::2", "[fd00::2]")])
def test_an_address_is_written_as_browsers_want_it(host: str, written: str) -> None:
    assert in_url(host) == written


def test_the_public_address_is_https_on_the_lan_when_the_kit_is_on() -> None:
    kit = Settings(tls=True, tls_host="192.168.1.20", tls_port=8443)

    assert kit.effective_public_url == "https://192.168.1.20:8443"
    assert kit.desk_url == "http://127.0.0.1:8000"


def test_a_chosen_public_address_stays() -> None:
    kit = Settings(tls=True, tls_host="192.168.1.20", public_url="https://fapiao.lan:8443/")

    assert kit.effective_public_url == "https://fapiao.lan:8443"
    assert kit.machine.host == "fapiao.lan"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PUBLIC_URL", "http://fapiao.lan"),
        ("PUBLIC_URL", "fapiao.lan"),
        ("TLS_HOST", "fapiao.lan"),
        ("TLS_PORT", "0"),
        ("ONBOARD_PORT", "70000"),
    ],
)
def test_a_setting_that_the_kit_cannot_use_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        read_settings({"TLS": "1", name: value})
