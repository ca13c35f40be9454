"""What accounts refuse, and why, in words for people."""

from backend.kernel.errors import DomainError


class SetupClosedError(DomainError):
    """The first account exists, or existed."""

    code = "accounts.setup_closed"
    status = 409
    message = "系统已经完成初始设置，不能再次创建首个管理员。请直接登录；没有账号请注册。"


class WrongSetupCodeError(DomainError):
    """Somebody away from the machine wants to set it up, and does not know its code."""

    code = "accounts.wrong_setup_code"
    status = 403
    message = "设置码不对。设置码显示在启动票卡通的终端里，请照着填写；在那台电脑上打开则不需要。"


class NotSetUpError(DomainError):
    """Nobody has set the installation up."""

    code = "accounts.not_set_up"
    status = 409
    message = "系统还没有完成初始设置，暂不能注册。请先打开首页创建管理员。"


class NotSignedInError(DomainError):
    """No session, or one that has ended."""

    code = "accounts.not_signed_in"
    status = 401
    message = "您还没有登录，或登录已过期。请重新登录后再继续。"


class OtherPersonError(DomainError):
    """The request was made for one person, and another one is signed in."""

    code = "accounts.other_person"
    status = 401
    message = "这台设备上已换了别人登录，内容没有提交，仍保存在本机。请用原来的账号登录后再同步。"


class UsernameTakenError(DomainError):
    """The name is in use."""

    code = "accounts.username_taken"
    status = 409
    message = "这个用户名已被使用，请换一个；如果是您自己的账号，请直接登录。"


class EmailTakenError(DomainError):
    """Another confirmed person has the address; shown to administrators only."""

    code = "accounts.email_taken"
    status = 409
    message = "这个邮箱已属于另一个账号，不能再启用。请核对人员列表，停用其中一个。"


class LinkExpiredError(DomainError):
    """The link was used, is too old, or never existed: the answer is the same."""

    code = "accounts.link_expired"
    status = 410
    message = "链接已失效：可能已经用过，或超过 24 小时。请先试着登录；仍不行请重新注册。"


class ResetLinkExpiredError(DomainError):
    """The reset link was used, is too old, or never existed: the answer is the same."""

    code = "accounts.reset_link_expired"
    status = 410
    message = "重置链接已失效：可能已经用过，或超过 30 分钟。请重新找回密码，使用最新一封邮件。"


class ResetNotPossibleError(DomainError):
    """Only a person who may sign in has a password to reset."""

    code = "accounts.reset_not_possible"
    status = 409
    message = "这个账号还没有启用或已停用，不能重置密码。请先启用账号，再发送重置链接。"


class TooManyResetsError(DomainError):
    """Too many resets asked for under this e-mail address or from this network address."""

    code = "accounts.too_many_resets"
    status = 429
    message = "找回密码的次数过多，暂不再发送邮件。请查看已收到的邮件，或稍后再试。"


class TooManyPasswordTriesError(DomainError):
    """Too many wrong old passwords in one account."""

    code = "accounts.too_many_password_tries"
    status = 429
    message = "原密码输错次数过多，暂不能修改。请稍后再试；忘记了请退出后用“找回密码”。"


class WrongCredentialsError(DomainError):
    """Unknown name or wrong password: the answer is the same."""

    code = "accounts.wrong_credentials"
    status = 401
    message = "用户名或密码不正确，请检查大小写和输入法后重试。"


class LockedError(DomainError):
    """Too many tries under this name, whether somebody has it or not."""

    code = "accounts.locked"
    status = 429
    message = "尝试次数过多，登录已暂时锁定。请稍后再试；忘记密码请用“找回密码”。"


class TooManyTriesError(DomainError):
    """Too many tries from one network address, under whatever names."""

    code = "accounts.too_many_tries"
    status = 429
    message = "这个网络中的登录尝试过多，已暂时限制。请稍后再试，或换一个网络。"


class TooManyRegistrationsError(DomainError):
    """Too many registrations from one address."""

    code = "accounts.too_many_registrations"
    status = 429
    message = "同一网络的注册次数过多，请稍后再试，或请管理员协助。"


class UnconfirmedError(DomainError):
    """Right password, but the e-mail address is not confirmed."""

    code = "accounts.unconfirmed"
    status = 403
    message = "邮箱还没有确认，暂不能登录。请打开确认邮件中的链接，或请管理员启用账号。"


class DisabledError(DomainError):
    """Right password, but the account is switched off."""

    code = "accounts.disabled"
    status = 403
    message = "账号已停用，不能登录。如需恢复，请联系管理员。"


class AwaitingApprovalError(DomainError):
    """Right password, but no administrator has let the person in yet."""

    code = "accounts.awaiting_approval"
    status = 403
    message = "邮箱已确认，等待管理员批准，暂不能登录。批准后会有邮件通知；着急请联系管理员。"


class PasswordExpiredError(DomainError):
    """Signed in, but the password is older than the organisation allows."""

    code = "accounts.password_expired"
    status = 403
    message = "密码已超过单位规定的使用期限，暂不能继续。请先修改密码，内容不会丢失。"


class InsecureTransportError(DomainError):
    """A password came over plain HTTP from another machine."""

    code = "accounts.insecure_transport"
    status = 403
    message = (
        "连接没有加密，密码可能被同一网络中的人看到，已拒绝。"
        "请改用 https 地址打开；局域网可由管理员运行 ./run tls，并尽快更换这个密码。"
    )


class InvitationNeededError(DomainError):
    """Only the invited may sign up."""

    code = "accounts.invitation_needed"
    status = 403
    message = "本单位只接受邀请注册。请向管理员索取邀请链接，再从链接打开注册页面。"


class InvitationExpiredError(DomainError):
    """The invitation was used, taken back, is too old, or never existed: the answer is the same."""

    code = "accounts.invitation_expired"
    status = 410
    message = "邀请链接已失效：可能已经用过、被撤回，或超过 7 天。请向管理员索取新的链接。"


class CodeExpiredError(DomainError):
    """No open code: used, too old, too many wrong tries, or none was asked for."""

    code = "accounts.code_expired"
    status = 410
    message = "验证码已失效：可能已用过、超过 10 分钟，或输错次数过多。请重新获取验证码。"


class TooManyCodesError(DomainError):
    """Too many codes asked for by one person or for one address."""

    code = "accounts.too_many_codes"
    status = 429
    message = "获取验证码的次数过多，暂不再发送。请使用最近收到的验证码，或稍后再试。"


class LastAdministratorError(DomainError):
    """The change would leave nobody who may administer."""

    code = "accounts.last_administrator"
    status = 409
    message = "这是最后一位在用的管理员，不能停用或取消其管理员角色。请先指定另一位管理员。"


class CompanyExistsError(DomainError):
    """The title or tax id is on the list."""

    code = "accounts.company_exists"
    status = 409
    message = "这个抬头或税号已经登记，请在列表中查找，不必重复添加。"


class DepartmentExistsError(DomainError):
    """The company has a department of this name."""

    code = "accounts.department_exists"
    status = 409
    message = "这家公司已有同名的部门（可能已停用）。请换一个名称，或恢复使用原来的部门。"


class DepartmentInUseError(DomainError):
    """``members`` people and ``children`` departments in use still stand in it."""

    code = "accounts.department_in_use"
    status = 409
    message = "部门里还有成员或下级部门，不能停用。请先把他们移到别的部门。"


class BusyError(DomainError):
    """Too many passwords are being checked at this moment."""

    code = "accounts.busy"
    status = 503
    message = "登录的人太多，服务器正忙。请几秒后再试，您的操作没有丢失。"
