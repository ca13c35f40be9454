"""Rules that look around an invoice, and at the claim as a whole."""

from backend.accounts.rules import Role
from backend.claims.rules.policies import Need, Rule
from backend.claims.rules.policy_checks import amounts, limits, neighbours
from backend.claims.rules.policy_parameters import Parameter, ParameterKind
from backend.claims.states import RuleLevel

_COUNT, _MONEY, _SWITCH = ParameterKind.COUNT, ParameterKind.MONEY, ParameterKind.SWITCH
_WARN, _NOTE = RuleLevel.WARN, RuleLevel.NOTE
_ACCOUNTANT = (Role.ACCOUNTANT,)
_APPROVER = (Role.APPROVER,)
_EITHER = (Role.APPROVER, Role.ACCOUNTANT)

OF_NEIGHBOURS = (
    Rule(
        code="consecutive_numbers",
        title="连号",
        says="同一销售方号码相邻的发票出现在别的单据里，或在别人名下。",
        level=_WARN,
        check=neighbours.consecutive_numbers,
        waived_by=_EITHER,
        parameters=(
            Parameter(
                name="distance",
                kind=_COUNT,
                label="号码相差不超过",
                unit="号",
                default=3,
                minimum=1,
                maximum=50,
            ),
        ),
    ),
    Rule(
        code="split_purchase",
        title="拆单",
        says="同一销售方同一天开了几张发票，加起来达到一定金额；别的单据里的也算。",
        level=_WARN,
        check=neighbours.split_purchase,
        waived_by=_APPROVER,
        parameters=(
            Parameter(
                name="least",
                kind=_COUNT,
                label="至少几张",
                unit="张",
                default=2,
                minimum=2,
                maximum=50,
            ),
            Parameter(
                name="from_fen",
                kind=_MONEY,
                label="合计达到",
                help="填 0 表示不看金额。",
                default=100_000,
            ),
        ),
    ),
    Rule(
        code="similar_invoice",
        title="疑似重复",
        says="同日、同金额、同销售方，但号码不同的另一张发票已经登记。",
        level=_WARN,
        check=neighbours.similar_invoice,
        waived_by=_EITHER,
    ),
)

OF_AMOUNTS = (
    Rule(
        code="over_limit",
        title="超标",
        says="某类费用超过按职级和城市定的标准；标准在下面的表里填写。",
        level=_WARN,
        check=limits.over_limit,
        waived_by=_APPROVER,
        needs=frozenset({Need.SPENT_ELSEWHERE}),
        parameters=(
            Parameter(
                name="limits",
                kind=ParameterKind.LIMITS,
                label="费用标准",
                help="条件越具体的越优先；按天的标准把同一人同一天的各张单据合在一起算。",
                default=[],
            ),
        ),
    ),
    Rule(
        code="total_limit",
        title="金额合计",
        says="整张单据的金额达到需要特别留意的数额。",
        level=_NOTE,
        check=amounts.total_limit,
        waived_by=_APPROVER,
        parameters=(
            Parameter(
                name="limit_fen",
                kind=_MONEY,
                label="合计达到",
                help="填 0 表示不设。",
                default=5_000_000,
            ),
        ),
    ),
    Rule(
        code="over_budget",
        title="超预算",
        says="提交后部门预算会用完或接近用完；预算在“预算”页面填写。",
        level=_WARN,
        check=amounts.over_budget,
        waived_by=_APPROVER,
        needs=frozenset({Need.BUDGETS}),
        parameters=(
            Parameter(
                name="percent",
                kind=_COUNT,
                label="用到百分之多少时提示",
                help="100 表示超出预算才提示。",
                unit="%",
                default=100,
                minimum=50,
                maximum=100,
            ),
        ),
    ),
    Rule(
        code="no_invoice",
        title="无票费用",
        says="没有发票的一笔费用超过一定金额。",
        level=_WARN,
        check=amounts.no_invoice,
        waived_by=_APPROVER,
        parameters=(
            Parameter(
                name="most_fen",
                kind=_MONEY,
                label="超过多少提示",
                help="填 0 表示每一笔都提示。",
                default=20_000,
            ),
        ),
    ),
    Rule(
        code="image_without_original",
        title="影像件无原件",
        says="电子发票只有照片、截图或没有文件；按财会〔2020〕6号，入账要留存电子原件。",
        level=_NOTE,
        check=amounts.image_without_original,
        waived_by=_ACCOUNTANT,
        parameters=(
            Parameter(
                name="paper",
                kind=_SWITCH,
                label="纸质发票也提示",
                help="纸质发票的原件是纸，系统里只有照片是正常的。",
                default=False,
            ),
        ),
    ),
)
