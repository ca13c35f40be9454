"""Routes of the desk's start page: status, devices, pairing, settings, calendar."""

from typing import Any

from apiflask import APIBlueprint

from backend.accounts.guard import Permission, permits, person
from backend.clearing import service
from backend.clearing.schemas.alarms import AcknowledgeIn, AlarmOut
from backend.clearing.schemas.status import (
    ClearDeviceOut,
    ClearDevicesOut,
    ClearOperatorsOut,
    ClearSettingsIn,
    ClearSettingsOut,
    ClearStatusOut,
    ClearSubscribeIn,
    CommandSentOut,
    DeviceChangeIn,
    PairingCodeOut,
    PeriodsIn,
    PeriodsOut,
    RepairsOut,
    StationCommandIn,
)
from backend.clearing.states import CommandKind

blueprint = APIBlueprint("clearing_status", __name__, tag="清卡")


@blueprint.get("/api/clearing/status")
@blueprint.output(ClearStatusOut)
@permits(Permission.TAX_BOOKS)
def show_status() -> dict[str, Any]:
    """Stations, readers, cards, devices, the next date, warnings."""
    return service.show_status(person())


@blueprint.put("/api/clearing/subscription")
@blueprint.input(ClearSubscribeIn, arg_name="wish")
@blueprint.output({}, status_code=204)
@permits(Permission.TAX_BOOKS)
def subscribe(wish: ClearSubscribeIn) -> str:
    """订阅 of how clearings end, or no more of it."""
    service.subscribe(person(), wants=wish.wants)
    return ""


@blueprint.get("/api/clearing/operators")
@blueprint.output(ClearOperatorsOut)
@permits(Permission.SIGNED_IN)
def list_operators() -> dict[str, Any]:
    """Whom to ask for a clearing, and who may answer for a device."""
    return service.list_operators(person())


@blueprint.get("/api/clearing/devices")
@blueprint.output(ClearDevicesOut)
@permits(Permission.TAX_BOOKS)
def list_devices() -> dict[str, Any]:
    """All devices that were ever seen."""
    return service.list_devices(person())


@blueprint.patch("/api/clearing/devices/<int:device_id>")
@blueprint.input(DeviceChangeIn, arg_name="wish")
@blueprint.output(ClearDeviceOut)
@blueprint.doc(responses={404: "没有这台设备", 422: "责任人或周期不对"})
@permits(Permission.TAX)
def change_device(device_id: int, wish: DeviceChangeIn) -> dict[str, Any]:
    """Name, responsible person and cycle."""
    service.change_device(person(), device_id, wish)
    return service.show_device(person(), device_id)


@blueprint.post("/api/clearing/pairing-codes")
@blueprint.output(PairingCodeOut, status_code=201)
@permits(Permission.TAX)
def make_pairing_code() -> Any:
    """A code with which one station pairs within ten minutes."""
    return service.make_code(person())


@blueprint.delete("/api/clearing/stations/<int:station_id>")
@blueprint.output({}, status_code=204)
@blueprint.doc(responses={404: "没有这台工作站"})
@permits(Permission.TAX)
def revoke_station(station_id: int) -> str:
    """停用工作站: its token counts no more."""
    service.revoke(person(), station_id)
    return ""


@blueprint.post("/api/clearing/stations/<int:station_id>/commands")
@blueprint.input(StationCommandIn, arg_name="wish")
@blueprint.output(CommandSentOut, status_code=202)
@blueprint.doc(responses={404: "没有这台工作站"})
@permits(Permission.TAX)
def send_command(station_id: int, wish: StationCommandIn) -> dict[str, int]:
    """预检 or 发票修复 now; neither writes to the card."""
    kind = CommandKind(wish.kind)
    return {"id": service.send_to_station(person(), station_id, kind, wish.reader)}


@blueprint.post("/api/clearing/stations/<int:station_id>/acknowledgements")
@blueprint.input(AcknowledgeIn, arg_name="wish")
@blueprint.output(AlarmOut, status_code=201)
@blueprint.doc(responses={404: "没有这台工作站", 409: "告警已变化，或必须先处理"})
@permits(Permission.TAX)
def acknowledge(station_id: int, wish: AcknowledgeIn) -> dict[str, Any]:
    """已了解 of one alarm, with the reason why a clearing may begin."""
    return service.acknowledge(person(), station_id, wish)


@blueprint.get("/api/clearing/repairs")
@blueprint.output(RepairsOut)
@permits(Permission.TAX_BOOKS)
def list_repairs() -> dict[str, Any]:
    """What the stations have read from their cards once more (发票修复)."""
    return service.list_repairs(person())


@blueprint.get("/api/clearing/settings")
@blueprint.output(ClearSettingsOut)
@permits(Permission.TAX_BOOKS)
def show_settings() -> dict[str, Any]:
    """Approval, cap, maintenance and peak hours."""
    return service.show_settings()


@blueprint.put("/api/clearing/settings")
@blueprint.input(ClearSettingsIn, arg_name="wish")
@blueprint.output(ClearSettingsOut)
@permits(Permission.ADMINISTRATOR)
def change_settings(wish: ClearSettingsIn) -> Any:
    """Other settings from now on."""
    return service.change_settings(person(), wish)


@blueprint.get("/api/clearing/periods")
@blueprint.input(PeriodsIn, location="query", arg_name="asked")
@blueprint.output(PeriodsOut)
@permits(Permission.TAX_BOOKS)
def show_periods(asked: PeriodsIn) -> dict[str, Any]:
    """清卡日历 of a year, by device and tax period."""
    return service.show_periods(person(), asked.year)
