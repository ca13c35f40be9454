"""Routes of the organisation: its settings, invitations and companies."""

from typing import Any

from apiflask import APIBlueprint

from backend.accounts import guard, service
from backend.accounts.guard import Permission, permits
from backend.accounts.organisation_schemas import (
    CompaniesOut,
    CompanyIn,
    CompanyOut,
    CompanyPatchIn,
    InvitationIn,
    InvitationsOut,
    InvitedOut,
    NewInvitationOut,
    PolicyIn,
    PolicyOut,
    RegistrationRulesOut,
)
from backend.accounts.rules import Policy
from backend.accounts.schemas import ConfirmationIn
from backend.accounts.service import CompanyFacts, InvitationWish
from backend.web.context import settings

blueprint = APIBlueprint("organisation", __name__, tag="账号")


@blueprint.get("/api/organisation/policy")
@blueprint.output(PolicyOut)
@permits(Permission.ADMINISTRATOR)
def show_policy() -> PolicyOut:
    """Who may sign up, and how long a password lasts."""
    return PolicyOut.model_validate(service.read_policy())


@blueprint.put("/api/organisation/policy")
@blueprint.input(PolicyIn, arg_name="wish")
@blueprint.output(PolicyOut)
@permits(Permission.ADMINISTRATOR)
def change_policy(wish: PolicyIn) -> PolicyOut:
    """Set who may sign up, and how long a password lasts."""
    policy = service.change_policy(guard.person().id, Policy(**wish.model_dump()))
    return PolicyOut.model_validate(policy)


@blueprint.get("/api/registrations/rules")
@blueprint.output(RegistrationRulesOut)
@permits(Permission.PUBLIC)
def show_registration_rules() -> dict[str, Any]:
    """Who may sign up, and whether a mobile number is asked for."""
    policy = service.read_policy()
    return {"mode": policy.registration_mode, "asks_mobile": policy.asks_mobile}


@blueprint.get("/api/invitations")
@blueprint.output(InvitationsOut)
@permits(Permission.ADMINISTRATOR)
def list_invitations() -> dict[str, Any]:
    """Invitations that can still be used."""
    return {"items": service.list_invitations()}


@blueprint.post("/api/invitations")
@blueprint.input(InvitationIn, arg_name="wish")
@blueprint.output(NewInvitationOut, status_code=201)
@permits(Permission.ADMINISTRATOR)
def invite(wish: InvitationIn) -> Any:
    """Make a link with which one person may sign up; mailed when there is an address."""
    asked = InvitationWish(wish.email, wish.company_id, frozenset(wish.roles))
    return service.invite(settings(), guard.person().id, asked)


@blueprint.delete("/api/invitations/<int:invitation_id>")
@blueprint.output({}, status_code=204)
@permits(Permission.ADMINISTRATOR)
def take_back_invitation(invitation_id: int) -> str:
    """Make an invitation worthless."""
    service.take_back(guard.person().id, invitation_id)
    return ""


@blueprint.post("/api/invitations/look")
@blueprint.input(ConfirmationIn, arg_name="wish")
@blueprint.output(InvitedOut)
@permits(Permission.PUBLIC)
def look_at_invitation(wish: ConfirmationIn) -> dict[str, Any]:
    """What the invitation is for; it stays unused."""
    found = service.look_at_invitation(wish.token)
    company = found.company if found.company and not found.company.is_retired else None
    return {
        "organisation_name": service.find_organisation_name() or "",
        "company_title": company.title if company else None,
        "email": found.email,
        "expires_at": found.expires_at,
    }


@blueprint.get("/api/companies")
@blueprint.output(CompaniesOut)
@permits(Permission.ADMINISTRATOR)
def list_companies() -> dict[str, Any]:
    """All companies of the organisation."""
    return {"items": service.list_companies()}


@blueprint.post("/api/companies")
@blueprint.input(CompanyIn, arg_name="wish")
@blueprint.output(CompanyOut, status_code=201)
@permits(Permission.ADMINISTRATOR)
def add_company(wish: CompanyIn) -> CompanyOut:
    """Add a company by 抬头 and 税号."""
    company = service.add_company(guard.person().id, CompanyFacts(**wish.model_dump()))
    return CompanyOut.model_validate(company)


@blueprint.patch("/api/companies/<int:company_id>")
@blueprint.input(CompanyPatchIn, arg_name="wish")
@blueprint.output(CompanyOut)
@permits(Permission.ADMINISTRATOR)
def change_company(company_id: int, wish: CompanyPatchIn) -> CompanyOut:
    """Rename a company, mend its facts, take it out of use or back."""
    changes = wish.model_dump(exclude_unset=True)
    return CompanyOut.model_validate(service.change_company(guard.person().id, company_id, changes))
