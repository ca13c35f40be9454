"""群机器人: set up by administrators; addresses and secrets go in and never come out."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from backend.accounts.rules import LARGEST_ID
from backend.audit import service as audit
from backend.infra.db import db, end_reading, transaction
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError, NotFoundError
from backend.notify.channels import CouldNotAsk, Gone, Refused, Sent
from backend.notify.channels.robots import is_robot_address
from backend.notify.errors import RobotExistsError, TooManyRobotsError
from backend.notify.kinds import GROUP_KINDS, RULES, NoticeKind
from backend.notify.models import Robot
from backend.notify.service.by_robot import place_of, say, speech_of
from backend.notify.service.parts import outlets
from backend.notify.states import RobotKind

_MOST = 50
_HOW: Mapping[RobotKind, str] = {
    RobotKind.WECOM: "企业微信的地址以 https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key= 开头",
    RobotKind.DINGTALK: "钉钉的地址以 https://oapi.dingtalk.com/robot/send?access_token= 开头",
    RobotKind.FEISHU: "飞书的地址以 https://open.feishu.cn/open-apis/bot/v2/hook/ 开头",
}


@dataclass(frozen=True, slots=True)
class RobotFacts:
    """A robot as an administrator types it; an empty ``secret`` = it asks for no signature."""

    name: str
    kind: RobotKind
    address: str = field(repr=False)
    secret: str = field(repr=False)
    kinds: Sequence[NoticeKind]
    is_active: bool = True


def list_robots() -> dict[str, Any]:
    """All robots {"items"} in the order they came, and the {"kinds"} that robots may tell."""
    rows = db.session.scalars(select(Robot).order_by(Robot.id))
    kinds = [
        {"kind": kind, "label": RULES[kind].label, "text": RULES[kind].group_text}
        for kind in GROUP_KINDS
    ]
    return {"items": [_shown(row) for row in rows], "kinds": kinds}


def _shown(row: Robot) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "has_secret": row.secret is not None,
        "kinds": row.kinds,
        "is_active": row.is_active,
        "last_sent_at": row.last_sent_at,
        "last_problem": row.last_problem,
    }


def add_robot(actor_id: int, facts: RobotFacts) -> dict[str, Any]:
    """A new robot; InvalidInputError when the address is not its maker's."""
    _refuse_address(facts.kind, facts.address)
    with _unique_name(), transaction() as session:
        if (session.scalar(select(func.count()).select_from(Robot)) or 0) >= _MOST:
            raise TooManyRobotsError
        robot = Robot(
            name=facts.name,
            kind=facts.kind,
            address="",
            kinds=sorted(facts.kinds),
            is_active=facts.is_active,
            created_at=clock.now(),
        )
        session.add(robot)
        session.flush()
        _seal(robot, facts.address, facts.secret)
        _record(session, actor_id, "notify.robot_added", robot, sorted(facts.kinds))
        robot_id = robot.id
    return _shown(find_robot(robot_id))


def change_robot(actor_id: int, robot_id: int, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change what is named: name, kinds, is_active, address, secret ("" takes it away)."""
    kind = find_robot(robot_id).kind
    if "address" in changes:
        _refuse_address(kind, changes["address"])
    with _unique_name(), transaction() as session:
        robot = session.get_one(Robot, robot_id, with_for_update=True)
        for name in ("name", "is_active"):
            if name in changes:
                setattr(robot, name, changes[name])
        if "kinds" in changes:
            robot.kinds = sorted(changes["kinds"])
        _seal(robot, changes.get("address"), changes.get("secret"))
        session.flush()
        _record(session, actor_id, "notify.robot_changed", robot, sorted(changes))
    return _shown(find_robot(robot_id))


def remove_robot(actor_id: int, robot_id: int) -> None:
    """The group hears nothing any more; NotFoundError when there is none."""
    find_robot(robot_id)
    with transaction() as session:
        robot = session.get(Robot, robot_id, with_for_update=True)
        if robot is not None:
            session.delete(robot)
            _record(session, actor_id, "notify.robot_removed", robot, [])


def try_robot(robot_id: int) -> dict[str, str]:
    """Let the robot say that it is set up; {"answer", "reason"}: three answers, never two."""
    public_url = outlets().settings.effective_public_url
    text = f"【票卡通】这是一条测试消息，收到说明群机器人已设置好。\n{public_url}/"
    speech = speech_of(find_robot(robot_id), text)
    end_reading()
    match say([speech])[0]:
        case Sent():
            return {"answer": "sent", "reason": ""}
        case CouldNotAsk(reason=reason):
            return {"answer": "could_not_ask", "reason": reason}
        case Refused(reason=reason) | Gone(reason=reason):
            return {"answer": "refused", "reason": reason}


def find_robot(robot_id: int) -> Robot:
    """A robot; NotFoundError when there is none."""
    robot = db.session.get(Robot, robot_id) if 0 < robot_id <= LARGEST_ID else None
    if robot is None:
        raise NotFoundError
    return robot


def _seal(robot: Robot, address: str | None, secret: str | None) -> None:
    sealer = outlets().sealer
    if address is not None:
        robot.address = sealer.seal(address, place_of("address", robot.id))
    if secret is not None:
        robot.secret = sealer.seal(secret, place_of("secret", robot.id)) if secret else None


def _refuse_address(kind: RobotKind, address: str) -> None:
    if not is_robot_address(kind, address):
        message = f"不是这种机器人的地址：{_HOW[kind]}，请从群设置里完整复制。"
        raise InvalidInputError([{"field": "address", "message": message}])


@contextmanager
def _unique_name() -> Iterator[None]:
    """Turns the constraint's word into ours."""
    try:
        yield
    except IntegrityError as error:
        raise RobotExistsError from error


def _record(
    session: Session, actor_id: int, action: str, robot: Robot, what: Sequence[str]
) -> None:
    audit.record(
        session,
        actor_id=actor_id,
        action=action,
        subject="robot",
        subject_id=robot.id,
        facts={"name": robot.name, "kind": robot.kind, "what": list(what)},
    )
