"""compose.yaml and the Dockerfile speak of settings and commands that exist, and of no secret."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from backend.cli import main
from backend.infra.config import Settings

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "compose.yaml").read_text("utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load(TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
PRODUCT = {name: one for name, one in SERVICES.items() if one["image"] == "piaokatong"}
SETTINGS = {one.name.upper() for one in fields(Settings)}


def texts(value: object) -> Iterator[str]:
    match value:
        case dict():
            for one in value.values():
                yield from texts(one)
        case list():
            for one in value:
                yield from texts(one)
        case _:
            yield str(value)


def test_every_setting_that_is_passed_exists() -> None:
    passed = {name for service in PRODUCT.values() for name in service["environment"]}

    assert passed <= SETTINGS


def test_every_secret_comes_from_outside_and_has_no_default() -> None:
    variables = {found for text in texts(SERVICES) for found in re.findall(r"\$\{[^}]+\}", text)}
    secrets = {one for one in variables if "PASSWORD" in one or "KEY" in one}

    assert secrets
    assert all(":?" in one or one.endswith(":-}") for one in secrets)


def test_every_image_is_built_here_or_has_a_version() -> None:
    foreign = [one["image"] for one in SERVICES.values() if "build" not in one]

    assert all(re.search(r":\d", image) for image in foreign)


@pytest.mark.parametrize("service", [name for name, one in PRODUCT.items() if "command" in one])
def test_every_command_exists(service: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = PRODUCT[service]["command"]
    assert command[:2] == ["python", "app.py"]

    with pytest.raises(SystemExit) as end:
        main([*command[2:], "--help"])

    assert end.value.code == 0
    assert capsys.readouterr().out


def test_every_volume_and_dependency_is_declared() -> None:
    named = {
        volume.partition(":")[0]
        for service in SERVICES.values()
        for volume in service.get("volumes", [])
        if not volume.startswith(".")
    }
    needed = {name for service in SERVICES.values() for name in service.get("depends_on", [])}

    assert named == set(COMPOSE["volumes"])
    assert needed <= set(SERVICES)


def test_every_way_that_the_proxy_offers_is_open() -> None:
    """Caddy tells browsers of HTTP/3 on the HTTPS port, which is UDP."""
    assert {"443:443", "443:443/udp"} <= set(SERVICES["caddy"]["ports"])


def test_the_image_copies_only_what_is_there_and_allowed() -> None:
    allowed = (ROOT / ".dockerignore").read_text("utf-8").split()
    dockerfile = (ROOT / "Dockerfile").read_text("utf-8")
    sources = re.findall(r"^COPY (?!--from)(.+) \S+$", dockerfile, re.MULTILINE)

    for source in " ".join(sources).split():
        assert (ROOT / source).exists()
        assert f"!{source.partition('/')[0]}" in allowed
