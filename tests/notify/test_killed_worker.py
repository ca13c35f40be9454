"""kill -9 of a real worker in the middle of delivering: every notice arrives and shows once."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from backend.infra.config import Settings
from backend.kernel import clock as kernel_clock
from tests.fakes import FakeClock
from tests.infra.conftest import office, serve
from tests.infra.post_office import PostOffice, Serve, to_port
from tests.notify.conftest import Desk
from tests.notify.push_service import PushService, serving_pushes
from tests.notify.robot_makers import WECOM, Makers, serving_robots
from tests.personas import LIN, SUN, SignIn

__all__ = ["office", "serve"]  # fixtures
_NOTICES = 60


@pytest.fixture
def pushes() -> Iterator[PushService]:
    with serving_pushes(PushService()) as running:
        yield running


@pytest.fixture
def makers() -> Iterator[Makers]:
    with serving_robots(Makers()) as running:
        yield running


@pytest.fixture
def settings(settings: Settings, pushes: PushService, makers: Makers) -> Settings:
    return replace(
        settings,
        push_hosts=f"127.0.0.1:{pushes.port}",
        robot_test_url=makers.url,
        smtp_url="smtp://127.0.0.1:9",
    )


def test_a_worker_killed_while_it_delivers_loses_nothing_and_shows_nothing_twice(
    desk: Desk,
    settings: Settings,
    sign_in: SignIn,
    *,
    office: PostOffice,
    serve: Serve,
    pushes: PushService,
    makers: Makers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    port = serve()
    browser = pushes.browser()
    sign_in(LIN).post("/api/notifications/subscriptions", json=browser.subscription)
    robot = {"name": "群", "kind": "wecom", "address": WECOM, "kinds": ["claim_waiting"]}
    assert sign_in(SUN).post("/api/robots", json=robot).status_code == 201
    desk.tell(*(desk.notice(LIN, key=f"claim-{number}") for number in range(_NOTICES)))
    pushes.is_stalled = True
    environment = os.environ | {
        "PIAOKATONG_DATA": str(settings.piaokatong_data),
        "SMTP_URL": f"smtp://127.0.0.1:{port}",
        "PUSH_HOSTS": settings.push_hosts,
        "ROBOT_TEST_URL": settings.robot_test_url,
        "VERIFY_PROVIDER": "manual",
    }
    with subprocess.Popen(
        [sys.executable, "app.py", "worker"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as worker:
        assert pushes.reached.wait(60)
        worker.kill()
    pushes.is_stalled = False
    pushes.let_go.set()

    desk.use(transport=to_port(port, timeout_s=20))
    after_the_lease = FakeClock(kernel_clock.now() + timedelta(minutes=4))
    monkeypatch.setattr(kernel_clock, "now", after_the_lease.now)
    desk.work()
    desk.work()

    assert Counter(desk.states()) == {
        ("email", "done"): _NOTICES,
        ("webpush", "done"): _NOTICES,
        ("robot", "done"): _NOTICES,
    }
    shown = {browser.decrypt(one.body)["tag"] for one in pushes.received}
    assert len(shown) == _NOTICES
    assert len({message["Message-ID"] for message in office.received}) == _NOTICES
    assert 1 <= len(makers.heard) <= 8
