"""The one right address, told to whoever asks, so that nobody signs in at another."""

from dataclasses import replace

import pytest

from backend.application import create_app
from backend.infra.config import Settings
from tests.personas import NewClient


def address_with(settings: Settings, **changes: object) -> str | None:
    app = create_app(replace(settings, **changes))  # type: ignore[arg-type]
    answer = app.test_client().get("/api/address")
    assert answer.status_code == 200
    address: str | None = answer.get_json()["address"]
    return address


@pytest.mark.parametrize("public_url", ["https://fp.example.com", "https://fp.example.com/"])
def test_the_address_is_the_one_that_the_operator_has_set(
    settings: Settings, public_url: str
) -> None:
    assert address_with(settings, public_url=public_url) == "https://fp.example.com"


def test_without_one_nothing_is_claimed(new_client: NewClient) -> None:
    answer = new_client().get("/api/address")

    assert answer.status_code == 200
    assert answer.get_json() == {"address": None}
