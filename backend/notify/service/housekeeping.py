"""What time makes useless goes: deliveries of long ago, browsers that signed out."""

from datetime import timedelta

from sqlalchemy import delete

from backend.infra.db import transaction
from backend.kernel import clock
from backend.notify.models import Delivery
from backend.notify.service.subscriptions import forget_signed_out
from backend.notify.states import DeliveryState

_KEPT = timedelta(days=60)
_OVER = (DeliveryState.DONE, DeliveryState.GONE, DeliveryState.GIVEN_UP)


def tidy() -> None:
    """Run daily, before accounts forgets ended sessions; safe at any time and twice.

    Notices stay: their keys keep people from being told twice.
    """
    with transaction() as session:
        session.execute(
            delete(Delivery)
            .where(Delivery.state.in_(_OVER), Delivery.settled_at < clock.now() - _KEPT)
            .execution_options(synchronize_session=False)
        )
    forget_signed_out()
