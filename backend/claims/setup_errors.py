"""What the set-up of claims refuses, in words for people."""

from backend.kernel.errors import DomainError


class TypeExistsError(DomainError):
    """An expense type of this name is on the list."""

    code = "claims.type_exists"
    status = 409
    message = "已有同名的费用类型（可能已停用）。请换一个名称，或恢复使用原来的类型。"


class ListChangedError(DomainError):
    """The list that was put in order is not the list that is there."""

    code = "claims.list_changed"
    status = 409
    message = "列表刚刚被别人改动过，顺序没有保存。请刷新后重新排序。"


class FlowStaleError(DomainError):
    """The flow was changed since it was opened; ``changed_by`` names who did it."""

    code = "claims.flow_stale"
    status = 409
    message = "这个审批流刚刚被别人改动过，您的修改没有保存。请重新打开后再改。"


class FlowGoneError(DomainError):
    """The flow was deleted since it was opened."""

    code = "claims.flow_gone"
    status = 404
    message = "这个审批流已被删除。请返回列表刷新。"
