"""The form on paper says what the claim says: read back from the finished PDF."""

import io
import re
from typing import Any

import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.claims.printing.composing import PrintDesk, compose
from backend.claims.printing.form import Paper, Printing, build_form
from backend.claims.printing.press import NoFontError, Press, PrintBusyError, PrintFailedError
from backend.claims.printing.words import soft, yuan
from backend.claims.states import ClaimStatus
from backend.kernel.capitals import in_capitals
from backend.kernel.money import MAX_FEN
from backend.reading.bounded import Cause, KilledError, Reply, WorkersUnavailableError
from backend.reading.typesetting import fonts
from tests.claims.output import examples, papers
from tests.claims.output.examples import CHEN, LIN, WANG, ZHAO

both_papers = pytest.mark.parametrize("paper", list(Paper))


def printing(paper: Paper = Paper.A4, *, is_demo: bool = False) -> Printing:
    return Printing(paper=paper, printed_at=examples.AT, printed_by="赵敏", is_demo=is_demo)


def form_of(desk: PrintDesk, claim: dict[str, Any], paper: Paper = Paper.A4) -> bytes:
    return compose(desk, claim, printing(paper), None).path.read_bytes()


@both_papers
def test_every_number_and_name_of_the_claim_stands_on_the_form(
    desk: PrintDesk, paper: Paper
) -> None:
    claim = examples.claim(
        examples.line(
            1,
            shares=[
                {"department_id": 1, "department": "市场部", "amount_fen": 6001},
                {"department_id": 2, "department": "研发部", "amount_fen": 4000},
            ],
        ),
        examples.line(
            2,
            invoice=None,
            no_invoice_reason="地铁充值没有发票",
            approved_fen=5000,
            decision="reduced",
            decision_reason="按每日标准",
        ),
        examples.line(3, invoice=examples.invoice(3, code="042002200111", number="12345678")),
        created_by={"id": 9, "display_name": "冯园"},
        offset_fen=12000,
        payable_fen=13004,
        offsets=[
            {"advance_id": 5, "advance_no": "JK261101-Q7W8E9", "amount_fen": 12000, "left_fen": 77}
        ],
        rule_hits=[
            examples.hit(),
            examples.hit(
                title="超标", waived_by=CHEN, waived_at=examples.AT, waive_reason="展会期间"
            ),
        ],
        steps=[examples.step("部门负责人", examples.task(WANG, acted_by=CHEN, comment="请按时"))],
        payment={
            "amount_fen": 13004,
            "payable_fen": 13004,
            "paid_on": "2026-11-27",
            "method": "bank",
            "bank_reference": "20261127000188",
            "difference_reason": "",
            "registered_by": ZHAO,
            "registered_at": examples.AT,
        },
        claw_backs=[
            {
                "id": 1,
                "invoice_id": 3,
                "invoice_number": "12345678",
                "is_paid": True,
                "amount_fen": 10003,
                "reason": "发票已红冲",
                "state": "open",
                "opened_at": examples.AT,
            }
        ],
    )

    text = "".join(papers.texts_of(form_of(desk, claim, paper)))

    for expected in (
        *("晴川文化传播（武汉）有限公司", "费用报销单", "BX261123-A2B3C4", "待支付"),
        *("林小满（冯园代填）", "市场部", "武汉客户项目验收差旅", "2026-11-23"),
        *("26422000000000000001", "代码042002200111", "12345678", "无发票：地铁充值没有发票"),
        *("¥100.01", "¥100.02", "¥50.00", "¥100.03", "核减：按每日标准"),
        *("分摊：市场部¥60.01；研发部¥40.00", "¥300.06", "¥250.04", "叁佰元零陆分"),
        *("JK261101-Q7W8E9，冲销后尚欠¥0.77", "-¥120.00", "¥130.04", "壹佰叁拾元零肆分"),
        *("招商银行武汉光谷支行", "6225********0188"),
        *("周末消费", "已由陈立于2026-11-2310:00豁免：展会期间"),
        *("陈立（代王建国）", "请按时", "2026-11-2310:00"),
        *("2026-11-27银行转账流水号20261127000188登记人赵敏", "追回", "发票已红冲处理中"),
        *("领款人：", "部门负责人：", "财务复核：", "出纳："),
        *("打印2026-11-2310:00赵敏", "第1页/共", "第7版"),
    ):
        assert expected in text, expected


@both_papers
def test_two_hundred_lines_stand_once_each_under_a_repeated_head(
    desk: PrintDesk, paper: Paper
) -> None:
    lines = [examples.line(no, purpose=f"用途{no:03d}号") for no in range(1, 201)]
    claim = examples.claim(*lines)

    content = form_of(desk, claim, paper)

    pages = papers.texts_of(content)
    text = "".join(pages)
    numbers = re.findall(r"2642200000\d{10}", text)
    assert sorted(numbers) == [one["invoice"]["number"] for one in lines]
    assert sorted(re.findall(r"用途\d{3}号", text)) == [f"用途{no:03d}号" for no in range(1, 201)]
    for one in lines:
        assert text.count(yuan(one["amount_fen"])) >= 2  # asked and granted
    assert all("发票号码金额核定金额" in page for page in pages)
    count = text.count("页/共")
    assert len(pages) == (count if paper is Paper.A4 else -(-count // 2))
    assert [f"第{no}页/共{count}页" in text for no in range(1, count + 1)] == [True] * count
    assert text.count(in_capitals(claim["total_fen"])) == 2


def test_half_a_sheet_is_printed_two_to_a_sheet(desk: PrintDesk) -> None:
    lines = [examples.line(no) for no in range(1, 61)]

    bound = compose(desk, examples.claim(*lines), printing(Paper.HALF), None)

    content = bound.path.read_bytes()
    assert set(papers.sizes_of(content)) == {(595, 842)}
    assert bound.pages_apart > bound.pages == len(papers.sizes_of(content))
    assert bound.pages == -(-bound.pages_apart // 2)
    first = papers.texts_of(content)[0]
    assert "第1页/共" in first
    assert "第2页/共" in first


def test_the_code_on_the_form_gives_the_claim_number(desk: PrintDesk) -> None:
    picture = papers.drawn(form_of(desk, examples.claim()), scale=3)

    assert [one.text for one in zxingcpp.read_barcodes(picture)] == ["BX261123-A2B3C4"]


@both_papers
def test_nothing_runs_over_the_edge_however_long_it_is(desk: PrintDesk, paper: Paper) -> None:
    longest = examples.line(
        1,
        invoice=examples.invoice(1, number="9" * 32, code="123456789012"),
        purpose="W" * 200,
        city="烎𠮷" * 20,
        expense_type="M" * 30,
        amount_fen=MAX_FEN,
        approved_fen=MAX_FEN,
        decision="reduced",
        decision_reason="g" * 200,
        shares=[{"department_id": no, "department": "Q" * 50, "amount_fen": 7} for no in range(9)],
    )
    claim = examples.claim(
        longest,
        claimant={"id": 1, "display_name": "W" * 50},
        created_by={"id": 2, "display_name": "名" * 50},
        department="W" * 50,
        company="W" * 100,
        purpose="W" * 200,
        payee={
            "id": 1,
            "holder": "W" * 50,
            "bank_name": "W" * 100,
            "account_number": "8" * 40,
        },
        rule_hits=[examples.hit(title="W" * 60, message="W" * 300)],
        steps=[
            examples.step(
                "W" * 50,
                examples.task({"id": 2, "display_name": "W" * 50}, comment="W" * 500),
            )
        ],
    )

    content = form_of(desk, claim, paper)

    for number in range(1, len(papers.sizes_of(content)) + 1):
        page = papers.drawn(content, number)
        width, height = page.size
        margins = ((0, 0, 40, height), (width - 22, 0, width, height))
        for margin in margins:
            shades = page.crop(margin).convert("L").histogram()
            assert not any(shades[:120]), (paper, number, margin)  # the cut line is light grey
    text = "".join(papers.texts_of(content))
    assert "烎𠮷烎𠮷" in text
    assert "9" * 20 in text
    assert yuan(MAX_FEN) in text


A_COMMAND = '#read("/etc/passwd")'
typed = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=0, max_size=80
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed, typed, typed)
def test_whatever_people_type_is_text_and_never_a_command(
    desk: PrintDesk, purpose: str, name: str, comment: str
) -> None:
    claim = examples.claim(
        examples.line(1, purpose=f"#panic() $x$ {purpose}"),
        claimant={"id": 1, "display_name": f"*{name}*"},
        steps=[examples.step("级", examples.task(WANG, comment=f'#read("/etc/passwd") {comment}'))],
    )

    text = "".join(papers.texts_of(form_of(desk, claim)))

    assert "#panic()$x$" in text
    assert A_COMMAND in text


@pytest.mark.parametrize("status", list(ClaimStatus))
def test_a_sheet_that_is_not_in_force_says_so(status: ClaimStatus) -> None:
    claim = examples.claim(status=status)

    form = build_form(claim, printing())

    words = {
        ClaimStatus.DRAFT: "草稿",
        ClaimStatus.RETURNED: "退回补正",
        ClaimStatus.REJECTED: "已驳回",
        ClaimStatus.WITHDRAWN: "已撤回",
        ClaimStatus.CANCELLED: "已作废",
    }
    assert form["watermark"] == words.get(status)
    assert build_form(claim, printing(is_demo=True))["watermark"] == "演示"


def test_an_advance_has_its_own_form(desk: PrintDesk) -> None:
    advance = examples.claim(
        examples.line(1, invoice=None, purpose="展会备用金"),
        kind="advance",
        claim_no="JK261123-A2B3C4",
        repay_by="2026-12-31",
    )

    text = "".join(papers.texts_of(form_of(desk, advance)))

    for expected in ("借款单", "借款人", "还款日期", "2026-12-31", "借款（大写）", "展会备用金"):
        assert expected in text


def test_what_is_not_decided_yet_leaves_room_for_a_pen() -> None:
    claim = examples.claim(
        examples.line(1, approved_fen=None, decision="pending"),
        submitted_at=None,
        payee=None,
        steps=[
            examples.step(
                "部门负责人",
                examples.task(WANG, state="open", comment="", ended_at=None),
                examples.task(LIN, state="closed", comment="", ended_at=None),
            )
        ],
    )

    form = build_form(claim, printing())

    assert form["lines"][0]["approved"] == ""
    assert [one["name"] for one in form["totals"]] == ["合计（大写）"]
    assert form["totals"][0]["is_main"]
    assert ["提交日期", "未提交", 1] in form["facts"]
    assert form["payee"] is None
    assert [(one["who"], one["what"], one["at"]) for one in form["approvals"]] == [
        ("王建国", "待审批", "")
    ]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=300))
def test_softening_adds_only_places_to_break(text: str) -> None:
    softened = soft(text)

    assert softened.replace("\u200b", "") == " ".join(text.split()).replace("\u200b", "")
    assert all(len(run) <= 18 for run in re.findall(r"[A-Za-z0-9]+", softened))


class _Dying:
    """A runner whose workers end before they answer."""

    def __init__(self, error: Exception | None = None, **facts: Any) -> None:
        self.error = error
        self.facts = facts

    def run(self, *_args: Any, **_options: Any) -> Reply:
        if self.error:
            raise self.error
        return Reply(self.facts)


@pytest.mark.parametrize(
    ("runner", "error"),
    [
        (_Dying(refused="no_font"), NoFontError),
        (_Dying(WorkersUnavailableError()), PrintBusyError),
        (_Dying(KilledError(Cause.TIME, 1)), PrintFailedError),
    ],
)
def test_what_keeps_the_press_from_printing_is_said_in_words(
    desk: PrintDesk, runner: Any, error: type[Exception]
) -> None:
    press = Press(runner, max_bytes=1)

    with pytest.raises(error) as refusal:
        press.typeset("claim", {}, at=0, folder=desk.kept.path("") or "/", is_tagged=True)  # type: ignore[arg-type]

    assert "请" in str(refusal.value)


def test_a_missing_font_is_looked_for_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    fonts._found.cache_clear()
    monkeypatch.setattr(fonts, "FOLDERS", (str(tmp_path),))

    with pytest.raises(fonts.NoFontError):
        fonts.fonts()
    fonts.find_fonts()  # says nothing: whoever prints is told
    monkeypatch.undo()

    assert fonts.fonts()[1] in fonts.FAMILIES
    assert "fonts-noto-cjk" in NoFontError.message


def test_pictures_of_the_form_are_those_of_the_file(press: Press, desk: PrintDesk) -> None:
    bound = compose(desk, examples.claim(), printing(), None)

    shown = press.show(bound.path, 1, 842)

    from PIL import Image

    seen = Image.open(io.BytesIO(shown)).convert("RGB")
    assert seen.tobytes() == papers.drawn(bound.path.read_bytes()).tobytes()
