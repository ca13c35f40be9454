"""What a component's return code and its words mean to us (clearing.md section 6).

Vendors agree on no list of codes: the profile's own come first, then the words of the message;
a code that nobody knows is shown as it came.
"""

import re

from backend.cards.errors import (
    CardAbsentError,
    CardChangedError,
    DeviceBusyError,
    DeviceError,
    PinBlockedError,
    PinWrongError,
    RefusedError,
)

GOOD = frozenset({"0", "00", "0000"})
DONE = "done"
"""The act was done before: as good as done now, if the device agrees."""
CLEARED = "QK-204"
_DEVICE: tuple[tuple[str, type[DeviceError]], ...] = (
    (r"未插入|未连接|未检测到|没有检测到|找不到.{0,4}(设备|税控|盘)|已拔出", CardAbsentError),
    (r"(设备|编号|盘号).{0,6}(不符|不匹配|不一致)", CardChangedError),
    (r"设备.{0,4}占用|被.{0,8}占用", DeviceBusyError),
    (r"口令.{0,6}锁|密码.{0,6}锁", PinBlockedError),
)
_WORDS: tuple[tuple[str, str], ...] = (
    (r"已清卡|已经清卡|已完成清卡|重复清卡", CLEARED),
    (r"已上报|已抄报|已经上报|已经抄报|数据已存在|已更新|重复上传", DONE),
    (r"(作废|红字).{0,8}未上传", "QK-209"),
    (r"未上传", "QK-207"),
    (r"离线", "QK-208"),
    (r"汇总期|正在抄报|繁忙|稍后|维护", "QK-305"),
    (r"比对", "QK-303"),
    (r"未申报|未缴款|没有申报", "QK-302"),
    (r"未上报|未抄报|没有上报|无上报|没有抄报", "QK-301"),
    (r"截止日期|锁死", "QK-205"),
    (r"时钟|时间不", "QK-201"),
    (r"证书|挂失|作废|注销|失效", "QK-304"),
    (r"密文|凭据|监控", "QK-401"),
    (r"写入失败|存储|硬件", "QK-403"),
    (r"征期", "QK-203"),
)
_TRIES = re.compile(r"(\d{1,2})\s*次")
UNKNOWN = "QK-404"


def of(code: str, message: str, codes: dict[str, str]) -> DeviceError:
    """The error behind a return code that is not good."""
    told = message.strip()[:120] or "没有说明原因"
    known = codes.get(code)
    if known is None:
        for pattern, kind in _DEVICE:
            if re.search(pattern, told):
                return kind()
        if "口令" in told or "密码" in told:
            left = _TRIES.search(told)
            return PinWrongError(int(left[1]) if left else None)
        known = next((one for pattern, one in _WORDS if re.search(pattern, told)), UNKNOWN)
    return RefusedError(known, f"厂商组件没有受理：{told}（返回码 {code[:20]}）。")
