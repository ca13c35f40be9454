"""/demo/qr: printable codes that the sandbox knows, to scan from the screen or from paper."""

from typing import Any

import segno
from apiflask import APIBlueprint
from flask import Response, abort, make_response, render_template, request
from markupsafe import Markup

from backend.accounts.guard import Permission, permits
from backend.sandbox.payloads import DemoPayload, demo_payloads
from backend.verification.outcomes import MESSAGES, Outcome

blueprint = APIBlueprint("demo", __name__, template_folder="templates", enable_openapi=False)

_SHORT = {
    Outcome.MATCH_VALID: "查验一致",
    Outcome.MATCH_VOID: "已作废",
    Outcome.MATCH_RED_PARTIAL: "部分红冲",
    Outcome.MATCH_RED_FULL: "全额红冲",
    Outcome.MATCH_IS_RED_LETTER: "红字发票",
    Outcome.MISMATCH: "信息不一致",
    Outcome.NOT_FOUND: "查无此票",
    Outcome.NOT_YET: "暂未入库",
    Outcome.TOO_OLD: "超过可查期限",
}
_BY_HAND = "需人工核对"


@blueprint.get("/demo/qr")
@permits(Permission.PUBLIC)
def show_codes() -> Response:
    """All codes on A4 pages, or with ?one=N a single large one."""
    payloads = demo_payloads()
    asked = request.args.get("one")
    if asked is None:
        cards = [_card(number, one) for number, one in enumerate(payloads, 1)]
        return _page("demo_qr.html", cards=cards)
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 0
    if not 1 <= number <= len(payloads):
        abort(404)
    return _page("demo_qr_one.html", card=_card(number, payloads[number - 1]), last=len(payloads))


def _page(template: str, **values: Any) -> Response:
    response = make_response(render_template(template, **values))
    response.headers["Cache-Control"] = "no-store"  # one of the codes is of today
    return response


def _card(number: int, payload: DemoPayload) -> dict[str, Any]:
    expected = payload.expected
    code = segno.make_qr(payload.text, error="m")
    # The drawing is made of numbers only; the label goes through the template's escaping.
    svg = Markup(code.svg_inline(border=4, omitsize=True))  # noqa: S704
    return {
        "number": number,
        "svg": svg,
        "label": payload.label,
        "text": payload.text,
        "answer": _BY_HAND if expected is None else _SHORT.get(expected, expected),
        "explained": "" if expected is None else MESSAGES[expected],
        "is_sound": expected is Outcome.MATCH_VALID,
    }
