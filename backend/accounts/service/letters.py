"""The texts of the mails that accounts send."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """Subject and plain text."""

    subject: str
    body: str


def confirm(display_name: str, public_url: str, token: str) -> Letter:
    """The link's token travels behind the #: browsers send it to no server and no log."""
    return Letter(
        "票卡通：请确认您的邮箱",
        f"{display_name}，您好！\n\n"
        "有人用这个邮箱注册了票卡通账号。如果是您本人，请在 24 小时内打开下面的链接确认：\n\n"
        f"{public_url}/confirm#{token}\n\n"
        "链接只能使用一次。如果不是您本人操作，不必理会这封邮件，账号不会启用。\n",
    )


def already_registered(username: str, public_url: str) -> Letter:
    """To the owner of an address with which somebody tries to register again."""
    return Letter(
        "票卡通：您的邮箱已有账号",
        "您好！\n\n"
        f"有人用这个邮箱再次注册票卡通，但它已属于账号“{username}”，所以新的注册不会启用。\n\n"
        f"如果是您本人，请直接登录：{public_url}/ 。忘记密码请联系管理员。\n"
        "如果不是您本人操作，不必理会这封邮件。\n",
    )
