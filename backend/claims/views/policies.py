"""Routes of 规则: what counts as a problem, how heavy, and who may wave it through."""

from typing import Any

from apiflask import APIBlueprint

from backend.accounts.guard import Permission, permits, person
from backend.claims.schemas.policies import (
    PoliciesOut,
    ReplayIn,
    ReplayOut,
    RuleIn,
    RuleOut,
    RuleVersionsIn,
    RuleVersionsOut,
)
from backend.claims.service.policies import change_rule as change
from backend.claims.service.policies import list_rules, list_versions, replay_rule

blueprint = APIBlueprint("policies", __name__, tag="规则")

_UNKNOWN = {404: "没有这条规则"}


@blueprint.get("/api/policies")
@blueprint.output(PoliciesOut)
@permits(Permission.ADMINISTRATOR)
def list_policies() -> dict[str, Any]:
    """Every rule with its setting, and how often it was hit in 30 days."""
    return list_rules()


@blueprint.put("/api/policies/<code>")
@blueprint.input(RuleIn, arg_name="wish")
@blueprint.output(RuleOut)
@blueprint.doc(responses=_UNKNOWN | {409: "规则已被别人修改"})
@permits(Permission.ADMINISTRATOR)
def change_rule(code: str, wish: RuleIn) -> dict[str, Any]:
    """Set a rule for claims that are checked or submitted from now on."""
    return change(person(), code, wish)


@blueprint.post("/api/policies/<code>/replay")
@blueprint.input(ReplayIn, arg_name="wish")
@blueprint.output(ReplayOut)
@blueprint.doc(responses=_UNKNOWN)
@permits(Permission.ADMINISTRATOR)
def replay(code: str, wish: ReplayIn) -> dict[str, Any]:
    """试算: how the changed rule would have judged the claims of the last months."""
    return replay_rule(code, wish)


@blueprint.get("/api/policies/<code>/versions")
@blueprint.input(RuleVersionsIn, location="query", arg_name="asked")
@blueprint.output(RuleVersionsOut)
@blueprint.doc(responses=_UNKNOWN)
@permits(Permission.ADMINISTRATOR)
def list_rule_versions(code: str, asked: RuleVersionsIn) -> dict[str, Any]:
    """What the rule was, newest first."""
    return list_versions(code, limit=asked.limit, cursor=asked.cursor)
