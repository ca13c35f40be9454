"""What a person must look at before a start, cheap enough to be said with every heartbeat (E2).

Nothing here asks a host or starts a program; what does is looked at by the pre-check only.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from backend.infra.config import Settings
from backend.station import machine
from backend.station.check import Check, Colour, trouble
from backend.station.drop_outs import DropOuts
from backend.station.link import Stop

LEAST_FREE_BYTES = 200_000_000
_LOW_BATTERY, _EMPTY_BATTERY = 30, 10
_FREQUENT = timedelta(minutes=10)
_PLUG = "插紧连线，换一个直接供电的 USB 口（不经集线器）；设备有电池的先充电"
_MOST_NAMED = 80


def power_line(told: Mapping[str, Any] | None) -> Check:
    """Mains and battery, as ``machine.power`` tells them."""
    if told is None:
        return Check("电源", detail="系统没有电量读数，以设备掉线次数代替")
    percent = told["battery_percent"]
    shown = "接通电源" if told["is_on_mains"] else "使用电池"
    shown += "" if percent is None else f"，电量 {percent}%"
    if told["is_on_mains"] or percent is None or percent >= _LOW_BATTERY:
        return Check("电源", detail=shown)
    is_empty = percent < _EMPTY_BATTERY
    return Check(
        "电源",
        Colour.RED if is_empty else Colour.YELLOW,
        shown,
        None,
        "接上电源适配器，或把设备插到直接供电的 USB 口",
        "没有接通电源，电量不足",
        f"battery:{'empty' if is_empty else 'low'}",
    )


def drop_out_lines(drops: DropOuts, settings: Settings) -> Iterator[Check]:
    """掉线: each reader that lost its device lately; many within minutes stop a start (F9)."""
    often = drops.within(_FREQUENT)
    found = drops.within()
    for reader, them in found.items():
        yield _dropped(reader, them, often.get(reader, ()), settings)
    if not found:
        yield Check("设备掉线", detail="24 小时内没有")


def _dropped(
    reader: str, them: Sequence[datetime], often: Sequence[datetime], settings: Settings
) -> Check:
    stops = 0 < settings.drop_outs_stop <= len(often)
    shown = f"{reader}：24 小时内 {len(them)} 次"
    remedy = _PLUG
    if stops:
        shown = f"{reader}：10 分钟内 {len(often)} 次"
        remedy = f"{_PLUG}；10 分钟内不再掉线即可开始"
    return Check(
        "设备掉线",
        Colour.RED if stops else Colour.YELLOW,
        shown,
        None,
        remedy,
        "读卡器或卡接触不良、供电不足，或被拔下过",
        f"drop_outs:{them[-1].isoformat(timespec='seconds')}:{reader[:_MOST_NAMED]}",
        reader,
    )


def refused_lines(refusals: Mapping[str, Stop]) -> Iterator[Check]:
    """What the server did not take, by who brought it."""
    for by, stop in refusals.items():
        what = "日志补报" if by == "journal" else "工作站报告"
        yield Check(
            what,
            Colour.YELLOW,
            stop.message,
            stop.code,
            "保留工作站文件夹，请管理员核对服务器上的记录；清卡日志都在本机",
            "服务器没有接收工作站的记录",
            f"refused:{by}:{stop.code}"[:120],
        )


def place_line(places: Sequence[Path]) -> Check:
    """备份位置: whether files can be written there."""
    failed = [one for one in places if not takes_files(one)]
    if len(failed) == len(places):
        return trouble(
            "备份位置", "QK-501", detail="没有一个位置可以写入", alarm=_place_alarm(failed)
        )
    if failed:
        return Check(
            "备份位置",
            Colour.YELLOW,
            f"不能写入：{'、'.join(map(str, failed))}",
            None,
            "插好磁盘或检查权限，或腾出空间",
            "磁盘没有插上、没有权限，或空间不足",
            _place_alarm(failed),
        )
    if len(places) == 1:
        remedy = "用 BACKUP_PLACES 再指定一个位置（另一块磁盘更好）"
        return Check("备份位置", Colour.YELLOW, "只有一个，没有备用", None, remedy)
    return Check("备份位置", detail=f"{len(places)} 个可用")


def _place_alarm(failed: Sequence[Path]) -> str:
    names = "\n".join(map(str, failed))
    return f"backup_place:{hashlib.sha256(names.encode()).hexdigest()[:16]}"


def takes_files(place: Path) -> bool:
    """Whether there is a folder, or will be one, with room for a backup."""
    there = place
    while not there.exists() and there != there.parent:
        there = there.parent
    return (
        there.is_dir()
        and os.access(there, os.W_OK | os.X_OK)
        and (machine.free_bytes(there) >= LEAST_FREE_BYTES)
    )
