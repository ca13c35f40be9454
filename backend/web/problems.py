"""Every error leaves as application/problem+json, in words for people, without inner details."""

import http
from typing import Any

import structlog
from apiflask import APIFlask, HTTPError
from flask import Response, g, has_app_context
from werkzeug.exceptions import HTTPException

from backend.infra.db import COULD_NOT_ASK
from backend.kernel.errors import DomainError
from backend.web.answers import json_answer

_log = structlog.get_logger(__name__)

_BY_STATUS = {
    400: ("web.bad_request", "请求的格式不正确，请刷新页面后重试。"),
    401: ("accounts.not_signed_in", "请先登录，再继续操作。"),
    403: ("forbidden", "您没有这项权限，请联系管理员开通。"),
    404: ("not_found", "没有找到该内容：可能已被移除，或不属于您。请返回列表刷新。"),
    405: ("web.method_not_allowed", "不支持这种操作，请刷新页面后重试。"),
    413: ("web.too_large", "上传的内容太大，请压缩或拆分后重试。"),
    415: ("web.unsupported_media_type", "不支持这种内容格式，请按页面说明的格式上传。"),
    429: ("web.too_many_requests", "操作太频繁，请稍后再试。"),
}
_INTERNAL = (
    "internal",
    "服务器内部出错，这次操作可能没有完成。请稍后重试；仍不行请提交工单，附上错误编号。",
)
_NO_DATABASE = (
    "web.database_unavailable",
    "数据库暂时没有回答，这次操作可能没有完成。请稍候再试；仍不行请把错误编号告诉管理员。",
)


def problem(
    status: int,
    code: str,
    detail: str,
    facts: dict[str, Any] | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    """One error answer."""
    body = {
        "type": f"urn:piaokatong:problem:{code}",
        "title": http.HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": detail,
    }
    error_id = g.get("request_id") if has_app_context() else None
    if error_id is not None:
        # The log lines of this request carry it, and so does X-Request-Id.
        body["instance"] = f"urn:piaokatong:error:{error_id}"
        g.problem_code = code
    response = json_answer(body | (facts or {}), status)
    response.content_type = "application/problem+json"
    response.headers.update(headers or {})
    return response


def _on_domain_error(error: DomainError) -> Response:
    retry_after_s = error.facts.get("retry_after_s")
    headers = {"Retry-After": str(retry_after_s)} if retry_after_s else None
    return problem(error.status, error.code, error.message, error.facts, headers)


def _on_http_exception(error: HTTPException) -> Response:
    status = error.code or 500
    if status < 400:
        return Response(error.get_response().response, status, error.get_headers())
    code, detail = _BY_STATUS.get(status, (f"web.{status}", "请求无法完成，请刷新页面后重试。"))
    headers = dict(error.get_headers())
    allow = {"Allow": headers["Allow"]} if "Allow" in headers else None
    return problem(status, code, detail, headers=allow)


def _on_api_error(error: HTTPError) -> Response:
    code, detail = _BY_STATUS.get(error.status_code, _INTERNAL)
    return problem(error.status_code, code, detail)


def _on_silent_database(error: Exception) -> Response:
    _log.error("database_unavailable", kind=type(error).__name__, exc_info=error)
    return problem(503, *_NO_DATABASE, headers={"Retry-After": "5"})


def _on_surprise(error: Exception) -> Response:
    _log.error("unhandled_error", kind=type(error).__name__, exc_info=error)
    return problem(500, *_INTERNAL)


def register(app: APIFlask) -> None:
    """Attach the handlers; the widest one answers 500 and logs."""
    # First: it also claims HTTPException for itself, without the Allow header.
    app.error_processor(_on_api_error)
    app.register_error_handler(DomainError, _on_domain_error)
    app.register_error_handler(HTTPException, _on_http_exception)
    for kind in COULD_NOT_ASK:
        app.register_error_handler(kind, _on_silent_database)
    app.register_error_handler(Exception, _on_surprise)
