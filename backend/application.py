"""Composition root: settings -> adapters -> blueprints -> error handler."""

import sys
import tomllib
from datetime import time
from functools import cache
from pathlib import Path

from apiflask import APIFlask

from backend.accounts import guard
from backend.accounts import service as account_service
from backend.accounts.department_views import blueprint as departments
from backend.accounts.organisation_views import blueprint as organisation
from backend.accounts.own_views import blueprint as own_account
from backend.accounts.views import blueprint as accounts
from backend.claims import service as claim_service
from backend.claims.service.titles import check_invoice, recheck, recheck_all
from backend.claims.views.approval import blueprint as approval
from backend.claims.views.booking import blueprint as booking
from backend.claims.views.books import blueprint as books
from backend.claims.views.budgets import blueprint as budgets
from backend.claims.views.claims import blueprint as claims
from backend.claims.views.files import blueprint as claim_files
from backend.claims.views.flows import blueprint as approval_flows
from backend.claims.views.own import blueprint as own_claims
from backend.claims.views.paying import blueprint as paying
from backend.claims.views.policies import blueprint as policies
from backend.claims.views.printing import blueprint as claim_printing
from backend.claims.views.setup import blueprint as claim_setup
from backend.clearing import service as clear_service
from backend.clearing.views import backups as clear_backups
from backend.clearing.views import desk as clear_desk
from backend.clearing.views import records as clear_records
from backend.clearing.views import sessions as clear_sessions
from backend.clearing.views import status as clear_status
from backend.clearing.views import stock as clear_stock
from backend.filing import service as filing_service
from backend.filing.views import blueprint as filing
from backend.helpdesk import service as helpdesk_service
from backend.helpdesk.views import blueprint as helpdesk
from backend.home import service as home_service
from backend.home.views import blueprint as home
from backend.infra import db, incidents, jobs, logs, mail, migrate
from backend.infra.config import Settings, load_secrets
from backend.infra.jobs import Daily
from backend.intake import service as intake
from backend.intake.views import captures, uploads
from backend.invoices import service as invoice_service
from backend.invoices.views import blueprint as invoices
from backend.notify import service as notify
from backend.notify.views import admin as notify_admin
from backend.notify.views import calendar, inbox, preferences, reminders
from backend.reading.bounded import Runner
from backend.sandbox import demo_data
from backend.sandbox.demo_page import blueprint as demo_page
from backend.station.folder import StationFolder
from backend.verification import gateway
from backend.verification import service as verification
from backend.verification.rules.refreshing import NIGHTLY_AT
from backend.verification.views import blueprint as verification_views
from backend.web import docs, health, idempotency, requests_log, spa
from backend.web.setup import build_flask

ROOT = Path(__file__).parent.parent
_CHORES = (
    Daily("verification.refresh", NIGHTLY_AT, verification.refresh_open),
    # Before accounts forgets who signed out: their browsers are to get no more pushes.
    Daily("notify.tidy", time(3, 20), notify.tidy),
    Daily("notify.digest", time(8, 30), notify.send_digests),
    Daily("accounts.tidy", time(3, 30), account_service.tidy),
    Daily("mail.tidy", time(3, 40), mail.tidy),
    Daily("claims.release_idle", time(3, 55), claim_service.release_idle),
    Daily("idempotency.tidy", time(3, 50), idempotency.tidy),
    Daily("filing.remind", time(8, 0), filing_service.remind),
    Daily("claims.remind", time(9, 0), claim_service.remind),
    Daily("clearing.remind", time(8, 10), clear_service.remind),
    Daily("helpdesk.remind", time(8, 20), helpdesk_service.remind),
    Daily("incidents.tidy", time(4, 10), incidents.tidy),
    Daily("claims.tidy_prints", time(4, 0), claim_service.tidy_prints),
)


@cache
def read_version() -> str:
    """The product's version, from the one place that names it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def create_app(settings: Settings) -> APIFlask:
    """The whole application, ready to serve; opens nothing but the secrets file."""
    logs.configure()
    settings.piaokatong_data.mkdir(parents=True, exist_ok=True, mode=0o700)
    app = build_flask(settings, read_version())
    requests_log.register(app)
    db.connect(app, settings)
    guard.register(app)
    secrets = load_secrets(settings.piaokatong_data)
    verification.use(app, settings, gateway.choose_provider(settings, secrets))
    invoice_service.use(app, settings, Runner(invoice_service.WORKER))
    invoice_service.tell_when_turned(app, [claim_service.on_invoice_turned])
    press = Runner(claim_service.PRINT_WORKER)
    claim_service.use_press(app, settings, press)
    notify.use(app, settings, secrets, _sources())
    intake.use(app, claim_service.claim_of)
    clear_service.use(app, settings, press)
    works = [
        verification.work(settings),
        intake.work(),
        mail.delivery(settings),
        clear_service.work(),
        *notify.works(),
    ]
    invoice_service.tell_when_changed(app, (check_invoice,))
    account_service.tell_when_companies_change(app, recheck)
    jobs.connect(app, settings, works, _CHORES)
    for blueprint in (
        accounts,
        own_account,
        organisation,
        departments,
        invoices,
        captures,
        uploads,
        verification_views,
        own_claims,
        claim_setup,
        approval_flows,
        claims,
        approval,
        claim_files,
        filing,
        paying,
        booking,
        policies,
        budgets,
        claim_printing,
        books,
        clear_status.blueprint,
        clear_sessions.blueprint,
        clear_records.blueprint,
        clear_backups.blueprint,
        clear_stock.blueprint,
        clear_desk.blueprint,
        helpdesk,
        home,
        inbox.blueprint,
        preferences.blueprint,
        calendar.blueprint,
        reminders.blueprint,
        notify_admin.blueprint,
    ):
        app.register_blueprint(blueprint)
    if settings.demo:
        app.register_blueprint(demo_page)
    docs.register(app)
    health.register(app, lambda: migrate.is_current(db.db.engine, settings))
    spa.register(app, ROOT / "pwa" / "dist")
    return app


def _sources() -> notify.Sources:
    """What the features above tell notify: to-dos, dates, and who may open what."""
    return notify.Sources(
        todos=(
            home_service.HomeTodos(),
            claim_service.ClaimTodos(),
            clear_service.ClearTodos(),
            helpdesk_service.TicketTodos(),
        ),
        calendar=(
            filing_service.FilingDates(),
            claim_service.ClaimDates(),
            clear_service.ClearDates(),
        ),
        subjects={
            "/invoices/": invoice_service.find_own,
            "/claims/": claim_service.may_open,
        },
    )


def prepare(settings: Settings) -> None:
    """What every start needs before the first process: secrets, schema, honest verdicts.

    Verdicts of the sandbox fall back to 未查验 when another provider is chosen; the demo gets
    its made-up company, and says how to sign in.
    """
    if not settings.demo:
        demo_data.refuse_demo(settings.piaokatong_data)
    migrate.upgrade(settings)
    app = create_app(settings)
    with app.app_context():
        verification.forget_sandbox_verdicts()
        recheck_all()
        if settings.demo:
            _tell_demo(demo_data.seed(settings.piaokatong_data), settings)
        elif account_service.find_organisation_name() is None:
            _tell(f"设置码 (to set up from another device): {account_service.setup_code(settings)}")
        db.db.session.remove()
        db.db.engine.dispose()


def pair_desk(settings: Settings) -> bool:
    """Leave a pairing code for the station of this machine; whether it is paired already.

    Asked until it is: a code whose answer was lost on the way is followed by another. It lies in
    the station's own folder, which only this user can read. Before the set-up there is no
    administrator to answer for it; a station that was paired once and then revoked is let in
    again by a person only.
    """
    folder = StationFolder(settings.station_folder)
    if folder.pairing() is not None:
        return True
    if folder.has_code():
        return False
    app = create_app(settings)
    with app.app_context():
        try:
            person = account_service.first_administrator()
            if person is not None:
                folder.hand_over_code(settings.near_url, clear_service.make_code(person).code)
        except db.COULD_NOT_ASK:
            pass  # the next round asks again
        finally:
            db.db.session.remove()
            db.db.engine.dispose()
    return False


def _tell_demo(password: str, settings: Settings) -> None:
    url = settings.desk_url if settings.tls else settings.effective_public_url
    _tell(
        f"演示账号 (demo accounts): {' '.join(demo_data.usernames())}；密码 (password): {password}",
        f"演示二维码 (codes to scan): {url}/demo/qr",
    )


def _tell(*lines: str) -> None:
    print(*lines, sep="\n", file=sys.stderr)  # noqa: T201 - for the person at the terminal
