"""How the bank wants its file, and which subjects vouchers use: for the whole organisation."""

from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session

from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.claims.models import ClaimSettings
from backend.claims.rules import bank_file, vouchers
from backend.claims.rules.bank_file import FIELD_LABELS, BankColumn
from backend.claims.schemas.booking import SubjectsIn
from backend.claims.schemas.paying import BankLayoutIn
from backend.claims.service.set_up import claim_settings
from backend.infra.db import db, transaction
from backend.kernel.errors import InvalidInputError


def show_bank_layout() -> dict[str, Any]:
    """The members of BankLayoutOut."""
    chosen = claim_settings(db.session())
    layout = bank_file.layout_of(chosen.bank_columns, chosen.bank_delimiter, chosen.bank_encoding)
    return asdict(layout) | {"is_usual": not chosen.bank_columns}


def change_bank_layout(person: Person, wish: BankLayoutIn) -> dict[str, Any]:
    """Another layout from now on; InvalidInputError when nobody could pay from it."""
    columns = [BankColumn(one.header, one.field, one.text) for one in wish.columns]
    lacking = [FIELD_LABELS[one] for one in bank_file.missing_fields(columns)] if columns else []
    if lacking:
        message = f"缺少“{'、'.join(lacking)}”列，银行无法付款。"
        raise InvalidInputError([{"field": "columns", "message": message}])
    with transaction() as session:
        chosen = _locked(session)
        chosen.bank_columns = [asdict(column) for column in columns]
        chosen.bank_delimiter, chosen.bank_encoding = wish.delimiter, wish.encoding
        _audit(session, person, "claim.bank_layout_changed", wish.model_dump(mode="json"))
    return show_bank_layout()


def show_subjects() -> dict[str, Any]:
    """The members of SubjectsOut."""
    return asdict(vouchers.subjects_of(claim_settings(db.session()).subjects))


def change_subjects(person: Person, wish: SubjectsIn) -> dict[str, Any]:
    """Other subjects for vouchers that are made from now on."""
    chosen_ones = {name: one for name, one in wish.model_dump().items() if one}
    with transaction() as session:
        _locked(session).subjects = chosen_ones
        _audit(session, person, "claim.subjects_changed", chosen_ones)
    return show_subjects()


def _locked(session: Session) -> ClaimSettings:
    return session.get_one(ClaimSettings, 1, with_for_update=True)


def _audit(session: Session, person: Person, action: str, facts: dict[str, Any]) -> None:
    audit.record(
        session,
        actor_id=person.id,
        action=action,
        subject="claim_settings",
        subject_id=1,
        facts=facts,
    )
