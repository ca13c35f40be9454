from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from apiflask import APIFlask
from sqlalchemy import select

from backend.infra import jobs
from backend.infra.config import Settings, load_secrets
from backend.infra.db import db, transaction
from backend.infra.jobs.doorbell import SilentDoorbell
from backend.infra.mail import Transport
from backend.notify import service as notify
from backend.notify.kinds import NoticeKind
from backend.notify.models import Delivery
from backend.notify.service import Notice
from backend.notify.service.parts import sources
from tests.personas import LIN, Persona


@dataclass
class Desk:
    """The application's outbox and the worker who looks after it."""

    app: APIFlask
    settings: Settings
    join: Callable[..., int]

    def use(self, settings: Settings | None = None, transport: Transport | None = None) -> None:
        """Give the application other ways out."""
        chosen = settings or self.settings
        secrets = load_secrets(chosen.piaokatong_data)
        with self.app.app_context():
            known = sources()
        notify.use(self.app, chosen, secrets, known, transport=transport)
        jobs.connect(self.app, chosen, notify.works(), bell=SilentDoorbell())

    def notice(self, persona: Persona = LIN, **members: Any) -> Notice:
        """林 is told that a claim waits, unless ``members`` say otherwise."""
        usual = Notice(
            person_id=self.join(persona),
            kind=NoticeKind.CLAIM_WAITING,
            title="王建国的报销单待审批",
            body="差旅 ¥1,234.56",
            link="/claims/12",
            key="claim-12-waiting",
        )
        return replace(usual, **members)

    def tell(self, *notices: Notice) -> list[int]:
        with self.app.app_context():
            with transaction() as session:
                ids = notify.tell(session, notices)
            notify.ring(ids)
        return ids

    def work(self) -> int:
        """How many rows a worker found to do."""
        with self.app.app_context():
            return jobs.run_due()

    def rows(self, *which: Any) -> Sequence[Delivery]:
        with self.app.app_context():
            return db.session.scalars(select(Delivery).where(*which).order_by(Delivery.id)).all()

    def states(self) -> list[tuple[str, str]]:
        return [(row.channel.value, row.state.value) for row in self.rows()]


@pytest.fixture
def desk(app: APIFlask, settings: Settings, join: Callable[..., int]) -> Desk:
    made = Desk(app, settings, join)
    made.use()
    return made
