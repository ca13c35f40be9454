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
        f"如果是您本人，请直接登录：{public_url}/ 。忘记密码请打开 {public_url}/reset 。\n"
        "如果不是您本人操作，不必理会这封邮件。\n",
    )


def reset(display_name: str, username: str, public_url: str, token: str) -> Letter:
    """The link to a new password; its token travels behind the # too."""
    return Letter(
        "票卡通：重置密码",
        f"{display_name}，您好！\n\n"
        f"有人为账号“{username}”申请重置密码。如果是您本人，或您请管理员代办，"
        "请在 30 分钟内打开下面的链接设置新密码：\n\n"
        f"{public_url}/reset#{token}\n\n"
        "链接只能使用一次，请勿转发。如果不是您本人操作，不必理会这封邮件，密码不会改变。\n",
    )


def password_changed(display_name: str, public_url: str) -> Letter:
    """Tells the owner, so that a change that was not his does not go unseen."""
    return Letter(
        "票卡通：您的密码已更改",
        f"{display_name}，您好！\n\n"
        "您的票卡通密码刚刚更改，其他设备上的登录都已退出。\n\n"
        f"如果不是您本人操作，请立即打开 {public_url}/reset 找回密码，并告知管理员。\n",
    )
