"""Bringing the database to the newest schema."""

from pathlib import Path
from threading import Thread

import pytest
from alembic import command
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from backend.infra.config import Settings
from backend.infra.migrate import LOCK, DatabaseUnreachableError, alembic_config, upgrade
from tests.databases import both_databases


@pytest.mark.parametrize(
    "url",
    ["postgresql+psycopg://zhao:secret@127.0.0.1:1/none", "not an address", "sqlite:////proc/x/y"],
)
def test_a_database_that_cannot_be_asked_is_named_without_its_password(
    tmp_path: Path, url: str
) -> None:
    with pytest.raises(DatabaseUnreachableError, match="DATABASE_URL") as refusal:
        upgrade(Settings(piaokatong_data=tmp_path, database_url=url))

    assert "secret" not in refusal.value.message


@both_databases
def test_a_link_of_the_first_schema_survives_the_way_forward_and_back(settings: Settings) -> None:
    config = alembic_config(settings)
    command.downgrade(config, "0001")
    engine = create_engine(settings.effective_database_url)
    insert = "INSERT INTO one_time_link (token_hash, purpose, person_id, created_at, expires_at)"
    with engine.begin() as connection:
        connection.execute(text(_A_PERSON))
        connection.execute(
            text(f"{insert} VALUES ('a', 'confirm_email', 1, '2026-11-23', '2026-11-24')")
        )
    reset = text(f"{insert} VALUES ('b', 'reset_password', 1, '2026-11-23', '2026-11-24')")

    upgrade(settings)
    with engine.begin() as connection:
        connection.execute(reset)
        assert connection.execute(text("SELECT count(*) FROM one_time_link")).scalar() == 2
    with engine.begin() as connection, pytest.raises(IntegrityError):
        connection.execute(text(f"{insert} VALUES ('c', 'x', 1, '2026-11-23', '2026-11-24')"))

    command.downgrade(config, "0001")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT token_hash FROM one_time_link")).all() == [("a",)]
    with engine.begin() as connection, pytest.raises(IntegrityError):
        connection.execute(reset)
    engine.dispose()


@both_databases
def test_invoices_that_were_told_in_part_are_marked_on_the_way_forward(settings: Settings) -> None:
    config = alembic_config(settings)
    command.downgrade(config, "0014")
    engine = create_engine(settings.effective_database_url)
    with engine.begin() as connection:
        connection.execute(text(_A_LATER_PERSON))
        for id_, kind, buyer, items in (
            (1, "digital_special", "晴川", '[{"name": "餐费"}]'),
            (2, "digital_special", None, '[{"name": "餐费"}]'),
            (3, "digital_special", "晴川", "[]"),
            (4, "rail_ticket", "晴川", "[]"),
        ):
            told = {"id": id_, "kind": kind, "buyer": buyer, "items": items, "no": str(id_)}
            connection.execute(text(_AN_INVOICE), told)

    upgrade(settings)

    query = text("SELECT id, is_incomplete FROM invoice ORDER BY id")
    with engine.connect() as connection:
        found = {row.id: bool(row.is_incomplete) for row in connection.execute(query)}
    assert found == {1: False, 2: True, 3: True, 4: False}
    engine.dispose()


_A_LATER_PERSON = """
INSERT INTO person (id, username, username_key, display_name, email, email_key, password_hash,
    state, created_at, password_set_at)
VALUES (1, 'lin', 'lin', '林', 'lin@example.com', 'lin@example.com', '-', 'active', '2026-11-23',
    '2026-11-23')
"""
_AN_INVOICE = """
INSERT INTO invoice (id, dedupe_key, reference_no, owner_id, kind, number, currency,
    amount_meaning, crc, buyer_name, seller_name, total_fen, items, verify_status,
    settled_verify_status, tax_status, title_check, usage_status, review_status, is_sandbox,
    is_by_hand, is_red_letter, intake_channel, warnings, captured_at, created_at,
    status_changed_at)
VALUES (:id, :no, :no, 1, :kind, :no, 'CNY', 'with_tax', 'ok', :buyer, '远山', 100, :items,
    'consistent', 'consistent', 'normal', 'ok', 'unused', 'pending', false, false, false,
    'qr_scan', '[]', '2026-11-23', '2026-11-23', '2026-11-23')
"""
_A_PERSON = """
INSERT INTO person (id, username, username_key, display_name, email, email_key, password_hash,
    state, created_at)
VALUES (1, 'lin', 'lin', '林', 'lin@example.com', 'lin@example.com', '-', 'active', '2026-11-23')
"""


@both_databases
def test_people_survive_the_way_to_the_settings_of_passwords_and_back(settings: Settings) -> None:
    config = alembic_config(settings)
    command.downgrade(config, "0003")
    engine = create_engine(settings.effective_database_url)
    role = text("INSERT INTO person_role (person_id, role) VALUES (1, 'employee')")
    with engine.begin() as connection:
        connection.execute(text(_A_PERSON))
        connection.execute(role)

    upgrade(settings)
    with engine.begin() as connection:
        connection.execute(text("UPDATE person SET state = 'awaiting_approval'"))
        assert connection.execute(_PASSWORD_OF_NO_DAY).scalar() == 0
    command.downgrade(config, "0003")

    with engine.connect() as connection:
        joined = "SELECT state, role FROM person JOIN person_role ON person_id = id"
        assert connection.execute(text(joined)).all() == [("disabled", "employee")]
    upgrade(settings)
    engine.dispose()


def test_the_id_of_a_person_who_left_is_not_given_again_after_the_upgrade(
    settings: Settings,
) -> None:
    config = alembic_config(settings)
    command.downgrade(config, "0003")
    engine = create_engine(settings.effective_database_url)
    with engine.begin() as connection:
        connection.execute(text(_A_PERSON.replace("(1, ", "(41, ")))
        connection.execute(text("DELETE FROM person"))

    upgrade(settings)
    with engine.begin() as connection:
        columns = _A_PERSON.replace("(id, ", "(password_set_at, ")
        connection.execute(text(columns.replace("(1, ", "('2026-11-23', ")))
        assert connection.execute(text("SELECT id FROM person")).scalar() == 42
    engine.dispose()


_PASSWORD_OF_NO_DAY = text("SELECT count(*) FROM person WHERE password_set_at <> created_at")


@pytest.mark.pg
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_two_machines_do_not_bring_one_database_forward_at_once(settings: Settings) -> None:
    engine = create_engine(settings.effective_database_url)
    order: list[str] = []

    def start() -> None:
        upgrade(settings)
        order.append("upgraded")

    with engine.connect() as other_machine:
        other_machine.execute(text(f"SELECT pg_advisory_lock({LOCK})"))
        starting = Thread(target=start)
        starting.start()
        starting.join(timeout=1)

        order.append("released")
        other_machine.execute(text(f"SELECT pg_advisory_unlock({LOCK})"))
        starting.join(timeout=30)

    assert order == ["released", "upgraded"]
    engine.dispose()
