"""What a device can answer instead of an answer; the engine knows these and no others.

``code`` is the clearing error code (QK-...) that the person sees with phenomenon, cause, remedy.
Only ``OutcomeUnknownError`` leaves open whether an act took effect: ask the device, never repeat.
"""

from backend.kernel.errors import DomainError


class DeviceError(DomainError):
    """Something between us and the device; ``code`` names the QK code."""

    status = 409
    code = "QK-107"
    message = "设备没有回应。请拔出后重新插入，再继续。"


class ServiceDownError(DeviceError):
    """pcscd or the vendor's component does not run."""

    code = "QK-102"
    message = "读卡服务没有运行（pcscd 或厂商组件）。请启动服务或重启电脑，系统会自动继续。"


class ReaderGoneError(DeviceError):
    """No reader, or not the one that was used."""

    code = "QK-101"
    message = "没有找到读卡器。请检查 USB 连接后重新插上，系统会自动继续。"


class CardAbsentError(DeviceError):
    """No card in the reader, or it was pulled."""

    code = "QK-103"
    message = "没有插卡，或卡片已拔出。请插入同一张卡，系统会自动继续。"


class CardRemovedError(CardAbsentError):
    """The card was pulled while we talked to it."""

    code = "QK-104"
    message = "卡片在处理过程中被拔出。请重新插入同一张卡，系统会先读卡再决定下一步。"


class CardChangedError(DeviceError):
    """Another card or device than the one named was inserted."""

    code = "QK-105"
    message = "插入的不是这次清卡所用的卡，没有写入任何内容。请换回原来的卡。"


class DeviceBusyError(DeviceError):
    """Another program holds the reader."""

    code = "QK-106"
    message = "读卡器正被其他程序占用。请关闭开票软件等程序，系统会自动重试。"


class DeviceTimeoutError(DeviceError):
    """No answer in time; the connection is given up."""

    code = "QK-107"


class UnsupportedCardError(DeviceError):
    """Not a user card, or a variant that the chosen profile does not describe."""

    code = "QK-108"
    message = "这张卡不是用户卡，或型号与所选卡型不符。请更换卡型设置，或咨询税务机关。"


class PinWrongError(DeviceError):
    """Wrong PIN; ``tries_left`` None when the card does not say."""

    code = "QK-111"

    def __init__(self, tries_left: int | None) -> None:
        left = "" if tries_left is None else f"，还可输入 {tries_left} 次"
        super().__init__(f"口令不正确{left}。请核对后重新输入。", tries_left=tries_left)


class PinNeededError(DeviceError):
    """The card asks for a PIN before it answers."""

    code = "QK-111"
    message = "这张卡需要口令。请输入口令后继续。"


class PinBlockedError(DeviceError):
    """The PIN is blocked, or only its last try is left and we do not burn it."""

    code = "QK-112"
    message = "口令已锁定，或只剩最后一次机会。请到税务机关解锁，系统不会再尝试。"


class RefusedError(DeviceError):
    """The device said no; ``status_word`` is what it answered (0 = not by a status word)."""

    def __init__(self, code: str, message: str, status_word: int = 0) -> None:
        super().__init__(message, status_word=f"{status_word:04X}")
        self.code = code
        self.status_word = status_word


class ProtocolError(DeviceError):
    """What the device said makes no sense: wrong length, bad digits, records that contradict."""

    code = "QK-402"
    message = "卡内记录不一致，没有写入任何内容。请联系税务机关核对这张卡。"


class OutcomeUnknownError(DeviceError):
    """The write was on its way when the answer was lost: only a fresh read tells what is true."""

    code = "QK-107"
    message = "写卡后没有收到应答，系统将重新读卡确认结果，不会重复写入。"
