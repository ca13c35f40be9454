from collections.abc import Callable
from pathlib import Path

import pytest
from apiflask import APIFlask

from backend.infra import mail
from backend.infra.config import Settings
from backend.infra.db import transaction
from tests.databases import both_databases
from tests.personas import SUN, SignIn


@pytest.fixture
def post(app: APIFlask, settings: Settings) -> Callable[[str], int]:
    """Puts a mail with this subject into the outbox."""

    def send(subject: str) -> int:
        with app.app_context(), transaction() as session:
            return mail.post(session, settings, to="lin@example.com", subject=subject, body="#t")

    return send


@both_databases
def test_the_outbox_shows_the_newest_mail_first(
    sign_in: SignIn, post: Callable[[str], int]
) -> None:
    for number in range(5):
        post(f"第{number}封")
    sun = sign_in(SUN)

    first = sun.get("/api/mails?limit=3").get_json()
    second = sun.get(f"/api/mails?limit=3&cursor={first['next_cursor']}").get_json()

    subjects = [one["subject"] for one in first["items"] + second["items"]]
    assert subjects == ["第4封", "第3封", "第2封", "第1封", "第0封"]
    assert second["next_cursor"] is None
    assert first["items"][0]["body"] == "#t"
    assert first["items"][0]["state"] == "local"


class TestWithMailServer:
    @pytest.fixture
    def settings(self, database: str, data_folder: Path) -> Settings:
        return Settings(
            piaokatong_data=data_folder,
            database_url=database,
            smtp_url="smtp://127.0.0.1:9",
        )

    def test_a_mail_that_will_be_sent_is_for_its_owners_eyes(
        self, sign_in: SignIn, post: Callable[[str], int]
    ) -> None:
        post("确认")

        (shown,) = sign_in(SUN).get("/api/mails").get_json()["items"]

        assert shown["state"] == "waiting"
        assert shown["body"] == ""

    def test_the_client_learns_that_mails_are_sent(self, sign_in: SignIn) -> None:
        assert sign_in(SUN).get("/api/session").get_json()["mail"] == "smtp"
