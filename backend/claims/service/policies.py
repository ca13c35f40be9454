"""规则 set by administrators: listed, changed, tried out, looked up in their history."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.accounts.models import DepartmentMember, PersonRow
from backend.accounts.rules import Person, Role
from backend.audit import service as audit
from backend.claims.models import ExpenseType, PolicyHit, PolicyRule, PolicyRuleVersion
from backend.claims.rules.policies import MAY_WAIVE, Rule, RuleSetting
from backend.claims.rules.policy_catalogue import RULES
from backend.claims.rules.policy_parameters import Parameter, ParameterKind, checked
from backend.claims.schemas.policies import ReplayIn, RuleIn
from backend.claims.service.replaying import replay
from backend.claims.service.rule_settings import completed, setting_of
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.kernel.errors import DomainError, InvalidInputError, NotFoundError
from backend.web.pages import decode_cursor, encode_cursor

_COUNTED_DAYS = 30


class StaleRuleError(DomainError):
    """Somebody else has changed the rule since it was looked at."""

    code = "claims.rule_stale"
    status = 409
    message = "这条规则刚刚被别人修改过，没有保存。请重新打开，看过新的设置后再改。"


def list_rules() -> dict[str, Any]:
    """PoliciesOut."""
    session = db.session()
    rows = {row.code: row for row in session.scalars(select(PolicyRule))}
    names = _names(session, [row.changed_by for row in rows.values()])
    hits = _hits(session)
    types = session.scalars(select(ExpenseType).order_by(ExpenseType.position, ExpenseType.id))
    return {
        "items": [
            _rule_out(rule, rows.get(code), names, hits.get(code, 0))
            for code, rule in RULES.items()
        ],
        "expense_types": [
            {"id": one.id, "name": one.name, "is_retired": one.retired_at is not None}
            for one in types
        ],
        "grades": _grades(session),
    }


def change_rule(person: Person, code: str, wish: RuleIn) -> dict[str, Any]:
    """Set the rule from now on; claims that were submitted keep the hits they have.

    StaleRuleError when it is no longer the version that was seen. A wish that changes nothing
    leaves the version as it is.
    """
    rule = _rule(code)
    wanted = _setting(rule, wish.level, wish.parameters, wish.waived_by)
    try:
        _change(person, rule, wanted, seen=wish.version)
    except IntegrityError as error:  # two made the first version at once
        raise StaleRuleError from error
    session = db.session()
    row = session.get(PolicyRule, code)
    names = _names(session, [row.changed_by] if row else [])
    return _rule_out(rule, row, names, _hits(session).get(code, 0))


def replay_rule(code: str, wish: ReplayIn) -> dict[str, Any]:
    """ReplayOut of the rule with another setting; nothing is written."""
    rule = _rule(code)
    row = db.session.get(PolicyRule, code)
    now = setting_of(rule, row) if row else rule.start
    then = _setting(rule, wish.level, wish.parameters, now.waived_by)
    return replay(rule, now, then, wish.months)


def list_versions(code: str, *, limit: int, cursor: str | None) -> dict[str, Any]:
    """RuleVersionsOut, newest first; the last one is what the rule started as."""
    rule = _rule(code)
    session = db.session()
    query = select(PolicyRuleVersion).where(PolicyRuleVersion.code == code)
    key = decode_cursor(cursor, int)
    if key is not None:
        query = query.where(PolicyRuleVersion.version < key[0])
    newest_first = query.order_by(PolicyRuleVersion.version.desc())
    rows = list(session.scalars(newest_first.limit(limit + 1)))
    names = _names(session, [row.changed_by for row in rows])
    items = [_version_out(rule, row, names) for row in rows[:limit]]
    if len(rows) > limit:
        return {"items": items, "next_cursor": encode_cursor(rows[limit - 1].version)}
    return {"items": [*items, _start_out(rule)], "next_cursor": None}


def _rule(code: str) -> Rule:
    if code not in RULES:
        raise NotFoundError("没有这条规则。请返回规则列表重新选择。")
    return RULES[code]


def _setting(
    rule: Rule, level: Any, parameters: Mapping[str, Any], waived_by: Collection[Role]
) -> RuleSetting:
    kept = checked(rule.parameters, parameters)
    _refuse_unknown_types(rule.parameters, kept)
    if not set(waived_by) <= set(MAY_WAIVE):
        message = "只有审批人和会计可以豁免，请去掉其他角色。"
        raise InvalidInputError([{"field": "waived_by", "message": message}])
    in_order = tuple(role for role in MAY_WAIVE if role in waived_by)
    return RuleSetting(level=level, parameters=kept, waived_by=in_order, version=0)


def _refuse_unknown_types(parameters: Sequence[Parameter], kept: Mapping[str, Any]) -> None:
    known: set[int] | None = None
    for one in parameters:
        wanted = _types_in(one, kept[one.name])
        if not wanted:
            continue
        known = known or set(db.session.scalars(select(ExpenseType.id)))
        if not wanted <= known:
            message = "有的费用类型已不存在，请重新选择。"
            raise InvalidInputError([{"field": f"parameters.{one.name}", "message": message}])


def _types_in(parameter: Parameter, value: Any) -> set[int]:
    if parameter.kind is ParameterKind.EXPENSE_TYPES:
        return set(value)
    if parameter.kind is ParameterKind.LIMITS:
        return {row["type"] for row in value}
    return set()


def _change(person: Person, rule: Rule, wanted: RuleSetting, *, seen: int) -> None:
    with transaction() as session:
        row = session.get(PolicyRule, rule.code, with_for_update=True)
        now = setting_of(rule, row) if row else rule.start
        if now.version != seen:
            raise StaleRuleError(version=now.version)
        if _is_same(now, wanted):
            return
        version = now.version + 1
        values = {
            "level": wanted.level,
            "parameters": dict(wanted.parameters),
            "waived_by": [role.value for role in wanted.waived_by],
            "version": version,
            "changed_by": person.id,
            "changed_at": clock.now(),
        }
        session.add(PolicyRuleVersion(code=rule.code, **values))
        if row is None:
            session.add(PolicyRule(code=rule.code, **values))
        else:
            for name, value in values.items():
                setattr(row, name, value)
        audit.record(
            session,
            actor_id=person.id,
            action="claims.rule_changed",
            subject="policy_rule",
            subject_id=None,
            facts={"code": rule.code, "version": version, "level": wanted.level.value},
        )


def _is_same(now: RuleSetting, wanted: RuleSetting) -> bool:
    return (now.level, dict(now.parameters), set(now.waived_by)) == (
        wanted.level,
        dict(wanted.parameters),
        set(wanted.waived_by),
    )


def _hits(session: Session) -> dict[str, int]:
    """How often each rule was hit lately."""
    since = clock.now() - timedelta(days=_COUNTED_DAYS)
    query = (
        select(PolicyHit.code, func.count())
        .where(PolicyHit.code.in_(RULES), PolicyHit.created_at >= since)
        .group_by(PolicyHit.code)
    )
    return dict(session.execute(query).all())


def _grades(session: Session) -> list[str]:
    query = select(DepartmentMember.grade).where(DepartmentMember.grade.is_not(None)).distinct()
    return sorted(one for one in session.scalars(query) if one)


def _names(session: Session, ids: Collection[int | None]) -> dict[int | None, dict[str, Any]]:
    wanted = {one for one in ids if one is not None}
    query = select(PersonRow.id, PersonRow.display_name).where(PersonRow.id.in_(wanted))
    return {
        person_id: {"id": person_id, "display_name": name}
        for person_id, name in session.execute(query)
    }


def _rule_out(
    rule: Rule,
    row: PolicyRule | None,
    names: Mapping[int | None, dict[str, Any]],
    hits: int,
) -> dict[str, Any]:
    setting = setting_of(rule, row) if row else rule.start
    return {
        "code": rule.code,
        "title": rule.title,
        "says": rule.says,
        "level": setting.level,
        "default_level": rule.level,
        "parameters": dict(setting.parameters),
        "settable": [_parameter_out(one) for one in rule.parameters],
        "waived_by": list(setting.waived_by),
        "version": setting.version,
        "changed_by": names.get(row.changed_by) if row else None,
        "changed_at": row.changed_at if row else None,
        "hits": hits,
    }


def _parameter_out(one: Parameter) -> dict[str, Any]:
    return {
        "name": one.name,
        "kind": one.kind,
        "label": one.label,
        "help": one.help,
        "unit": one.unit,
        "minimum": one.minimum,
        "maximum": one.maximum,
        "options": [{"value": value, "label": label} for value, label in one.options],
    }


def _version_out(
    rule: Rule, row: PolicyRuleVersion, names: Mapping[int | None, dict[str, Any]]
) -> dict[str, Any]:
    return {
        "version": row.version,
        "level": row.level,
        "parameters": completed(rule, row.parameters),
        "waived_by": row.waived_by,
        "changed_by": names.get(row.changed_by),
        "changed_at": row.changed_at,
    }


def _start_out(rule: Rule) -> dict[str, Any]:
    start = rule.start
    return {
        "version": 0,
        "level": start.level,
        "parameters": dict(start.parameters),
        "waived_by": list(start.waived_by),
        "changed_by": None,
        "changed_at": None,
    }
