"""Settings: what cannot work is refused by name, before anything starts."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from backend.infra.config import SettingsError, VerifyProviderName, load_secrets, read_settings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("WEB_PROCESSES", "0"),
        ("WEB_THREADS", "-1"),
        ("VERIFY_TIMEOUT_S", "nan"),
        ("VERIFY_TIMEOUT_S", "inf"),
        ("VERIFY_TIMEOUT_S", "0"),
        ("VERIFY_DAILY_LIMIT", "0"),
        ("VERIFY_WINDOW_YEARS", "99999"),
        ("VERIFY_PROVIDER", "baidu"),
        ("TRUSTED_PROXIES", "-1"),
        ("DEMO", "maybe"),
        ("FILES_URL", "s3://bucket"),
        ("TENCENT_ENDPOINT", "ocr.tencentcloudapi.com"),
        ("DATABASE_URL", "mysql://zhao@127.0.0.1/none"),
        ("DATABASE_URL", "postgresql+psycopg://zhao@127.0.0.1:port/none"),
    ],
)
def test_a_value_that_cannot_work_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        read_settings({name: value})


@pytest.mark.parametrize(
    "url", ["postgres://zhao:geheim@host/x", "postgresql+psycopg://a:geh/eim@b/c"]
)
def test_a_refused_address_is_not_repeated_since_it_holds_a_password(url: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings({"DATABASE_URL": url})

    assert "geh" not in str(refused.value)


def test_the_demo_never_asks_a_provider_that_costs_money() -> None:
    with pytest.raises(SettingsError, match="DEMO"):
        read_settings({"DEMO": "1", "VERIFY_PROVIDER": "tencent"})


def test_what_is_left_empty_has_its_default() -> None:
    settings = read_settings({"PORT": "", "WEB_THREADS": "8", "VERIFY_PROVIDER": "manual"})

    assert (settings.port, settings.web_threads) == (8000, 8)
    assert settings.verify_provider is VerifyProviderName.MANUAL
    assert settings.effective_sandbox_port == 8001


def test_secrets_are_made_once_for_the_owner_only(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(load_secrets, [tmp_path] * 8))

    (secrets,) = made
    (file,) = tmp_path.iterdir()
    assert file.stat().st_mode & 0o077 == 0
    assert json.loads(file.read_text())["sandbox_secret_key"] == secrets.sandbox_secret_key


def test_a_secret_that_an_older_version_did_not_know_is_added(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    path.write_text('{"sandbox_secret_id": "a", "sandbox_secret_key": "b", "blind_key": "c"}')
    path.chmod(0o600)

    with ThreadPoolExecutor(8) as pool:
        read = set(pool.map(load_secrets, [tmp_path] * 8))

    (secrets,) = read
    assert (secrets.sandbox_secret_id, secrets.blind_key) == ("a", "c")
    assert len(bytes.fromhex(secrets.field_key)) == len(bytes.fromhex(secrets.vapid_key)) == 32
    assert [file.name for file in tmp_path.iterdir()] == ["secrets.json"]
    assert path.stat().st_mode & 0o077 == 0


def test_a_secret_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    load_secrets(tmp_path)
    path = tmp_path / "secrets.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"of_tomorrow": "x"}))

    load_secrets(tmp_path)

    assert json.loads(path.read_text())["of_tomorrow"] == "x"
