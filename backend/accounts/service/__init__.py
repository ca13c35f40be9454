"""The verbs of accounts."""

from backend.accounts.service.changing_password import PasswordChange, change_password
from backend.accounts.service.companies import add_company, list_companies
from backend.accounts.service.devices import end_other_sessions, end_session, list_sessions
from backend.accounts.service.housekeeping import tidy
from backend.accounts.service.login import LoginTry, log_in
from backend.accounts.service.mails import list_mails
from backend.accounts.service.people import (
    PersonChange,
    add_person,
    change_person,
    find_person,
    list_people,
)
from backend.accounts.service.registration import confirm, register
from backend.accounts.service.resetting import (
    ask_for_reset,
    look_at_reset,
    reset_password,
    start_reset,
)
from backend.accounts.service.sessions import (
    FoundSession,
    find_session,
    log_out,
    note_seen,
    open_session,
)
from backend.accounts.service.setting_up import find_organisation_name, set_up

__all__ = [
    "FoundSession",
    "LoginTry",
    "PasswordChange",
    "PersonChange",
    "add_company",
    "add_person",
    "ask_for_reset",
    "change_password",
    "change_person",
    "confirm",
    "end_other_sessions",
    "end_session",
    "find_organisation_name",
    "find_person",
    "find_session",
    "list_companies",
    "list_mails",
    "list_people",
    "list_sessions",
    "log_in",
    "log_out",
    "look_at_reset",
    "note_seen",
    "open_session",
    "register",
    "reset_password",
    "set_up",
    "start_reset",
    "tidy",
]
