"""Shared fixtures: an application on a fresh database, signed-in people, a clock."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.accounts import guard, service
from backend.accounts.models import Company, Organisation, PersonRow
from backend.accounts.rules import NewPerson, PersonState
from backend.infra.config import Settings, VerifyProviderName
from backend.infra.db import db, transaction
from backend.kernel import clock as kernel_clock
from tests.databases import PostgresCluster, build_schema, find_postgres, running_postgres
from tests.fakes import FakeClock
from tests.memory import collect_rarely, use_memory
from tests.personas import PASSWORD, Employer, NewClient, Persona, SignIn, password_hash

use_memory()
collect_rarely()
pytest_plugins = ["tests.suite_rules", "tests.routes_once", "tests.statements_once"]

ORIGIN = "http://localhost"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database file with the whole schema."""
    settings = Settings(piaokatong_data=tmp_path_factory.mktemp("template"))
    build_schema(settings)
    return settings.sqlite_path


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresCluster]:
    """A PostgreSQL server of our own with a template that has the whole schema."""
    programs = find_postgres()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with running_postgres(programs) as cluster:
        cluster.run("CREATE DATABASE whole")
        folder = tmp_path_factory.mktemp("postgres")
        build_schema(Settings(piaokatong_data=folder, database_url=cluster.url("whole")))
        yield cluster


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """The data folder of this test's application."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def database(request: pytest.FixtureRequest, data_folder: Path) -> Iterator[str]:
    """DATABASE_URL of a fresh database: SQLite, unless ``both_databases`` asks for more."""
    if getattr(request, "param", "sqlite") == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        shutil.copy(template, Settings(piaokatong_data=data_folder).sqlite_path)
        yield ""
    else:
        cluster: PostgresCluster = request.getfixturevalue("postgres")
        with cluster.database() as url:
            yield url


@pytest.fixture
def settings(database: str, data_folder: Path) -> Settings:
    """Settings of this test's application; a module may override the fixture."""
    return Settings(
        piaokatong_data=data_folder,
        database_url=database,
        verify_provider=VerifyProviderName.MANUAL,
    )


@pytest.fixture
def app(settings: Settings) -> Iterator[APIFlask]:
    """The whole application. No context is pushed, so that requests stay apart."""
    from backend.application import create_app

    application = create_app(settings)
    application.testing = False  # errors become answers, as they do for people
    yield application
    with application.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def new_client(app: APIFlask) -> NewClient:
    """Makes browsers that nobody has signed in with."""

    def make() -> FlaskClient:
        client = app.test_client()
        client.environ_base["HTTP_ORIGIN"] = ORIGIN
        return client

    return make


@pytest.fixture
def client(new_client: NewClient) -> FlaskClient:
    """A browser that nobody has signed in with."""
    return new_client()


@pytest.fixture
def join(app: APIFlask) -> Callable[..., int]:
    """Makes sure that a persona exists; gives the id. ``state`` counts for a new one."""

    def add(persona: Persona, state: PersonState = PersonState.ACTIVE) -> int:
        with app.app_context(), transaction() as session:
            if session.get(Organisation, 1) is None:
                now = kernel_clock.now()
                session.add(Organisation(id=1, name="晴川集团", created_at=now))
            known = session.scalar(
                select(PersonRow.id).where(PersonRow.username_key == persona.username)
            )
            if known is not None:
                return known
            new = NewPerson(persona.username, persona.display_name, persona.email, PASSWORD)
            return service.add_person(
                session,
                new,
                password_hash=password_hash(),
                state=state,
                roles=persona.roles,
                company_id=_company_id(persona.employer),
            ).id

    return add


def _company_id(employer: Employer | None) -> int | None:
    if employer is None:
        return None
    session = db.session()
    company = session.scalar(select(Company).where(Company.title == employer.title))
    if company is None:
        now = kernel_clock.now()
        company = Company(title=employer.title, tax_id=employer.tax_id, created_at=now)
        session.add(company)
        session.flush()
    return company.id


@pytest.fixture
def sign_in(app: APIFlask, join: Callable[..., int], new_client: NewClient) -> SignIn:
    """Gives the browser of a signed-in persona, who joins when he is new."""

    def open_browser(persona: Persona) -> FlaskClient:
        person_id = join(persona)
        with app.app_context(), transaction() as session:
            token = service.open_session(session, person_id)
        browser = new_client()
        browser.set_cookie(guard.COOKIE, token)
        return browser

    return open_browser


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FakeClock:
    """Time stands still at 10:00 in China on 2026-11-23, until the test moves it."""
    fake = FakeClock()
    monkeypatch.setattr(kernel_clock, "now", fake.now)
    return fake
