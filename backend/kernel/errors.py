"""Errors that a person can act on; the web floor turns them into problem+json."""

from typing import Any


class DomainError(Exception):
    """A refusal or failure with a stable ``code`` and an HTTP ``status``.

    ``message`` is Simplified Chinese: what happened, why, what to do. ``facts`` are extra
    members of the answer (JSON values only).
    """

    code = "error"
    status = 400
    message = "请求无法完成，请稍后重试。"

    def __init__(self, message: str | None = None, **facts: Any) -> None:
        self.message = message or self.message
        self.facts = facts
        super().__init__(self.message)


class UnavailableError(DomainError):
    """'Could not ask': nobody said no; the same question may be asked again later."""

    code = "unavailable"
    status = 503
    message = "暂时无法连接对方系统，稍后会自动重试，数据已保存。"


class NotFoundError(DomainError):
    """The object does not exist, or is not the asking person's: the answer is the same."""

    code = "not_found"
    status = 404
    message = "没有找到该内容：可能已被移除，或不属于您。请返回列表刷新。"


class ForbiddenError(DomainError):
    """The person is known, but may not do this."""

    code = "forbidden"
    status = 403
    message = "您没有这项权限，请联系管理员开通。"


class InvalidInputError(DomainError):
    """Some fields are wrong; ``errors`` is a list of {"field", "message"}."""

    code = "invalid_input"
    status = 422
    message = "填写的内容有误，请按提示修改后再提交。"

    def __init__(self, errors: list[dict[str, str]], message: str | None = None) -> None:
        super().__init__(message, errors=errors)
