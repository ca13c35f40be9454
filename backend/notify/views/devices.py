"""What a request says of the browser it comes from."""

from flask import request

from backend.accounts.devices import describe_device
from backend.notify.schemas.preferences import SubscriptionIn
from backend.notify.service import Browser


def browser_of(session_id: int, wish: SubscriptionIn) -> Browser:
    """The browser that asks for pushes."""
    return Browser(
        session_id=session_id,
        device=describe_device(request.user_agent.string),
        endpoint=wish.endpoint,
        p256dh=wish.keys.p256dh,
        auth=wish.keys.auth,
    )
