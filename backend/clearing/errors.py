"""What is refused in 清卡, in words that say why and what to do."""

from datetime import datetime

from backend.kernel.errors import DomainError, ForbiddenError
from backend.web.schemas import iso_utc


class UnknownStationError(DomainError):
    """No usable token: never paired here, or revoked."""

    code = "desk.unknown_station"
    status = 401
    message = "工作站没有配对，或已被停用。请在清卡页面取一个配对码，重新配对。"


class PairingCodeError(DomainError):
    """The code is wrong, used or too old."""

    code = "desk.pairing_code"
    status = 403
    message = "配对码不正确、已用过或已过期（10 分钟）。请在清卡页面重新取一个。"


class TooManyPairingTriesError(DomainError):
    """Too many wrong codes from one network address."""

    code = "desk.too_many_tries"
    status = 429
    message = "配对码输错次数过多，请稍后再试。"


class StockWrittenOffError(DomainError):
    """核销 ends a segment: nothing more is noted of it."""

    code = "clearing.stock_written_off"
    status = 409
    message = "这段发票已经核销，不能再改。请刷新页面查看核销登记。"


class JournalForkedError(DomainError):
    """The journal is not the continuation of the one that is held here."""

    code = "desk.journal_forked"
    status = 409
    message = "工作站的日志与服务器上的不一致，已停止接收。请不要继续操作，联系管理员核对日志。"


class JournalBrokenError(DomainError):
    """An entry does not fit its own hash, or makes no sense."""

    code = "desk.journal_broken"
    status = 422
    message = "工作站的日志有一条内容与校验值不符，没有接收。请联系管理员核对。"


class FileDiffersError(DomainError):
    """Other bytes are held under this name."""

    code = "desk.file_differs"
    status = 409
    message = "服务器上已有同名但内容不同的文件，没有覆盖。"


class FileDamagedError(DomainError):
    """The bytes do not fit their hash."""

    code = "desk.file_damaged"
    status = 422
    message = "文件内容与校验值不符，可能传输中断，请重新发送。"


class FileTooLargeError(DomainError):
    """More than the server keeps."""

    code = "desk.file_too_large"
    status = 413
    message = "文件超过 64 MB，没有接收。备份仍在工作站上。"


class AlreadyOpenError(DomainError):
    """Somebody is clearing this already: join that session."""

    code = "clearing.already_open"
    status = 409

    def __init__(self, session_no: str, *, is_done: bool) -> None:
        text = (
            "这台机器的这一期已经清过卡，不能再清。请查看那次清卡的报告。"
            if is_done
            else "这台设备的这一期已有一次清卡在进行，不能同时再开一次。请打开那次清卡一起处理。"
        )
        super().__init__(text, session_id=session_no, is_done=is_done)


class TooManySessionsError(DomainError):
    """The cap of one period is reached: an administrator decides."""

    code = "clearing.too_many"
    status = 409

    def __init__(self, count: int) -> None:
        super().__init__(
            f"这一期已经开过 {count} 次清卡，达到上限。"
            "请先查看之前停在哪里；确需再开请管理员操作。",
            count=count,
        )


class MaintenanceError(DomainError):
    """Nothing is started now; ``until``: when it may be tried again."""

    code = "clearing.maintenance"
    status = 409

    def __init__(self, message: str, until: datetime | None) -> None:
        super().__init__(message, until=until and iso_utc(until))


class StationAsleepError(DomainError):
    """The desk does not answer."""

    code = "clearing.station_asleep"
    status = 409
    message = "工作站没有回应，可能已关机或断网。请在收银电脑上打开票卡通后重试。"


class StationRevokedError(DomainError):
    """Nobody answers any more for the desk that made it."""

    code = "clearing.station_revoked"
    status = 409
    message = (
        "做这份备份的工作站已停用，服务器不再与它通信。"
        "请在那台电脑上重新配对后再试，或在那台电脑上用命令 restore-clearing 打开备份。"
    )


class NoBackupYetError(DomainError):
    """The session has not come so far."""

    code = "clearing.no_backup"
    status = 409
    message = "这次清卡还没有备份，没有可核验的文件。请等备份完成，或选择另一次清卡。"


class HasEndedError(DomainError):
    """There is nothing left to stop."""

    code = "clearing.has_ended"
    status = 409
    message = "这次清卡已经结束，没有可以暂停的步骤。请刷新后查看结果。"


class CanStillAbortError(DomainError):
    """Whoever wants it to stop gives it up: nothing has left the house."""

    code = "clearing.can_still_abort"
    status = 409
    message = "还没有向税局发送任何数据，不需要暂停。不想继续时请点“放弃”，之后可以重新开始。"


class NothingLostError(DomainError):
    """The record is there, or the journal does not know of such a clearing."""

    code = "clearing.nothing_lost"
    status = 409
    message = "这次清卡的记录已经在，不需要恢复。请刷新后在清卡历史里查看。"


class OpenAlarmsError(DomainError):
    """Something of the desk wants to be mended or acknowledged first (E2)."""

    code = "clearing.open_alarms"
    status = 409

    def __init__(self, alarms: list[dict[str, str]]) -> None:
        names = "、".join(one["what"] for one in alarms)
        super().__init__(
            f"开始之前有 {len(alarms)} 条告警要处理：{names}。"
            "请先处理，或在清卡工作台逐条点“已了解”并写明原因。",
            alarms=alarms,
        )


class AlarmChangedError(DomainError):
    """It is gone, or it is another one now."""

    code = "clearing.alarm_changed"
    status = 409
    message = "这条告警已经消失或变了，刚才的操作没有生效。请看当前的告警。"


class AlarmMustGoError(DomainError):
    """No word helps."""

    code = "clearing.alarm_must_go"
    status = 409
    message = "这条告警必须先处理好，不能只点“已了解”。请按“怎么办”处理后重新检查。"


class NotPossibleNowError(DomainError):
    """The session is in a state in which nobody does this."""

    code = "clearing.not_possible_now"
    status = 409
    message = "清卡的进度已经变了，现在不能这样操作。请刷新后查看当前状态。"


class ApprovalFirstError(DomainError):
    """企业内部审批 (A10): nobody confirms what a second person has not approved."""

    code = "clearing.approval_first"
    status = 409
    message = "这次清卡要先由另一位同事复核，复核通过后才能确认。请联系可以复核的同事打开本页。"


class FiguresChangedError(DomainError):
    """Other figures than the ones on the screen; nothing was confirmed."""

    code = "clearing.figures_changed"
    status = 409
    message = "卡里的数据在您查看之后变了，刚才的操作没有生效。请重新核对清单。"


class OwnApprovalError(ForbiddenError):
    """Two people: operator and approver are never one."""

    code = "clearing.own_approval"
    message = "经办人不能复核自己的清卡，请由另一位有权限的同事复核。"


class CannotAbortError(DomainError):
    """Data has left the house: it is only gone on with."""

    code = "clearing.cannot_abort"
    status = 409
    message = "抄报数据已经发往税局，不能放弃，只能暂停后继续。进度都在，随时可以接着做。"


class TooManyStreamsError(DomainError):
    """Two live logs a person are enough."""

    code = "clearing.too_many_streams"
    status = 429
    message = "已有两个页面在看实时进度，请关闭一个；本页会改为每隔几秒刷新。"
