"""Whose act leads where: tickets never get stuck, and nobody acts for the other side."""

from hypothesis import given
from hypothesis import strategies as st

from backend.helpdesk.rules.texts import covered, look_through
from backend.helpdesk.rules.transitions import ENDED, LIVING, TABLE, after, allowed
from backend.helpdesk.states import Side, TicketAct, TicketState
from backend.kernel.sensitive import SensitiveKind

sides, acts, states = (st.sampled_from(one) for one in (Side, TicketAct, TicketState))


@given(side=sides, act=acts, state=states)
def test_what_is_offered_is_what_is_possible(
    side: Side, act: TicketAct, state: TicketState
) -> None:
    assert (act in allowed(side, state)) == (after(side, act, state) is not None)


@given(walk=st.lists(st.tuples(sides, acts), max_size=20))
def test_from_every_state_the_owner_has_a_way_on(walk: list[tuple[Side, TicketAct]]) -> None:
    state = TicketState.OPEN
    for side, act in walk:
        state = after(side, act, state) or state

    assert set(allowed(Side.OWNER, state)) & {TicketAct.REPLY, TicketAct.REOPEN}


def test_only_the_owner_opens_again_and_only_what_has_ended() -> None:
    assert all(after(Side.OWNER, TicketAct.REOPEN, one) is TicketState.OPEN for one in ENDED)
    assert all(after(Side.OWNER, TicketAct.REOPEN, one) is None for one in LIVING)
    assert all(after(Side.SUPPORT, TicketAct.REOPEN, one) is None for one in TicketState)
    assert all(after(Side.SUPPORT, TicketAct.REPLY, one) is None for one in TicketState)
    assert all(after(Side.OWNER, TicketAct.ANSWER, one) is None for one in TicketState)


def test_a_reply_gives_support_the_turn_and_an_answer_the_owner() -> None:
    assert {after(Side.OWNER, TicketAct.REPLY, one) for one in LIVING} == {TicketState.OPEN}
    assert {after(Side.SUPPORT, TicketAct.ASK, one) for one in LIVING} == {TicketState.WAITING}
    assert all(steps for steps in TABLE.values())


def test_a_hit_names_its_field_and_place_and_how_it_will_be_sent() -> None:
    fields = {"title": "查不到", "tried": "卡号 6222020000000000026"}

    (place,) = look_through(fields)

    assert (place.field, place.kind, place.position) == ("tried", SensitiveKind.BANK_CARD, 4)
    assert place.shown_as == "6222***********0026"
    assert covered(fields) == {"title": "查不到", "tried": "卡号 6222***********0026"}
