"""The first half of the path: our network, the input, the upload record."""

from collections.abc import Iterator

from backend.invoices.states import IntakeChannel
from backend.verification.outcomes import COULD_NOT_ASK, Outcome
from backend.verification.rules.diagnosis.causes import Action, Cause, Fact, Looked, Step, at
from backend.verification.rules.diagnosis.evidence import Evidence, Neighbour

_CHANNELS = {
    IntakeChannel.QR_SCAN: "扫码读入",
    IntakeChannel.PHOTO: "拍照识票",
    IntakeChannel.FILE_UPLOAD: "文件上传",
    IntakeChannel.MANUAL: "手工录入",
}
_ISSUER_LATE_DAYS = 1
"""Older than this, the sync of the tax database is no explanation any more."""
_LATE_CAPTURE_S = 3600


def retry(evidence: Evidence) -> Action:
    """Wait where a try is planned; else ask now, or tomorrow when today's checks are used up."""
    if evidence.is_planned:
        return Action.WAIT
    is_used_up = evidence.asked_today >= evidence.policy.own_limit
    return Action.PLAN if is_used_up else Action.RETRY


def look_at_network(evidence: Evidence) -> Looked:
    """Whether our questions leave the house; that this is read at all proves the reader's own."""
    last = evidence.last
    if last is None or last.was_refused_here or last.is_by_hand:
        told = "最近一次没有出网的提问" if last else "还没有提问过"
        return Looked(Step.NETWORK, (), (Fact("服务器到查验渠道", told),), is_known=False)
    if last.could_not_leave:
        tries = sum(one.could_not_leave for one in evidence.tries)
        facts = (
            Fact("最近一次", f"{at(last.asked_at)} 连接失败，问题没有送出"),
            Fact("连接失败", f"{tries} 次，不占用当日查验次数"),
            *_health(evidence),
        )
        return Looked(Step.NETWORK, (_network("unreachable", retry(evidence), facts),))
    if last.raw_code == "Interrupted":
        facts = (Fact("最近一次", f"{at(last.asked_at)} 的提问被中断，不知道有没有送到"),)
        return Looked(Step.NETWORK, (_network("interrupted", retry(evidence), facts),))
    return Looked(Step.NETWORK, (), (Fact("服务器到查验渠道", f"{at(last.asked_at)} 已送达"),))


def _health(evidence: Evidence) -> tuple[Fact, ...]:
    health = evidence.health
    if not health.is_known:
        return ()
    asked = health.answered + health.failed
    return (Fact("近 1 小时全部查验", f"{asked} 次，{health.failed} 次没有问到"),)


def _network(code: str, action: Action, facts: tuple[Fact, ...]) -> Cause:
    what = {
        "unreachable": "服务器连不上查验渠道，与发票本身无关。",
        "interrupted": "上一次提问中途断了，没有得到结果。",
    }[code]
    return Cause(
        code=f"network.{code}",
        step=Step.NETWORK,
        is_likely=True,
        what=what,
        action=action,
        facts=facts,
    )


def look_at_input(evidence: Evidence) -> Looked:
    """Whether number, date, amount and check code are those of the paper."""
    causes = (
        *_incomplete(evidence),
        *_refused(evidence),
        *_odd(evidence),
        *_near(evidence),
        *_doubtful(evidence),
    )
    facts = [
        Fact("来源", _CHANNELS[evidence.channel]),
        Fact("格式检查", "号码、代码、地区和年份通过"),
    ]
    if evidence.crc == "ok":
        facts.append(Fact("二维码校验位", "相符，读取完整"))
    return Looked(Step.INPUT, causes, tuple(facts) if not causes else ())


def _input(
    code: str, what: str, *facts: Fact, action: Action = Action.COMPARE, is_likely: bool = True
) -> Cause:
    return Cause(
        code=f"input.{code}",
        step=Step.INPUT,
        is_likely=is_likely,
        what=what,
        action=action,
        facts=facts,
    )


def _incomplete(evidence: Evidence) -> Iterator[Cause]:
    if evidence.obstacles and evidence.provider is not None:
        facts = [Fact("缺少或不符", one) for one in evidence.obstacles]
        yield _input(
            "incomplete", "查验所需的信息不齐，还不能提问。", *facts, action=Action.BY_HAND
        )


def _refused(evidence: Evidence) -> Iterator[Cause]:
    last, days = evidence.last, evidence.age_days
    if days is not None and days < 0:
        told = Fact("开票日期", f"{evidence.issued_on}，晚于今天 {evidence.today}")
        yield _input("future_date", "开票日期晚于今天，日期很可能录错了。", told)
    elif evidence.last_outcome is Outcome.BAD_INPUT and last is not None:
        told = Fact("渠道代码", last.raw_code or "无")
        yield _input("malformed", "查验渠道不接受这些信息的格式。", told)
    elif evidence.answer is not None and evidence.answer.outcome is Outcome.MISMATCH:
        told = Fact("税务局回答", f"{at(evidence.answer.asked_at)} 有这张发票，但内容不一致")
        yield _input("mismatch", "号码对得上，但日期、金额或校验码与税务记录不同。", told)


def _odd(evidence: Evidence) -> Iterator[Cause]:
    if evidence.oddities:
        facts = [Fact("号码检查", one) for one in evidence.oddities]
        is_likely = _speaks_against_input(evidence)
        yield _input("odd_number", "号码或代码看起来不对。", *facts, is_likely=is_likely)


def _speaks_against_input(evidence: Evidence) -> bool:
    """Somebody looked and did not know it; could not ask explains nothing."""
    return evidence.is_denied or evidence.last_outcome is Outcome.BAD_INPUT


def _is_settled(evidence: Evidence) -> bool:
    """The office knows the number, so that its oddness explains nothing."""
    return evidence.answer is not None and not evidence.is_denied


def _near(evidence: Evidence) -> Iterator[Cause]:
    other = evidence.neighbour
    if other is None or _is_settled(evidence):
        return
    is_twin = other.is_same_day and other.is_same_amount
    is_slip = evidence.is_typed and (other.is_same_day or other.is_same_amount)
    yield Cause(
        code="input.neighbour",
        step=Step.INPUT,
        is_likely=_speaks_against_input(evidence) and (is_twin or is_slip),
        what="您还有一张发票的号码只差一位，可能是同一张录错了一位。",
        action=Action.OPEN_NEIGHBOUR,
        facts=(Fact("本张号码", evidence.number), *_facts_of(other)),
        link_id=other.invoice_id,
    )


def _facts_of(other: Neighbour) -> tuple[Fact, ...]:
    alike = [
        word
        for word, is_so in (("日期相同", other.is_same_day), ("金额相同", other.is_same_amount))
        if is_so
    ]
    verdict = "查验一致" if other.is_consistent else "尚无一致的结论"
    return (
        Fact("相近号码", other.number),
        Fact("比较", "，".join([*alike, verdict])),
    )


def _doubtful(evidence: Evidence) -> Iterator[Cause]:
    """Nothing says that the input is wrong, but nothing else has checked it either."""
    if evidence.is_width_repaired:
        told = Fact("读入时修复", "全角字符已换成半角")
        yield _input("width", "扫到的内容含全角字符，已自动修复。", told, is_likely=False)
    if not evidence.is_denied:
        return
    if evidence.is_typed:
        told = Fact("来源", "手工录入，没有二维码可以核对")
        yield _input(
            "typed", "号码或代码可能录错了一位。", told, action=Action.SCAN, is_likely=False
        )
    elif evidence.crc == "mismatch":
        told = Fact("二维码校验位", "不符，可能读错或被改过")
        yield _input("crc", "二维码没有完整读出。", told, action=Action.SCAN, is_likely=False)


def look_at_upload(evidence: Evidence) -> Looked:
    """Our own record of the upload, and the issuer's, which only the tax office knows."""
    causes = (*_not_asked(evidence), *_issuer_late(evidence))
    facts = [
        Fact("入库", f"{at(evidence.stored_at)}，参考编号 {evidence.reference_no}"),
        Fact("原件", "已保存" if evidence.has_original else "没有上传文件"),
    ]
    late_s = (evidence.stored_at - evidence.captured_at).total_seconds()
    if late_s > _LATE_CAPTURE_S:
        facts.insert(0, Fact("采集", f"{at(evidence.captured_at)}，联网后才入库"))
    if evidence.answer is None:
        facts.append(Fact("开票方是否已上传", "还不知道：税务局尚未回答"))
    elif not evidence.is_denied:
        facts.append(Fact("开票方是否已上传", "是：税务局有这张发票"))
    is_known = evidence.answer is not None and not evidence.is_denied
    return Looked(Step.UPLOAD_RECORD, causes, tuple(facts), is_known=is_known)


def _not_asked(evidence: Evidence) -> Iterator[Cause]:
    if evidence.tries or evidence.obstacles or evidence.provider is None:
        return
    asked = Fact("提问记录", "0 次")
    plan = Fact("计划", "已排队" if evidence.is_planned else "没有排上")
    yield Cause(
        code="upload.not_asked",
        step=Step.UPLOAD_RECORD,
        is_likely=True,
        what="发票已入库，但还没有向税务局查验过。",
        action=retry(evidence),
        facts=(asked, plan),
    )


def _issuer_late(evidence: Evidence) -> Iterator[Cause]:
    days = evidence.age_days
    is_after_us = evidence.last_outcome not in COULD_NOT_ASK
    if not evidence.is_denied or evidence.answer is None or days is None:
        return
    if days <= _ISSUER_LATE_DAYS:
        return
    yield Cause(
        code="upload.issuer_late",
        step=Step.UPLOAD_RECORD,
        is_likely=is_after_us and not evidence.is_sandbox and evidence.crc == "ok",
        what="开票方可能还没有把这张发票上传税务局。",
        action=Action.ASK_ISSUER,
        facts=(
            Fact("开票日期", f"{evidence.issued_on}，已 {days} 天"),
            Fact("税务局回答", f"{at(evidence.answer.asked_at)} 查无此票"),
        ),
    )
