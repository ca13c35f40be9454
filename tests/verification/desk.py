"""What the tests of 查验 do again and again."""

import io
from dataclasses import dataclass
from typing import Any

from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from backend.infra import jobs
from backend.infra.config import Settings
from backend.infra.db import db
from backend.verification import service as verification
from backend.verification.gateway import VerifyProvider
from backend.verification.models import VerificationAttempt, VerificationTask
from tests import payloads

PNG = b"\x89PNG\r\n\x1a\n" + b"a screenshot" * 10


@dataclass(frozen=True, slots=True)
class Desk:
    """One application with a provider, and a person's browser."""

    app: APIFlask
    browser: FlaskClient

    def scan(self, text: str = payloads.DIGITAL_SPECIAL) -> int:
        """Id of the stored invoice."""
        headers = {"Idempotency-Key": f"key-{abs(hash(text))}"}
        answer = self.browser.post("/api/scans", json={"text": text}, headers=headers)
        assert answer.status_code == 201, answer.get_json()
        invoice_id: int = answer.get_json()["invoice"]["id"]
        return invoice_id

    def work(self) -> int:
        """Do what is due now; how many rows that was."""
        with self.app.app_context():
            return jobs.run_due()

    def detail(self, invoice_id: int) -> dict[str, Any]:
        answer = self.browser.get(f"/api/invoices/{invoice_id}")
        assert answer.status_code == 200, answer.get_json()
        detail: dict[str, Any] = answer.get_json()
        return detail

    def ask_again(self, invoice_id: int) -> TestResponse:
        return self.browser.post(f"/api/invoices/{invoice_id}/verification")

    def record(
        self,
        invoice_id: int,
        outcome: str = "MATCH_VALID",
        note: str = "官方网站显示一致",
        picture: bytes | None = PNG,
    ) -> TestResponse:
        form: dict[str, Any] = {"outcome": outcome, "note": note}
        if picture is not None:
            form["evidence"] = FileStorage(io.BytesIO(picture), "../../etc/screen.svg")
        # Encoded here: the test client would leave a temporary file of a large form open.
        boundary, body = encode_multipart(form)
        return self.browser.post(
            f"/api/invoices/{invoice_id}/manual-verdict",
            data=body,
            content_type=f"multipart/form-data; boundary={boundary}",
        )

    def use(self, settings: Settings, provider: VerifyProvider | None) -> None:
        """Another provider from now on."""
        verification.use(self.app, settings, provider)

    def attempts(self, invoice_id: int) -> list[VerificationAttempt]:
        """Oldest first."""
        query = select(VerificationAttempt).where(VerificationAttempt.invoice_id == invoice_id)
        with self.app.app_context():
            return list(db.session.scalars(query.order_by(VerificationAttempt.id)))

    def task(self, invoice_id: int) -> VerificationTask | None:
        with self.app.app_context():
            return db.session.get(VerificationTask, invoice_id)
