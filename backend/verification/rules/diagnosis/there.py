"""The second half of the path: sync delay, maintenance of the provider, support."""

from collections.abc import Iterator, Sequence

from backend.verification.outcomes import Outcome
from backend.verification.rules.diagnosis.causes import Action, Cause, Fact, Looked, Step, at
from backend.verification.rules.diagnosis.evidence import Evidence
from backend.verification.rules.diagnosis.here import retry

_YOUNG_DAYS = 1


def look_at_delay(evidence: Evidence) -> Looked:
    """Whether the tax database can know the invoice yet, and whether it may be asked today."""
    causes = (*_young(evidence), *_used_up(evidence))
    days = evidence.age_days
    if days is None:
        return Looked(Step.SYNC_DELAY, causes, (Fact("开票日期", "不知道"),), is_known=False)
    facts = (Fact("开票日期", f"{evidence.issued_on}，已 {max(days, 0)} 天"),)
    return Looked(Step.SYNC_DELAY, causes, facts if not causes else ())


def _young(evidence: Evidence) -> Iterator[Cause]:
    days = evidence.age_days
    if evidence.answer is not None or days is None or days < 0:
        return
    told = Fact("开票日期", f"{evidence.issued_on}，" + ("今天" if days == 0 else f"{days} 天前"))
    if evidence.last_outcome is Outcome.NOT_YET and evidence.last is not None:
        said = "当日票按规则次日再查" if evidence.last.was_refused_here else "税务局说暂未入库"
        facts = (told, Fact(at(evidence.last.asked_at), said))
        yield _delay("not_in_yet", "刚开的票，税务局的数据库里还没有。", facts, evidence)
    elif days == 0 and not evidence.policy.same_day_allowed:
        yield _delay("same_day", "今天开的票，通常次日才能查到。", (told,), evidence)
    elif days <= _YOUNG_DAYS:
        what = "开票不满两天，数据可能还在同步。"
        yield _delay("young", what, (told,), evidence, is_likely=False)


def _used_up(evidence: Evidence) -> Iterator[Cause]:
    """By our own count, or because the official side says so: others may have asked too."""
    is_told = evidence.last_outcome is Outcome.DAILY_LIMIT
    if not is_told and evidence.asked_today < evidence.policy.own_limit:
        return
    own, limit = evidence.policy.own_limit, evidence.policy.daily_limit
    facts = (
        Fact("今天已查", f"{evidence.asked_today} 次"),
        Fact("每票每日", f"{limit} 次，系统用 {own} 次，留 1 次给人工"),
    )
    yield _delay("quota", "今天的查验次数已用完，0:10 之后恢复。", facts, evidence)


def _delay(
    code: str, what: str, facts: Sequence[Fact], evidence: Evidence, *, is_likely: bool = True
) -> Cause:
    return Cause(
        code=f"delay.{code}",
        step=Step.SYNC_DELAY,
        is_likely=is_likely,
        what=what,
        action=Action.WAIT if evidence.is_planned else Action.PLAN,
        facts=tuple(facts),
    )


def look_at_maintenance(evidence: Evidence) -> Looked:
    """Whether the provider answers at all these days: its window, and everybody's questions."""
    causes = (*_in_window(evidence), *_busy(evidence))
    facts = _health_facts(evidence)
    is_known = evidence.health.is_known
    if not is_known and not causes:
        facts = (Fact("查验渠道", "近 1 小时没有人查验过，不知道是否正常"),)
    return Looked(Step.MAINTENANCE, causes, facts if not causes else (), is_known=is_known)


def _health_facts(evidence: Evidence) -> tuple[Fact, ...]:
    health = evidence.health
    facts = []
    if health.is_known:
        asked = health.answered + health.failed
        facts.append(Fact("近 1 小时全部查验", f"{asked} 次，{health.answered} 次得到回答"))
    if health.last_answer_at is not None:
        facts.append(Fact("渠道最近一次回答", at(health.last_answer_at)))
    return tuple(facts)


def _in_window(evidence: Evidence) -> Iterator[Cause]:
    if evidence.maintenance_until is None or evidence.provider is None:
        return
    told = Fact("维护时段", f"到 {at(evidence.maintenance_until)} 为止")
    what = "查验渠道正在维护时段内，结束后再查。"
    yield _maintenance("window", what, (told, *_health_facts(evidence)), evidence)


def _busy(evidence: Evidence) -> Iterator[Cause]:
    last = evidence.last
    is_busy = last is not None and last.outcome is Outcome.PROVIDER_BUSY
    if last is None or not is_busy or last.could_not_leave or last.raw_code == "Interrupted":
        return
    told = Fact("最近一次", f"{at(last.asked_at)} 没有问到，渠道代码 {last.raw_code or '无'}")
    is_general = evidence.health.is_bad or not evidence.health.is_known
    what = (
        "查验渠道繁忙或在维护，与发票本身无关。"
        if is_general
        else "查验渠道这一次没有回答；别的发票能查到，再查即可。"
    )
    yield _maintenance("busy", what, (told, *_health_facts(evidence)), evidence)


def _maintenance(code: str, what: str, facts: tuple[Fact, ...], evidence: Evidence) -> Cause:
    return Cause(
        code=f"maintenance.{code}",
        step=Step.MAINTENANCE,
        is_likely=True,
        what=what,
        action=retry(evidence),
        facts=facts,
    )


def look_for_support(evidence: Evidence, *, is_explained: bool) -> Looked:
    """What only a person can solve; the last resort when nothing before explains it."""
    causes = tuple(_support(evidence))
    if not causes and not is_explained:
        causes = (_last_resort(evidence),)
    facts = () if causes else (Fact("人工处理", "前面已有原因，暂不需要"),)
    return Looked(Step.SUPPORT, causes, facts)


def _support(evidence: Evidence) -> Iterator[Cause]:
    last, raw = evidence.last_outcome, evidence.last.raw_code if evidence.last else None
    if evidence.provider is None:
        told = Fact("查验渠道", "未配置，本系统设为人工查验")
        yield _cause("by_hand", "没有自动查验渠道，需要人工到官网查验。", told)
    elif evidence.is_sandbox and evidence.is_denied:
        told = Fact("查验渠道", "沙箱，只认识地区代码 99 的演示发票")
        what = "回答来自沙箱，不是税务局；真实发票在这里查不到。"
        yield _cause("sandbox", what, told, action=Action.TELL_ADMIN)
    if last is Outcome.PROVIDER_CONFIG and evidence.provider is not None:
        told = Fact("渠道代码", raw or "无")
        what = "查验渠道欠费、额度用完或密钥失效，需要管理员处理。"
        yield _cause("provider_config", what, told, action=Action.TELL_ADMIN)
    if last is Outcome.UNSUPPORTED:
        yield _cause("unsupported", "查验渠道不支持这种发票。", Fact("渠道代码", raw or "无"))
    if last is Outcome.TOO_OLD:
        told = Fact("开票日期", f"{evidence.issued_on}，只能查近 {evidence.policy.window_years} 年")
        yield _cause("too_old", "超过可在线查验的年限。", told)
    if evidence.has_given_up:
        told = Fact("提问记录", f"{len(evidence.tries)} 次，没有结论")
        yield _cause("gave_up", "一直没有查到结果，自动重试已停止。", told)


def _last_resort(evidence: Evidence) -> Cause:
    asked = sum(not one.was_refused_here for one in evidence.tries)
    told = Fact("提问记录", f"{asked} 次")
    what = "以上都没有找到明确原因，请到官网人工核对。"
    return _cause("last_resort", what, told, is_likely=False)


def _cause(
    code: str, what: str, *facts: Fact, action: Action = Action.BY_HAND, is_likely: bool = True
) -> Cause:
    return Cause(
        code=f"support.{code}",
        step=Step.SUPPORT,
        is_likely=is_likely,
        what=what,
        action=action,
        facts=facts,
    )
