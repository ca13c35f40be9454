"""发送测试: a person tells himself something, to see which ways it comes."""

from backend.infra.db import transaction
from backend.kernel import clock
from backend.notify.kinds import NoticeKind
from backend.notify.service.notices import Notice
from backend.notify.service.telling import put, ring


def send_test(person_id: int) -> bool:
    """Tell the person; False when he did so within this minute already."""
    notice = Notice(
        person_id=person_id,
        kind=NoticeKind.SYSTEM,
        title="测试消息",
        body="您在提醒设置里发送了一条测试消息。收到说明这条路是通的。",
        link="/notifications",
        key=f"test-{clock.now():%Y%m%d%H%M}",
    )
    with transaction() as session:
        told = put(session, [(notice, None)])
    ring(told.delivery_ids)
    return bool(told.notice_ids)
