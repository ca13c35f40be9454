import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from backend.infra.config import Settings
from tests.accounts.forms import registration_of
from tests.personas import LIN, PASSWORD, SUN, WANG

# A process of its own, since a logger keeps the stream that it found at its first line.
POST_EACH_LINE = """
import json, sys
from backend.application import create_app
from backend.infra.config import read_settings
client = create_app(read_settings()).test_client()
for line in sys.stdin:
    path, form = json.loads(line)
    client.post(path, json=form, headers={"Origin": "http://localhost"})
"""


def log_of(settings: Settings, requests: list[tuple[str, Any]]) -> str:
    """What the server logs while it answers these requests."""
    process = subprocess.run(
        [sys.executable, "-c", POST_EACH_LINE],
        input="\n".join(json.dumps(one) for one in requests),
        env=os.environ | {"PIAOKATONG_DATA": str(settings.piaokatong_data)},
        check=True,
        capture_output=True,
        text=True,
    )
    return process.stderr


def test_the_log_tells_what_happened_and_names_nobody(
    settings: Settings, join: Callable[..., int]
) -> None:
    join(SUN)
    join(WANG)
    wrong = {"username": "wang", "password": "Wrong-2026x"}

    log = log_of(
        settings,
        [
            ("/api/registrations", registration_of(LIN)),
            ("/api/registrations", registration_of(LIN, password="geheim-Wort")),
            ("/api/registrations/confirm", {"token": "Token-ohne-Wert"}),
            ("/api/login", wrong),
            ("/api/login", wrong | {"password": PASSWORD}),
        ],
    )

    events = [json.loads(line)["event"] for line in log.splitlines()]
    assert [one for one in events if one != "request"] == [
        "registered",
        "sign_in_refused",
        "signed_in",
    ]
    said = log.lower()
    for secret in (PASSWORD, "Wrong-2026x", "geheim-Wort", "Token-ohne-Wert", "@example.com"):
        assert secret.lower() not in said
    for persona in (LIN, WANG):
        assert persona.display_name not in said
        assert f'"{persona.username}"' not in said
