"""Settings out of the environment: read, converted, checked; and as a table for the documents."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import Field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from backend.infra.config.settings import Settings, SettingsError, VerifyProviderName
from backend.infra.lan import parse_address

_HOURS = r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment (``os.environ`` when None); SettingsError names a bad value."""
    source = os.environ if environment is None else environment
    given = {
        one.name: _converted(one, source[one.name.upper()])
        for one in fields(Settings)
        if source.get(one.name.upper(), "") != ""
    }
    settings = Settings(**given)
    for problem in _problems_of(settings):
        raise SettingsError(problem)
    return settings


def _converted(one: Field[Any], text: str) -> Any:
    name = one.name.upper()
    default: Any = one.default
    if isinstance(default, bool):
        if text.lower() not in {"0", "1", "true", "false", "yes", "no"}:
            raise SettingsError(f"{name}={text}: use 1 or 0")
        return text.lower() in {"1", "true", "yes"}
    try:
        value = type(default)(text) if not isinstance(default, Path) else Path(text)
    except ValueError as error:
        raise SettingsError(f"{name}={text} is not usable: {error}") from error
    least, most = one.metadata["least"], one.metadata["most"]
    if isinstance(value, int | float) and not least <= value <= most:
        raise SettingsError(f"{name}={text}: use {least} to {most}")
    return value


def _problems_of(settings: Settings) -> Iterator[str]:
    """What each value alone does not show; addresses are not repeated, they hold passwords."""
    if settings.files_url and not settings.files_url.startswith("file:///"):
        yield "FILES_URL must be empty or file:///absolute/path"
    if settings.database_url and not _is_address(settings.database_url, "postgresql+psycopg"):
        yield (
            "DATABASE_URL must be empty or postgresql+psycopg://user:password@host/name,"
            " with special signs of the password as %XX"
        )
    if not _is_address(settings.tencent_endpoint, "https", "http"):
        yield "TENCENT_ENDPOINT must look like https://host"
    if settings.public_url and not _is_address(settings.public_url, "https", "http"):
        yield "PUBLIC_URL must be empty or look like https://host"
    if settings.tls and settings.public_url.startswith("http:"):
        yield "TLS=1 needs PUBLIC_URL to be empty or https://host:port"
    if settings.tls and parse_address(settings.tls_host) is None:
        yield f"TLS_HOST={settings.tls_host}: use an address of this machine, or 0.0.0.0"
    if settings.robot_test_url and not _is_loopback(settings.robot_test_url):
        yield "ROBOT_TEST_URL must be empty or http://127.0.0.1:port"
    if settings.verify_rest and re.fullmatch(_HOURS, settings.verify_rest) is None:
        yield "VERIFY_REST must be empty or look like 22:00-06:00"
    if settings.demo and settings.verify_provider is VerifyProviderName.TENCENT:
        yield "DEMO=1 would pay for questions about invented invoices: leave VERIFY_PROVIDER out"
    yield from _problems_of_station(settings)


def _problems_of_station(settings: Settings) -> Iterator[str]:
    if settings.bureau_url and not _is_address(settings.bureau_url, "https", "http"):
        yield "BUREAU_URL must be empty or look like https://host"
    if any(not one.is_absolute() for one in settings.backup_folders) and settings.backup_places:
        yield "BACKUP_PLACES must be absolute folders, separated by colons"


def _is_address(text: str, *schemes: str) -> bool:
    try:
        address = urlsplit(text)
        return address.scheme in schemes and bool(address.netloc) and address.port != 0
    except ValueError:
        return False


def _is_loopback(text: str) -> bool:
    return _is_address(text, "http") and urlsplit(text).hostname in {"127.0.0.1", "::1"}


def describe_settings() -> str:
    """Every setting as a Markdown table, for docs/operate/settings.md."""
    lines = ["| variable | default | meaning |", "|---|---|---|"]
    for one in fields(Settings):
        shown = f"`{one.default}`" if one.default != "" else "(empty)"
        lines.append(f"| `{one.name.upper()}` | {shown} | {one.metadata['text']} |")
    return "\n".join(lines)
