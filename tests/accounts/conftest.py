from typing import Any

import pytest

from tests.accounts.forms import LatestMail
from tests.personas import SUN, SignIn


@pytest.fixture
def latest_mail(sign_in: SignIn) -> LatestMail:
    """What the administrator finds on top of the local outbox."""

    def read() -> dict[str, Any]:
        mail: dict[str, Any] = sign_in(SUN).get("/api/mails").get_json()["items"][0]
        return mail

    return read
