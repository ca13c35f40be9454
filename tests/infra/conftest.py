from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tests.infra.post_office import PostOffice, Serve, free_port


@pytest.fixture
def office() -> PostOffice:
    return PostOffice()


@pytest.fixture
def serve(office: PostOffice) -> Iterator[Serve]:
    """Starts the office on 127.0.0.1; gives the port."""
    running: list[Controller] = []

    def start(port: int = 0, host: str = "127.0.0.1", **options: Any) -> int:
        controller = Controller(office, hostname=host, port=port or free_port(), **options)
        controller.start()
        running.append(controller)
        return int(controller.port)

    yield start
    office.is_stalled = False
    for controller in running:
        controller.stop(no_assert=True)
