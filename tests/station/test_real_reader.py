"""A station process on a real reader service: it waits for the card, and for the service."""

from datetime import timedelta

from backend.cards import profile
from backend.cards.virtual import register
from backend.cards.virtual.card import VirtualCard
from backend.cards.virtual.issue import issue_card
from backend.kernel import clock
from tests.cards.pcscd import needs_pcscd, running_pcscd
from tests.station.conftest import Station, wait_for

SESSION, MACHINE = "session-1", "0000000012345678"

pytestmark = needs_pcscd


def declared_card() -> VirtualCard:
    end = clock.today().replace(day=1) - timedelta(days=1)
    card = issue_card(profile.load("default"), profile.load_simulation("default"),
                      machines=[MACHINE])  # fmt: skip
    register.declare(card, MACHINE, end.replace(day=1), end, mac1=b"\xa1\xb2\xc3\x01")
    return card


def test_a_station_waits_for_card_and_service_and_clears_once(station: Station) -> None:
    card, heard = declared_card(), station.server.heartbeats
    station.extra["CARD_DRIVER"] = "usercard"
    with running_pcscd() as service:
        station.pair()
        wanted = {"kind": "MONTHLY", "chosen": None, "reader": service.name, "reason": None}
        station.server.command("start", SESSION, **wanted)
        wait_for(lambda: heard and heard[-1]["sessions"], "the session")
        wait_for(lambda: heard[-1]["sessions"][0]["code"] == "QK-103", "no card")

        service.insert(card)
        wait_for(lambda: "listed" in station.server.kinds(SESSION), "the list")
        service.stop()
        wait_for(lambda: heard[-1]["service"] == "down", "the service that is gone")
        station.server.confirm_list(SESSION)
        wait_for(lambda: heard[-1]["sessions"][0]["code"] == "QK-102", "no service")
        service.start()
        service.insert(card)
        wait_for(lambda: station.server.ending(SESSION), "the end")

    assert station.server.ending(SESSION) == "DONE"
    assert len(card.cleared) == 1
    assert station.effects("submit") == station.effects("confirm") == [MACHINE]
