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


def change_code(display_name: str, what: str, code: str) -> Letter:
    """The code that proves a change; ``what`` is 邮箱 or 手机号."""
    return Letter(
        f"票卡通：更改{what}的验证码",
        f"{display_name}，您好！\n\n"
        f"您正在更改票卡通账号的{what}，验证码是：\n\n"
        f"{code}\n\n"
        "10 分钟内有效，只能使用一次，请勿告诉任何人。如果不是您本人操作，不必理会这封邮件。\n",
    )


def clearing_code(display_name: str, session_no: str, code: str) -> Letter:
    """The code with which a person confirms one clearing."""
    return Letter(
        "票卡通：确认清卡的验证码",
        f"{display_name}，您好！\n\n"
        f"您正在确认清卡 {session_no}，验证码是：\n\n"
        f"{code}\n\n"
        "10 分钟内有效，只能使用一次，请勿告诉任何人。如果不是您本人操作，请联系管理员。\n",
    )


def address_in_use(public_url: str) -> Letter:
    """To the owner of an address that somebody else wants for his account."""
    return Letter(
        "票卡通：您的邮箱已有账号",
        "您好！\n\n"
        "有人想把自己的票卡通账号改用这个邮箱，但它已属于您的账号，所以没有更改。\n\n"
        f"如果是您本人，请用原来的账号登录：{public_url}/ 。如果不是，不必理会这封邮件。\n",
    )


def email_changed(display_name: str, new_masked: str) -> Letter:
    """To the address so far, so that a change that was not the owner's does not go unseen."""
    return Letter(
        "票卡通：您的邮箱已更改",
        f"{display_name}，您好！\n\n"
        f"您的票卡通账号已改用邮箱 {new_masked}，这个邮箱不再接收通知。\n\n"
        "如果不是您本人操作，请立即告知管理员。\n",
    )


def locked(display_name: str, username: str, public_url: str) -> Letter:
    """To the owner of a name under which somebody keeps typing wrong passwords."""
    return Letter(
        "票卡通：有人多次输错您的密码",
        f"{display_name}，您好！\n\n"
        f"账号“{username}”连续多次输错密码，登录已暂时锁定，稍后会自动解除。\n\n"
        f"如果是您本人，忘记密码可打开 {public_url}/reset 找回。"
        "如果不是，您的密码没有被猜中；建议改用更长的密码，并告知管理员。\n",
    )


def invitation(organisation: str, public_url: str, token: str) -> Letter:
    """The link with which one person may sign up; its token travels behind the #."""
    return Letter(
        f"票卡通：{organisation} 邀请您加入",
        "您好！\n\n"
        f"{organisation} 邀请您注册票卡通。请在 7 天内打开下面的链接：\n\n"
        f"{public_url}/register#{token}\n\n"
        "链接只能使用一次，请勿转发。如果您不认识这个单位，不必理会这封邮件。\n",
    )


def awaiting_approval(display_name: str, username: str, public_url: str) -> Letter:
    """To the administrators: somebody waits for them."""
    return Letter(
        "票卡通：有人等待批准",
        "您好！\n\n"
        f"{display_name}（{username}）已注册并确认邮箱，等待管理员批准。\n\n"
        f"请打开 {public_url}/people 核实身份后启用或停用。\n",
    )


def approved(display_name: str, username: str, public_url: str) -> Letter:
    """To a person who waited for an administrator."""
    return Letter(
        "票卡通：账号已批准",
        f"{display_name}，您好！\n\n"
        f"管理员已批准您的账号“{username}”，现在可以登录：{public_url}/ 。\n",
    )
