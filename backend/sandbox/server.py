"""The sandbox as an HTTP server on loopback, with Tencent's wire format and a control address."""

import hmac
import json
import time
import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import Flask, Response, request

from backend.infra.config import Secrets, Settings, load_secrets
from backend.kernel import clock
from backend.sandbox.answers import AnswerError, TaxOffice
from backend.sandbox.behaviour import ERROR_CODES, Behaviour, Fault, Order
from backend.sandbox.broken_line import reset_connection
from backend.sandbox.bureau.office import Office
from backend.sandbox.bureau.views import Line, register_bureau
from backend.sandbox.component.pretend import sandbox_device
from backend.sandbox.component.views import register_component
from backend.sandbox.signature import AuthError, Received, check
from backend.web.standalone import serve_standalone

CONTROL_HEADER = "X-Sandbox-Key"
ACTION, VERSION = "VatInvoiceVerifyNew", "2018-11-19"
_LONGEST_PAUSE_S = 120.0


def create_sandbox(secrets: Secrets, machine_now: Callable[[], datetime] = clock.now) -> Flask:
    """The pretend provider as a WSGI application.

    ``machine_now`` is the clock for signatures, which a test that moves the calendar leaves alone.
    """
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = 64 * 1024
    office, behaviour = TaxOffice(), Behaviour()
    register_bureau(app, Office(), Line())
    register_component(app, sandbox_device(), Line())

    @app.post("/")
    def _call() -> Response:
        order = behaviour.next()
        if order is not None and order.fault is not Fault.SLOW:
            return _misbehave(order)
        if order is not None:
            time.sleep(min(order.seconds, _LONGEST_PAUSE_S))
        return _answer(office, secrets, machine_now())

    @app.get("/healthz")
    def _health() -> Response:
        return _json({"ok": True, "sandbox": True})

    @app.route("/sandbox/behaviour", methods=["GET", "POST", "DELETE"])
    def _control() -> Response:
        if not hmac.compare_digest(
            request.headers.get(CONTROL_HEADER, "").encode(), secrets.sandbox_secret_key.encode()
        ):
            return _json({"message": "沙箱：控制口令不正确"}, 403)
        if request.method == "POST":
            behaviour.command(_order_of(request.get_json(silent=True)))
        elif request.method == "DELETE":
            behaviour.command(None)
        return _json(_shown(behaviour.current()))

    @app.errorhandler(ValueError)
    def _refuse(error: ValueError) -> Response:
        return _json({"message": f"沙箱：{error}"}, 422)

    return app


def _answer(office: TaxOffice, secrets: Secrets, machine_now: datetime) -> Response:
    """Signature, action and question, in the order in which the real one looks at them."""
    received = Received(
        method=request.method,
        path=request.path,
        query=request.query_string.decode("latin-1"),
        headers={name.lower(): value for name, value in request.headers.items()},
        body=request.get_data(),
    )
    try:
        check(
            received,
            secret_id=secrets.sandbox_secret_id,
            secret_key=secrets.sandbox_secret_key,
            now=machine_now,
        )
        return _reply(office.answer(_question(received), clock.now()))
    except (AuthError, AnswerError) as error:
        return _error(error.code, str(error))


def _question(received: Received) -> dict[str, Any]:
    if received.headers.get("x-tc-action") != ACTION:
        raise AnswerError("InvalidAction", "只支持 VatInvoiceVerifyNew")
    if received.headers.get("x-tc-version") != VERSION:
        raise AnswerError("NoSuchVersion", "只支持 2018-11-19")
    try:
        question = json.loads(received.body)
    except ValueError as error:
        raise AnswerError("InvalidParameter", "请求不是 JSON") from error
    if not isinstance(question, dict):
        raise AnswerError("InvalidParameter", "请求不是 JSON 对象")
    return question


def _reply(members: dict[str, Any]) -> Response:
    return _json({"Response": {**members, "RequestId": f"sandbox-{uuid.uuid4()}"}})


def _error(code: str, message: str) -> Response:
    """As with the real one, an error is HTTP 200."""
    return _reply({"Error": {"Code": code, "Message": message}})


def _json(body: dict[str, Any], status: int = 200) -> Response:
    # The SDK looks for errors only under exactly this content type, without a charset.
    text = json.dumps(body, ensure_ascii=False)
    return Response(text, status, content_type="application/json")


def _misbehave(order: Order) -> Response:
    match order.fault:
        case Fault.HTTP_500:
            return Response("沙箱：内部错误".encode(), 500, content_type="text/plain")
        case Fault.GARBAGE:
            return Response(b'{"Respons\xff\xfe<html>', 200, content_type="application/json")
        case Fault.HALF_BODY:
            return _half_body()
        case Fault.RESET:
            return reset_connection()
        case _:
            return _error(ERROR_CODES[order.fault], "沙箱：按命令出错")


def _half_body() -> Response:
    half = b'{"Response": {"Invoice": {"Number": "2599'
    response = Response(half, 200, content_type="application/json")
    response.headers["Content-Length"] = str(len(half) * 2)
    response.headers["Connection"] = "close"
    return response


def _order_of(command: Any) -> Order:
    """From {"fault", "times", "seconds"}; ValueError names what is wrong."""
    if not isinstance(command, dict):
        raise ValueError('应为 {"fault": ..., "times": ..., "seconds": ...}')  # noqa: TRY004
    times, seconds = command.get("times"), command.get("seconds", 0)
    if times is not None and (not isinstance(times, int) or times < 1):
        raise ValueError("times 应为正整数，或不填")
    if not isinstance(seconds, int | float) or not 0 <= seconds <= _LONGEST_PAUSE_S:
        raise ValueError(f"seconds 应为 0 到 {_LONGEST_PAUSE_S:.0f}")
    try:
        return Order(Fault(str(command.get("fault"))), times, float(seconds))
    except ValueError as error:
        raise ValueError(f"fault 应为其中之一：{', '.join(Fault)}") from error


def _shown(order: Order | None) -> dict[str, Any]:
    if order is None:
        return {"fault": None}
    return {"fault": order.fault, "times": order.times, "seconds": order.seconds}


def run_sandbox(settings: Settings) -> None:
    """Serve on 127.0.0.1 until SIGTERM; one process, since counts and orders live in memory."""
    app = create_sandbox(load_secrets(settings.piaokatong_data))
    bind = f"127.0.0.1:{settings.effective_sandbox_port}"
    serve_standalone(app, bind=bind, name="sandbox", timeout=0, keepalive=0)
