"""What a failure writes into the log: enough to find it, nothing that people typed."""

import json
import os
import subprocess
import sys

import pytest

from backend.infra.config import Settings

# A process of its own, since a logger keeps the stream that it found at its first line.
FAIL = """
import sys
from sqlalchemy import text
from backend.accounts.guard import Permission, permits
from backend.application import create_app
from backend.infra.config import read_settings
from backend.infra.db import db
from backend.web.schemas import Out

class Thing(Out):
    count: int

app = create_app(read_settings())

@app.get("/statement")
@permits(Permission.PUBLIC)
def statement():
    db.session.execute(text("SELECT * FROM nowhere WHERE email = :it"), {"it": "lin@example.com"})

@app.get("/answer")
@permits(Permission.PUBLIC)
def answer():
    Thing.model_validate({"count": "lin@example.com"})

print(app.test_client().get(sys.argv[1]).headers["X-Request-Id"])
"""


@pytest.mark.parametrize("path", ["/statement", "/answer"])
def test_a_failure_is_found_by_its_request_and_tells_nothing_personal(
    settings: Settings, path: str
) -> None:
    process = subprocess.run(
        [sys.executable, "-c", FAIL, path],
        env=os.environ | {"PIAOKATONG_DATA": str(settings.piaokatong_data)},
        check=True,
        capture_output=True,
        text=True,
    )

    failure, request = (json.loads(line) for line in process.stderr.splitlines())
    assert failure["event"] in {"unhandled_error", "database_unavailable"}
    assert request["event"] == "request"
    assert failure["request_id"] == request["request_id"] == process.stdout.strip()
    assert "lin@example.com" not in process.stderr
