"""The verbs of accounts."""

from backend.accounts.service.changing_password import PasswordChange, change_password
from backend.accounts.service.companies import (
    CompanyFacts,
    add_company,
    change_company,
    find_title,
    list_companies,
)
from backend.accounts.service.departments import (
    add_department,
    change_department,
    list_departments,
)
from backend.accounts.service.devices import end_other_sessions, end_session, list_sessions
from backend.accounts.service.housekeeping import tidy
from backend.accounts.service.invitations import (
    InvitationWish,
    invite,
    list_invitations,
    look_at_invitation,
    take_back,
)
from backend.accounts.service.login import LoginTry, log_in
from backend.accounts.service.mails import list_mails
from backend.accounts.service.people import (
    PersonChange,
    add_person,
    as_asking,
    change_person,
    find_person,
    first_administrator,
    list_people,
)
from backend.accounts.service.placements import Placement, list_members, place_person
from backend.accounts.service.policy import change_policy, is_password_expired, read_policy
from backend.accounts.service.profile import (
    EmailWish,
    change_display_name,
    confirm_email_change,
    confirm_mobile_change,
    remove_mobile,
    show_profile,
    start_email_change,
    start_mobile_change,
)
from backend.accounts.service.refusals import note_refusal
from backend.accounts.service.registration import SignUp, confirm, register
from backend.accounts.service.renaming import OnCompaniesChanged, tell_when_companies_change
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
from backend.accounts.service.setting_up import (
    SetupTry,
    find_organisation_name,
    set_up,
    setup_code,
)

__all__ = [
    "CompanyFacts",
    "EmailWish",
    "FoundSession",
    "InvitationWish",
    "LoginTry",
    "OnCompaniesChanged",
    "PasswordChange",
    "PersonChange",
    "Placement",
    "SetupTry",
    "SignUp",
    "add_company",
    "add_department",
    "add_person",
    "as_asking",
    "ask_for_reset",
    "change_company",
    "change_department",
    "change_display_name",
    "change_password",
    "change_person",
    "change_policy",
    "confirm",
    "confirm_email_change",
    "confirm_mobile_change",
    "end_other_sessions",
    "end_session",
    "find_organisation_name",
    "find_person",
    "find_session",
    "find_title",
    "first_administrator",
    "invite",
    "is_password_expired",
    "list_companies",
    "list_departments",
    "list_invitations",
    "list_mails",
    "list_members",
    "list_people",
    "list_sessions",
    "log_in",
    "log_out",
    "look_at_invitation",
    "look_at_reset",
    "note_refusal",
    "note_seen",
    "open_session",
    "place_person",
    "read_policy",
    "register",
    "remove_mobile",
    "reset_password",
    "set_up",
    "setup_code",
    "show_profile",
    "start_email_change",
    "start_mobile_change",
    "start_reset",
    "take_back",
    "tell_when_companies_change",
    "tidy",
]
