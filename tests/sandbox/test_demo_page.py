"""/demo/qr: printable codes, in the demo only."""

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from backend.infra.config import Settings
from backend.sandbox.payloads import demo_payloads
from tests.personas import NewClient


class TestInTheDemo:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return replace(settings, demo=True)

    def test_every_code_is_shown_with_what_the_sandbox_will_say(self, client: FlaskClient) -> None:
        page = client.get("/demo/qr")

        assert page.status_code == 200
        text = page.get_data(as_text=True)
        assert text.count("<svg") == len(demo_payloads())
        for word in ("沙箱", "演示", "查验一致", "已作废", "查无此票", "需人工核对"):
            assert word in text
        assert page.headers["Cache-Control"] == "no-store"

    def test_one_code_is_shown_large(self, client: FlaskClient) -> None:
        page = client.get("/demo/qr?one=3")

        text = page.get_data(as_text=True)
        assert text.count("<svg") == 1
        assert demo_payloads()[2].text in text

    @pytest.mark.parametrize("one", ["0", "99999", "-1", "x", "", "１"])
    def test_a_number_without_a_code_is_not_found(self, client: FlaskClient, one: str) -> None:
        assert client.get(f"/demo/qr?one={one}").status_code == 404

    def test_the_page_needs_no_script_and_nothing_from_elsewhere(self, client: FlaskClient) -> None:
        text = client.get("/demo/qr").get_data(as_text=True)

        assert "<script" not in text
        assert not re.search(r"\son\w+=", text)
        assert not re.search(r"(src|href)=\"?https?:", text)

    def test_the_page_is_no_part_of_the_api_document(self, client: FlaskClient) -> None:
        assert "/demo/qr" not in client.get("/api/openapi.json").get_json()["paths"]


def test_outside_the_demo_there_is_no_such_page(new_client: NewClient) -> None:
    with new_client().get("/demo/qr") as answer:
        assert "演示二维码" not in answer.get_data(as_text=True)
