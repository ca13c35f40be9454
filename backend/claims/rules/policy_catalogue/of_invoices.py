"""Rules that look at each invoice by itself: its title, its 查验, its date."""

from backend.accounts.rules import Role
from backend.claims.rules.policies import Rule
from backend.claims.rules.policy_checks import dates, titles, verdicts
from backend.claims.rules.policy_parameters import Parameter, ParameterKind
from backend.claims.states import RuleLevel

_COUNT, _MONEY, _SWITCH = ParameterKind.COUNT, ParameterKind.MONEY, ParameterKind.SWITCH
_BLOCK, _WARN, _NOTE = RuleLevel.BLOCK, RuleLevel.WARN, RuleLevel.NOTE
_ACCOUNTANT = (Role.ACCOUNTANT,)
_APPROVER = (Role.APPROVER,)
_EITHER = (Role.APPROVER, Role.ACCOUNTANT)

OF_TITLES = (
    Rule(
        code="title_tax_id",
        title="税号不符",
        says="票面税号不是本单位的税号，或发票开给了集团内的另一家公司。",
        level=_BLOCK,
        check=titles.title_tax_id,
        waived_by=_ACCOUNTANT,
        parameters=(
            Parameter(
                name="own_company",
                kind=_SWITCH,
                label="必须开给报销人所在公司",
                help="关闭后，开给集团内任何一家公司的发票都可以报销。",
                default=True,
            ),
        ),
    ),
    Rule(
        code="title_name",
        title="抬头不符",
        says="税号没有问题，但抬头名称与登记的公司不同，或者票面没有税号。",
        level=_WARN,
        check=titles.title_name,
        waived_by=_EITHER,
    ),
)

OF_VERDICTS = (
    Rule(
        code="not_verified",
        title="查验状态",
        says="发票没有“查验一致”的结论：还没查、查不到，或者结果不一致。",
        level=_WARN,
        check=verdicts.not_verified,
        waived_by=_EITHER,
        parameters=(
            Parameter(
                name="refused_level",
                kind=ParameterKind.CHOICE,
                label="查验结果不一致或查无此票时",
                help="结论是否定的发票，比还没有结论的发票更严重。",
                default=_BLOCK.value,
                options=((_BLOCK.value, "禁止提交"), (_WARN.value, "提醒")),
            ),
            Parameter(
                name="must_from_fen",
                kind=_MONEY,
                label="必须查验一致的金额",
                help="价税合计达到这个金额的发票，没有结论不能提交；填 0 表示不设。",
                default=0,
            ),
        ),
    ),
    Rule(
        code="verification_old",
        title="查验已久",
        says="最近一次查验过去太久，发票可能已经作废或红冲。",
        level=_NOTE,
        check=verdicts.verification_old,
        waived_by=_EITHER,
        parameters=(
            Parameter(
                name="days",
                kind=_COUNT,
                label="超过多少天",
                unit="天",
                default=30,
                minimum=1,
                maximum=365,
            ),
        ),
    ),
    Rule(
        code="sandbox_verdict",
        title="沙箱查验",
        says="查验结果由沙箱模拟，不是税务机关的结论。",
        level=_NOTE,
        check=verdicts.sandbox_verdict,
    ),
    Rule(
        code="by_hand_verdict",
        title="人工查验",
        says="查验结果由人工在官方网站核对后登记。",
        level=_NOTE,
        check=verdicts.by_hand_verdict,
    ),
)

OF_DATES = (
    Rule(
        code="overdue",
        title="超期",
        says="开票日期距离提交超过报销期限；期限在报销设置中修改。",
        level=_WARN,
        check=dates.overdue,
        waived_by=_APPROVER,
        parameters=(
            Parameter(
                name="grace_days",
                kind=_COUNT,
                label="宽限天数",
                help="超过期限后再过这些天才提示。",
                unit="天",
                default=0,
                maximum=365,
            ),
        ),
    ),
    Rule(
        code="cross_year",
        title="跨年",
        says="以前年度开具的发票在本年报销，可能影响企业所得税扣除。",
        level=_WARN,
        check=dates.cross_year,
        waived_by=_EITHER,
        parameters=(
            Parameter(
                name="free_months",
                kind=_COUNT,
                label="上年发票不提示到几月底",
                help="例如 5：上一年的发票在 5 月 31 日前不提示；填 0 表示 1 月 1 日起就提示。",
                unit="月",
                default=0,
                maximum=12,
            ),
        ),
    ),
    Rule(
        code="weekend",
        title="周末开票",
        says="发票在周末开具；调休的上班日不算。",
        level=_NOTE,
        check=dates.weekend,
        waived_by=_APPROVER,
        parameters=(
            Parameter(
                name="holidays",
                kind=_SWITCH,
                label="法定节假日也提示",
                default=False,
            ),
            Parameter(
                name="types",
                kind=ParameterKind.EXPENSE_TYPES,
                label="只看这些费用类型",
                help="一个也不选表示全部类型。",
                default=[],
            ),
        ),
    ),
)
