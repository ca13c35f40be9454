"""What notify refuses, and why, in words for people."""

from backend.kernel.errors import DomainError


class TooManyRemindersError(DomainError):
    """A person has as many open reminders as anybody needs."""

    code = "notify.too_many_reminders"
    status = 409
    message = "还没到时间的提醒已有 200 条，不能再添加。请先删除用不到的提醒。"


class ConfirmationExistsError(DomainError):
    """The person has an open confirmation with this number."""

    code = "notify.confirmation_exists"
    status = 409
    message = "这张红字确认单已经登记，正在倒计时，不必重复登记。"


class ConfirmationClosedError(DomainError):
    """It was dealt with, or has lapsed."""

    code = "notify.confirmation_closed"
    status = 409
    message = "这张红字确认单已处理或已失效，不能再改。请刷新列表。"


class ItemClosedError(DomainError):
    """The dated item was closed; it must be opened again first."""

    code = "notify.item_closed"
    status = 409
    message = "这个到期事项已办结，不能再改。请刷新列表；需要时重新登记一项。"


class RobotExistsError(DomainError):
    """The name is on the list."""

    code = "notify.robot_exists"
    status = 409
    message = "已有同名的群机器人，请换一个名称，或修改原来的那个。"


class TooManyRobotsError(DomainError):
    """More robots than an organisation has groups for."""

    code = "notify.too_many_robots"
    status = 409
    message = "群机器人已有 50 个，不能再添加。请先删除不用的机器人。"


class NotDeadError(DomainError):
    """Somebody else has dealt with the delivery meanwhile."""

    code = "notify.not_dead"
    status = 409
    message = "这条投递已不在失败列表中，可能刚被重试或放弃。请刷新列表。"


class TooManyCalendarTriesError(DomainError):
    """Too many wrong calendar addresses from one network."""

    code = "notify.too_many_calendar_tries"
    status = 429
    message = "打开错误的日历链接次数过多，请稍后再试。请在提醒设置里重新生成链接。"
