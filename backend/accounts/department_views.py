"""Routes of departments: the tree of each company, and who works where."""

from typing import Any

from apiflask import APIBlueprint

from backend.accounts import guard, service
from backend.accounts.department_schemas import (
    DepartmentChangeIn,
    DepartmentIn,
    DepartmentRowOut,
    DepartmentsOut,
    MembersIn,
    MembersOut,
    PlacementIn,
)
from backend.accounts.guard import Permission, permits
from backend.accounts.schemas import PersonOut
from backend.accounts.service import Placement

blueprint = APIBlueprint("departments", __name__, tag="账号")


@blueprint.get("/api/departments")
@blueprint.output(DepartmentsOut)
@permits(Permission.ADMINISTRATOR)
def list_departments() -> dict[str, Any]:
    """The departments of all companies, as trees."""
    return service.list_departments()


@blueprint.post("/api/departments")
@blueprint.input(DepartmentIn, arg_name="new")
@blueprint.output(DepartmentRowOut, status_code=201)
@blueprint.doc(responses={409: "已有同名部门"})
@permits(Permission.ADMINISTRATOR)
def add_department(new: DepartmentIn) -> dict[str, Any]:
    """A new department."""
    return service.add_department(
        guard.person().id, company_id=new.company_id, parent_id=new.parent_id, name=new.name
    )


@blueprint.put("/api/departments/<int:department_id>")
@blueprint.input(DepartmentChangeIn, arg_name="change")
@blueprint.output(DepartmentRowOut)
@blueprint.doc(responses={409: "已有同名部门，或部门里还有成员或下级部门"})
@permits(Permission.ADMINISTRATOR)
def change_department(department_id: int, change: DepartmentChangeIn) -> dict[str, Any]:
    """Rename a department, move it in its company's tree, take it out of use and back."""
    return service.change_department(
        guard.person().id,
        department_id,
        parent_id=change.parent_id,
        name=change.name,
        is_retired=change.is_retired,
    )


@blueprint.get("/api/departments/<int:department_id>/members")
@blueprint.input(MembersIn, location="query", arg_name="asked")
@blueprint.output(MembersOut)
@permits(Permission.ADMINISTRATOR)
def list_members(department_id: int, asked: MembersIn) -> dict[str, Any]:
    """Who works in it, heads first."""
    return service.list_members(department_id, limit=asked.limit, cursor=asked.cursor)


@blueprint.put("/api/people/<int:person_id>/department")
@blueprint.input(PlacementIn, arg_name="wish")
@blueprint.output(PersonOut)
@permits(Permission.ADMINISTRATOR)
def place_person(person_id: int, wish: PlacementIn) -> PersonOut:
    """Say in which department of his company a person works, and as what."""
    placement = Placement(wish.department_id, wish.is_head, wish.grade or None)
    return PersonOut.model_validate(service.place_person(guard.person().id, person_id, placement))
