"""预检 of the desk (E1, E2): each line is green, yellow or red, and names its remedy."""

import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backend.cards.errors import ServiceDownError
from backend.cards.pcsc import SeenReader
from backend.clearing.gateway import Bureau, BureauRefusedError, BureauUnavailableError
from backend.clearing.rules.checks import CLOCK_TOLERANCE
from backend.clearing.rules.problems import PROBLEMS
from backend.infra.config import CardDriver, Settings
from backend.kernel import clock
from backend.station import machine
from backend.station.alarms import (
    LEAST_FREE_BYTES,
    drop_out_lines,
    place_line,
    power_line,
    refused_lines,
)
from backend.station.check import Check, Colour, card_trouble, trouble
from backend.station.drivers import Driver, with_card
from backend.station.drop_outs import DropOuts
from backend.station.journal import Journal, JournalError
from backend.station.link import Stop
from backend.station.reading import CARD, Seen
from backend.station.situation import SANDBOX_ONLY

_REACH = {"dns": "找不到主机名", "refused": "端口没有打开", "timeout": "没有回应，可能被防火墙拦截"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the lines look at. ``reader`` None = any; ``card`` reads what is in a reader.

    ``refusals``: what the server did not take of this station, by who brought it.
    """

    settings: Settings
    server: str
    driver: Driver
    bureau: Bureau
    card: Callable[[str], Seen]
    drops: DropOuts
    refusals: Callable[[], Mapping[str, Stop]] = dict
    reader: str | None = None


def precheck(around: Surroundings) -> list[Check]:
    """All lines, in the order in which they are shown. Asks, but changes nothing."""
    return [
        *_device(around),
        *drop_out_lines(around.drops, around.settings),
        *_network(around),
        *_sandbox(around),
        _clock(around.bureau),
        *_storage(around.settings),
        *refused_lines(around.refusals()),
        _versions(around.driver.name),
        power_line(machine.power()),
        _printer(),
        _scanner(),
        _templates(around.settings),
    ]


def quick(around: Surroundings) -> list[Check]:
    """The lines that ask nobody and start no program: of the desk, as it is this moment."""
    return [
        *drop_out_lines(around.drops, around.settings),
        place_line(around.settings.backup_folders),
        *refused_lines(around.refusals()),
        power_line(machine.power()),
    ]


def _device(around: Surroundings) -> Iterator[Check]:
    try:
        readers = around.driver.look()
    except ServiceDownError as error:
        yield trouble("读卡服务", "QK-102", detail=error.message)
        return
    told = filter(None, (around.driver.name, around.driver.note))
    yield Check("读卡服务", detail="；".join(told))
    if around.reader is not None:
        readers = [one for one in readers if one.name == around.reader]
    if not readers:
        yield trouble("读卡器", "QK-101", detail=around.reader or "")
        return
    yield Check("读卡器", detail="、".join(one.name for one in readers))
    yield from _cards(around, readers)


def _cards(around: Surroundings, readers: Sequence[SeenReader]) -> Iterator[Check]:
    filled = with_card(readers, around.reader)
    if not filled:
        yield trouble("卡", "QK-103")
    for reader in filled:
        seen = around.card(reader.name)
        if seen.state == CARD:
            told = "已插卡" if seen.card is None else f"{len(seen.card['units'])} 台机器已申报"
            yield Check("卡", detail=f"{reader.name}：{told}")
        else:
            yield card_trouble(reader.name, seen.state)


def _network(around: Surroundings) -> Iterator[Check]:
    """The bureau is needed for every act; without the server the desk works on and tells later."""
    server, bureau = (machine.host_of(one) for one in _addresses(around))
    yield _reach(
        f"服务器 {server}",
        server,
        Colour.YELLOW,
        "检查网线、无线网络或防火墙；备用：正在进行的清卡照常进行，恢复后自动补报",
    )
    yield _reach(
        f"{'厂商组件' if _asks_component(around) else '税局'} {bureau}",
        bureau,
        Colour.RED,
        "检查网线、无线网络或防火墙是否放行；备用：换一个网络，或带卡到办税服务厅办理",
    )


def _asks_component(around: Surroundings) -> bool:
    """Whether a vendor's component stands before device and bureau."""
    return around.settings.effective_card_driver is CardDriver.COMPONENT


def _addresses(around: Surroundings) -> tuple[str, str]:
    """Of the server, and of whoever takes reports to the bureau."""
    settings = around.settings
    if _asks_component(around):
        return around.server, settings.effective_component_url
    return around.server, settings.effective_bureau_url


def _sandbox(around: Surroundings) -> Iterator[Check]:
    """A sandbox bureau is worth a word where real cards are read; so is an unproven driver."""
    if _asks_component(around):
        remedy = "清卡前后请在开票软件里核对设备状态；有疑问时改用厂商软件或到办税服务厅办理"
        yield Check("驱动", Colour.YELLOW, around.driver.name, None, remedy)
    if around.settings.uses_sandbox_component:
        yield Check("税控组件", Colour.YELLOW, "沙箱", None, "用 COMPONENT_URL 设置厂商组件的地址")
    is_real = around.settings.effective_card_driver is CardDriver.USERCARD
    if is_real and around.settings.uses_sandbox_bureau:
        yield Check("税局", Colour.YELLOW, "沙箱", None, SANDBOX_ONLY)


def _reach(what: str, host: str, state: Colour, remedy: str) -> Check:
    trouble = machine.reach(host)
    if trouble is None:
        return Check(what)
    return Check(what, state, _REACH[trouble], "QK-305", remedy)


def hosts(around: Surroundings) -> list[dict[str, Any]]:
    """Each host:port and whether it answers, for the heartbeat."""
    names = dict.fromkeys(machine.host_of(one) for one in _addresses(around))
    troubles = {name: machine.reach(name) for name in names}
    return [{"address": name, "ok": code is None, "code": code} for name, code in troubles.items()]


def _clock(bureau: Bureau) -> Check:
    what = "电脑时间与税局一致"
    try:
        off = abs(clock.now() - bureau.now())
    except (BureauUnavailableError, BureauRefusedError):
        return trouble(
            what,
            "QK-305",
            state=Colour.YELLOW,
            detail="税局时间暂时问不到",
            alarm="clock_unknown",
        )
    if off <= CLOCK_TOLERANCE:
        return Check(what, detail=f"相差 {off.total_seconds():.0f} 秒")
    return trouble(what, "QK-201", detail=f"相差 {off.total_seconds() // 60:.0f} 分钟")


def _storage(settings: Settings) -> Iterator[Check]:
    free = machine.free_bytes(settings.station_folder)
    shown = f"剩余 {free / 1e9:.1f} GB"
    if free < LEAST_FREE_BYTES:
        yield trouble("磁盘空间", "QK-501", detail=shown)
    else:
        yield Check("磁盘空间", detail=shown)
    yield _journal(settings.station_folder / "journal.db")
    yield place_line(settings.backup_folders)


def _journal(file: Path) -> Check:
    if not file.exists():
        return Check("清卡日志", detail="还没有记录")
    try:
        journal = Journal(file)
    except JournalError as error:
        return Check("清卡日志", Colour.RED, error.message, error.code, PROBLEMS["QK-501"].remedy)
    try:
        broken = journal.first_broken()
    finally:
        journal.close()
    if broken is None:
        return Check("清卡日志")
    return Check(
        "清卡日志",
        Colour.RED,
        f"第 {broken} 条与前文不符",
        None,
        "停止清卡，保留文件，请管理员从服务器上的副本核对",
        "日志文件被改动或损坏",
        f"journal_broken:{broken}",
    )


def _versions(driver: str) -> Check:
    told = machine.versions(driver)
    shown = f"票卡通 {told['product']}，Python {told['python']}，{told['os']}"
    if platform.system() == "Linux":
        return Check("版本与系统", detail=shown)
    remedy = "读卡只在 Linux 上验证过；请换用 Linux 电脑作工作站"
    return Check("版本与系统", Colour.YELLOW, shown, None, remedy)


def _printer() -> Check:
    names = machine.printers()
    if names:
        return Check("打印机", detail="、".join(names))
    shown = "没有打印服务" if names is None else "没有安装打印机"
    return Check("打印机", Colour.YELLOW, shown, None, "安装打印机；或把报告另存为 PDF，不影响清卡")


def _scanner() -> Check:
    """No clearing needs one: what the system does not tell is said to be not asked."""
    names = machine.scanners()
    if names is None:
        return Check("扫描仪", detail="没有查：系统没有扫描服务（SANE），或没有回应")
    if names:
        return Check("扫描仪", detail="、".join(names))
    remedy = "接上扫描仪；或用手机拍照、选取文件上传，不影响清卡"
    return Check("扫描仪", Colour.YELLOW, "没有找到扫描仪", None, remedy)


def _templates(settings: Settings) -> Check:
    """Forms are set where the product is: template and Chinese font have to be there."""
    if not (settings.database_url or settings.sqlite_path.exists()):
        return Check("打印模板", detail="没有查：报告由服务器生成")
    from backend.reading.typesetting.fonts import NoFontError, fonts

    try:
        _, family = fonts()
    except NoFontError:
        remedy = "安装 fonts-noto-cjk；报告的内容仍可在页面查看，不影响清卡"
        return Check("打印模板", Colour.YELLOW, "没有中文字体", None, remedy)
    return Check("打印模板", detail=f"清卡报告，字体 {family}")
