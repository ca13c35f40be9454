"""Outbox rows as texts of group robots: what one group is to hear now becomes one text.

Robots may speak some twenty times a minute; ten claims at once must not use that up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from backend.infra.crypto import SealBrokenError
from backend.infra.db import db, end_reading, transaction
from backend.kernel import clock
from backend.notify.channels import Answer, CouldNotAsk, Gone, Refused, Sent
from backend.notify.channels.robots import GroupText
from backend.notify.kinds import RULES
from backend.notify.models import NoticeRow, Robot
from backend.notify.service.consignments import Item, Shipped
from backend.notify.service.parts import outlets

_MOST_LINES = 10


@dataclass(frozen=True, slots=True)
class Speech:
    """What one robot is to say; None when its sealed address does not open."""

    robot_id: int
    text: GroupText | None


def ship(items: Sequence[Item]) -> Iterator[Shipped]:
    """Tell each group once what its rows say together."""
    speeches, by_robot = _speeches(items)
    end_reading()
    for item in items:
        if item.target_id not in by_robot:
            yield Shipped(item.delivery_id, Gone("机器人已删除或停用"))
    for speech, answer in zip(speeches, say(speeches), strict=True):
        for item in by_robot[speech.robot_id]:
            yield Shipped(item.delivery_id, answer)


def say(speeches: Sequence[Speech]) -> list[Answer]:
    """Let each robot speak, and note with it what came of it; outside any transaction."""
    spoken = [speech.text for speech in speeches if speech.text is not None]
    answers = iter(outlets().robots.send_all(spoken))
    broken = Refused("机器人地址无法解密（密钥已更换），请重新填写")
    result = [broken if speech.text is None else next(answers) for speech in speeches]
    if result:
        _note([(one.robot_id, answer) for one, answer in zip(speeches, result, strict=True)])
    return result


def speech_of(robot: Robot, text: str) -> Speech:
    """The robot's address and secret opened for one text."""
    sealer = outlets().sealer
    try:
        address = sealer.open(robot.address, place_of("address", robot.id))
        secret = sealer.open(robot.secret, place_of("secret", robot.id)) if robot.secret else None
    except SealBrokenError:
        return Speech(robot.id, None)
    return Speech(robot.id, GroupText(robot.kind, address, secret, text))


def place_of(column: str, robot_id: int) -> str:
    """Where a sealed field belongs."""
    return f"robot.{column}.{robot_id}"


def _speeches(items: Sequence[Item]) -> tuple[list[Speech], dict[int, list[Item]]]:
    robots = db.session.scalars(
        select(Robot).where(Robot.id.in_({item.target_id for item in items}), Robot.is_active)
    ).all()
    by_robot: dict[int, list[Item]] = {robot.id: [] for robot in robots}
    for item in items:
        if item.target_id in by_robot:
            by_robot[item.target_id].append(item)
    query = select(NoticeRow).where(NoticeRow.id.in_([item.notice_id for item in items]))
    notices = {row.id: row for row in db.session.scalars(query)}
    speeches = [
        speech_of(robot, _text_of([notices[item.notice_id] for item in by_robot[robot.id]]))
        for robot in robots
    ]
    return speeches, by_robot


def _text_of(notices: Sequence[NoticeRow]) -> str:
    """One line for each kind with its number, and the link of a single one."""
    public_url = outlets().settings.effective_public_url
    by_text: dict[str, list[str]] = {}
    for notice in notices:
        by_text.setdefault(RULES[notice.kind].group_text, []).append(notice.link)
    lines = []
    for text, links in list(by_text.items())[:_MOST_LINES]:
        count = f"（{len(links)} 件）" if len(links) > 1 else ""
        link = links[0] if len(links) == 1 else "/"
        lines.append(f"【票卡通】{text}{count}\n{public_url}{link}")
    return "\n".join(lines)


def _note(answers: Sequence[tuple[int, Answer]]) -> None:
    now = clock.now()
    with transaction() as session:
        for robot_id, answer in answers:
            match answer:
                case Sent():
                    values: dict[str, Any] = {"last_sent_at": now, "last_problem": None}
                case Refused(reason=reason) | Gone(reason=reason) | CouldNotAsk(reason=reason):
                    values = {"last_problem": reason[:500]}
            session.execute(
                update(Robot)
                .where(Robot.id == robot_id)
                .values(**values)
                .execution_options(synchronize_session=False)
            )
