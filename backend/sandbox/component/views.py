"""The pretend vendor component over HTTP: XML in, XML out, faults of line and device on command."""

from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

from flask import Flask, Response, request

from backend.cards.component.messages import Node, parse
from backend.cards.errors import ProtocolError
from backend.sandbox.bureau.views import Line, LineFault, broken, is_after_the_act, pause_if_slow
from backend.sandbox.component.pretend import DeviceFault, NoError, PretendDevice, TypeState

PATH = "/component"
_NET = frozenset({"WLCB", "QLJS", "QLJSJGQR"})
Fields = Mapping[str, str]


def register_component(app: Flask, device: PretendDevice, line: Line) -> None:
    """Add the component's one address to a sandbox server. Orders to ``line`` name the call."""

    def view() -> Response:
        try:
            root = parse(request.get_data())
        except ProtocolError:
            return Response("沙箱：不是业务报文", 400)
        call = root.attributes.get("id", "")
        fault = line.take(call)
        pause_if_slow(line, fault)
        if fault is not None and fault is not LineFault.SLOW and not is_after_the_act(fault):
            return broken(fault)
        with device.lock:
            text = _answer(device, call, root)
        if text is None or (fault is not None and is_after_the_act(fault)):
            return broken(fault)
        return Response(text.encode("gbk"), 200, content_type="text/xml")

    app.add_url_rule(PATH, "component", view, methods=["POST"])


def _answer(device: PretendDevice, call: str, root: Node) -> str | None:
    """None: it was done, and nobody hears of it."""
    body = root.child("body")
    asked = None if body is None else body.child("input")
    device.sent.append(call)
    fault = device.take_fault(call)
    if fault is DeviceFault.PULLED_BEFORE:
        device.is_inserted = False
    if fault is DeviceFault.SWAPPED:
        device.is_swapped = True
    if fault is DeviceFault.NOT_UPLOADED:
        device.go_offline(2)
    try:
        _suffer(fault)
        told = _CALLS.get(call, _unknown)(device, body or root, asked or root)
    except NoError as no:
        told = _fields({"returncode": no.code, "returnmsg": str(no)})
    if fault is DeviceFault.PULLED_AFTER:
        device.is_inserted = False
        return None
    return (
        f'<?xml version="1.0" encoding="gbk"?><business id="{call}" comment="沙箱">'
        f"<body><output>{told}</output></body></business>"
    )


def _suffer(fault: DeviceFault | None) -> None:
    match fault:
        case DeviceFault.BUSY:
            raise NoError("89", "沙箱：设备被其他程序占用")
        case DeviceFault.PIN_WRONG:
            raise NoError("93", "沙箱：设备口令错误，还可输入 2 次")
        case DeviceFault.NOT_UPLOADED:
            raise NoError("85", "沙箱：有发票未上传")
        case DeviceFault.REFUSED:
            raise NoError("77", "沙箱：按命令拒绝")
        case _:
            pass


def _fields(fields: Fields) -> str:
    return "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields.items())


def _good(**fields: str) -> str:
    return _fields({"returncode": "0", "returnmsg": "沙箱：成功", **fields})


def _unknown(_device: PretendDevice, _body: Node, _asked: Node) -> str:
    raise NoError("90", "沙箱：不支持的业务")


def _number(device: PretendDevice, _body: Node, _asked: Node) -> str:
    if not device.is_inserted:
        raise NoError("91", "沙箱：未检测到税控设备，请插入设备")
    return _good(sksbbh=device.shown_no, bspbh="", qtxx="沙箱")


def _holder(device: PretendDevice, _body: Node, asked: Node) -> str:
    device.require(None, asked.fields().get("sksbkl", ""))
    return _good(
        sksbbh=device.shown_no,
        nsrsbh=device.taxpayer_no,
        nsrmc=device.taxpayer_name,
        swjgdm="99900000000",
        swjgmc="沙箱税务局",
        fplxdm="".join(device.types),
        dqsz=f"{device.now():%Y%m%d%H%M%S}",
        qysj="20200101",
        bbh="沙箱1.0",
        kpjh="0",
        qylx="2",
    )


def _of_type(
    answer: Callable[[PretendDevice, TypeState, Fields], str],
) -> Callable[[PretendDevice, Node, Node], str]:
    def call(device: PretendDevice, _body: Node, asked: Node) -> str:
        told = asked.fields()
        device.require(told.get("sksbbh", ""), told.get("sksbkl", ""))
        return answer(device, device.type_of(told.get("fplxdm", "")), told)

    return call


def _monitor(device: PretendDevice, state: TypeState, _told: Fields) -> str:
    limit = {"kpjzsj": f"{state.limit:%Y%m%d}"} if device.shows_limit else {}
    return _good(
        fplxdm=state.code,
        bsqsrq=f"{state.start:%Y%m%d}",
        bszzrq=f"{state.end:%Y%m%d}",
        dzkpxe="100000.00",
        scjzrq="15",
        lxkpsc="72",
        lxzsljje="1000000.00",
        **limit,
    )


def _totals(_device: PretendDevice, state: TypeState, told: Fields) -> str:
    period = {"qsrq": told.get("qsrq", ""), "jzrq": told.get("zzrq", "")}
    is_open = period["qsrq"] == f"{state.start:%Y%m%d}"
    counted = (state.normal_count, state.red_count, state.void_count) if is_open else (0, 0, 0)
    amounts = (state.normal_fen, state.red_fen) if is_open else (0, 0)
    group = _fields(
        {
            **period,
            "zsfpfs": str(counted[0]),
            "fsfpfs": str(counted[1]),
            "zffpfs": str(counted[2]),
            "fffpfs": "0",
            "kffpfs": "0",
            "qckcfs": str(state.blank_count + sum(counted)),
            "lgfpfs": "0",
            "thfpfs": "0",
            "qmkcfs": str(state.blank_count),
            "zsfpljje": f"{amounts[0] / 100:.2f}",
            "fsfpljje": f"-{amounts[1] / 100:.2f}",
        }
    )
    return f'{_good()}<tjxx count="1"><group xh="1">{group}</group></tjxx>'


def _queue(device: PretendDevice, state: TypeState, _told: Fields) -> str:
    count = state.waiting
    since = f"{device.now():%Y%m%d}000000" if count else ""
    return _good(wscfpzs=str(count), wscfpsj=since, wscfpljje=f"{count * 100}.00")


def _further(device: PretendDevice, _body: Node, asked: Node) -> str:
    device.require(None, asked.fields().get("sksbkl", ""))
    return _good(sksbxx="沙箱附加信息")


def _collect(device: PretendDevice, state: TypeState, _told: Fields) -> str:
    sealed = f"{device.device_no}{state.code}{state.start:%Y%m}{state.normal_fen}"
    return _good(sq=f"{state.start:%Y%m}", fpmx="", fpdxx="", fphz=sealed, szfphz="", qtxx="")


def _seal(device: PretendDevice, state: TypeState, told: Fields) -> str:
    count, sealed = device.seal(state.code, int(told.get("fpzs", "0")))
    return _good(fpzs=str(count), fpmx=sealed)


def _read_back(device: PretendDevice, state: TypeState, told: Fields) -> str:
    device.read_back(state.code, told.get("scqrbw", ""))
    return _good()


def _clear(device: PretendDevice, state: TypeState, told: Fields) -> str:
    device.clear(state.code, told.get("fpjkmw", ""))
    return _good()


def _net(
    answer: Callable[[PretendDevice, Fields], Fields],
) -> Callable[[PretendDevice, Node, Node], str]:
    def call(device: PretendDevice, body: Node, asked: Node) -> str:
        device.require(body.attributes.get("skph", ""), device.password or "")
        groups = [one.fields() for one in asked.children if one.name == "group"]
        told = [_one_of(answer, device, one) for one in groups]
        rows = "".join(f'<group xh="{at}">{_fields(one)}</group>' for at, one in enumerate(told, 1))
        return f"{_good()}{rows}"

    return call


def _one_of(
    answer: Callable[[PretendDevice, Fields], Fields], device: PretendDevice, asked: Fields
) -> Fields:
    code = asked.get("fplxdm", "")
    try:
        more = answer(device, asked)
    except NoError as no:
        return {"fplxdm": code, "returncode": no.code, "returnmsg": str(no)}
    return {"fplxdm": code, "returncode": "0", "returnmsg": "沙箱：成功", **more}


def _report(device: PretendDevice, asked: Fields) -> Fields:
    device.report(asked.get("fplxdm", ""), asked.get("fphz", ""))
    return {}


def _take(device: PretendDevice, asked: Fields) -> Fields:
    return {"slxlh": device.take(asked.get("fplxdm", ""), asked.get("fpmx", ""))}


def _result(device: PretendDevice, asked: Fields) -> Fields:
    return {"mxjgmw": device.result(asked.get("fplxdm", ""), asked.get("slxlh", ""))}


def _ticket(device: PretendDevice, asked: Fields) -> Fields:
    return {"fpjkmw": device.ticket_of(asked.get("fplxdm", "")), "szjkmw": ""}


def _confirm(device: PretendDevice, asked: Fields) -> Fields:
    device.confirm(asked.get("fplxdm", ""))
    return {}


_CALLS: Mapping[str, Callable[[PretendDevice, Node, Node], str]] = {
    "SKSBBH": _number,
    "SKPXXCX": _holder,
    "JKSJCX": _of_type(_monitor),
    "TJXXCX": _of_type(_totals),
    "HQLXSJ": _of_type(_queue),
    "FPSC": _of_type(_seal),
    "FPSSSC": _net(_take),
    "FPSCJGHQ": _net(_result),
    "FPGX": _of_type(_read_back),
    "SKSBQTYXXCX": _further,
    "SJCB": _of_type(_collect),
    "JKHC": _of_type(_clear),
    "WLCB": _net(_report),
    "QLJS": _net(_ticket),
    "QLJSJGQR": _net(_confirm),
}
