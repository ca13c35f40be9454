"""Routes of what each person sets up for himself: accounts to be paid to, delegations."""

from typing import Any

from apiflask import APIBlueprint

from backend.accounts.guard import Permission, permits, person
from backend.claims import service
from backend.claims.schemas.settings import (
    ClaimChoicesOut,
    DelegationIn,
    DelegationOut,
    DelegationsOut,
    PayeeAccountChangeIn,
    PayeeAccountIn,
    PayeeAccountOut,
    PayeeAccountsOut,
)

blueprint = APIBlueprint("own_claims", __name__, tag="报销设置")


@blueprint.get("/api/claims/choices")
@blueprint.output(ClaimChoicesOut)
@permits(Permission.SIGNED_IN)
def show_choices() -> dict[str, Any]:
    """What the editor offers."""
    return service.choices(person())


@blueprint.get("/api/me/payee-accounts")
@blueprint.output(PayeeAccountsOut)
@permits(Permission.SIGNED_IN)
def list_payee_accounts() -> dict[str, Any]:
    """Own accounts."""
    return {"items": service.list_payee_accounts(person())}


@blueprint.post("/api/me/payee-accounts")
@blueprint.input(PayeeAccountIn, arg_name="account")
@blueprint.output(PayeeAccountOut, status_code=201)
@permits(Permission.SIGNED_IN)
def add_payee_account(account: PayeeAccountIn) -> dict[str, Any]:
    """A new account."""
    return service.add_payee_account(person(), account)


@blueprint.put("/api/me/payee-accounts/<int:account_id>")
@blueprint.input(PayeeAccountChangeIn, arg_name="account")
@blueprint.output(PayeeAccountOut)
@permits(Permission.SIGNED_IN)
def change_payee_account(account_id: int, account: PayeeAccountChangeIn) -> dict[str, Any]:
    """Change an own account; claims that were submitted keep the old one."""
    return service.change_payee_account(person(), account_id, account)


@blueprint.delete("/api/me/payee-accounts/<int:account_id>")
@blueprint.output({}, status_code=204)
@permits(Permission.SIGNED_IN)
def remove_payee_account(account_id: int) -> tuple[str, int]:
    """Take an own account out of use."""
    service.remove_payee_account(person(), account_id)
    return "", 204


@blueprint.get("/api/me/delegations")
@blueprint.output(DelegationsOut)
@permits(Permission.SIGNED_IN)
def list_delegations() -> dict[str, Any]:
    """Who acts for me, and for whom I may act."""
    return service.list_delegations(person())


@blueprint.post("/api/me/delegations")
@blueprint.input(DelegationIn, arg_name="wish")
@blueprint.output(DelegationOut, status_code=201)
@blueprint.doc(responses={409: "同一段日期已有代理"})
@permits(Permission.SIGNED_IN)
def add_delegation(wish: DelegationIn) -> dict[str, Any]:
    """Let a colleague act for me."""
    return service.add_delegation(person(), wish)


@blueprint.delete("/api/me/delegations/<int:delegation_id>")
@blueprint.output(DelegationOut)
@permits(Permission.SIGNED_IN)
def end_delegation(delegation_id: int) -> dict[str, Any]:
    """End an own delegation now."""
    return service.end_delegation(person(), delegation_id)
