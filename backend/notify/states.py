"""States of what notify keeps."""

from enum import StrEnum


class DeliveryState(StrEnum):
    """One delivery: waiting and dead mean what they mean for every job.

    'gone' = there is nobody to deliver to any more, 'given_up' = an administrator let it go.
    """

    WAITING = "waiting"
    DONE = "done"
    DEAD = "dead"
    GONE = "gone"
    GIVEN_UP = "given_up"


class RobotKind(StrEnum):
    """Whose group robot it is: 企业微信, 钉钉, 飞书."""

    WECOM = "wecom"
    DINGTALK = "dingtalk"
    FEISHU = "feishu"


class Repeat(StrEnum):
    """How often a reminder comes back."""

    NONE = "none"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


class ConfirmationState(StrEnum):
    """A red-letter confirmation (红字信息确认单): open, dealt with, or lapsed after 72 hours."""

    WAITING = "waiting"
    DONE = "done"
    DEAD = "dead"
    LAPSED = "lapsed"


class ItemKind(StrEnum):
    """What comes due: 证书, 设备, 其他."""

    CERTIFICATE = "certificate"
    EQUIPMENT = "equipment"
    OTHER = "other"
