"""The user card as the station sees it, on the virtual card of every profile."""

from dataclasses import replace
from datetime import date

import pytest

from backend.cards import profile
from backend.cards.errors import (
    CardAbsentError,
    CardRemovedError,
    OutcomeUnknownError,
    PinBlockedError,
    PinNeededError,
    PinWrongError,
    ProtocolError,
    RefusedError,
    UnsupportedCardError,
)
from backend.cards.usercard import UserCard, layout
from backend.cards.values import Secret, UnitState
from backend.cards.virtual import register
from backend.cards.virtual.card import VirtualCard
from backend.cards.virtual.faults import CLEAR_INSTRUCTION, Fault, FaultKind
from backend.cards.virtual.reader import VirtualReader
from tests.cards.conftest import (
    END,
    MAC1,
    MACHINE,
    OTHER,
    START,
    IssueCard,
    baseline_of,
    every_profile,
    ticket_for,
)


@every_profile
def test_the_card_says_whose_it_is_and_what_is_declared(device: UserCard) -> None:
    who = device.identify()
    units = device.units()

    assert (who.taxpayer_no, who.taxpayer_name) == (
        "9900000000000001",
        "晴川文化传播（武汉）有限公司",
    )
    assert who.machines == (MACHINE,)
    assert [(one.unit_id, one.period_start, one.period_end) for one in units] == [
        (MACHINE, START, END)
    ]
    assert units[0].totals.normal_fen == 124_456
    assert [(one.name, one.rate) for one in units[0].totals.amounts] == [
        ("增值税货物", "13"), ("增值税服务", "6"), ("增值税简易", "3"),
    ]  # fmt: skip


def test_tax_items_that_cannot_be_read_or_are_not_there_leave_numbers_and_stop_nothing(
    device: UserCard, card: VirtualCard, reader: VirtualReader
) -> None:
    items = card.files[layout.EF03].records
    items[0] = items[0][:1] + b"\xff" * 4 + items[0][5:]

    named = [(one.tax_index, one.name, one.rate) for one in device.units()[0].totals.amounts]
    del card.files[layout.EF03]
    (unnamed,) = UserCard(reader, device.profile).units()

    assert named == [(1, "", None), (2, "增值税服务", "6"), (3, "增值税简易", "3")]
    assert [(one.name, one.rate) for one in unnamed.totals.amounts] == [("", None)] * 3


@every_profile
def test_a_ticket_clears_the_card_and_a_fresh_read_shows_it(
    device: UserCard, card: VirtualCard
) -> None:
    before, ticket = baseline_of(device), ticket_for(device)

    device.apply(ticket)

    reading = device.state(MACHINE, before, ticket)
    assert reading.state is UnitState.CLEARED
    assert reading.control == ticket.payload
    assert reading.was_reset is (card.simulated.clear_flag == "reset")
    assert card.cleared == [ticket.payload]
    assert register.take_new_limits(card, MACHINE).limit_date == date(2026, 12, 15)


@every_profile
def test_the_state_tells_unchanged_redeclared_undeclared_and_foreign_apart(
    device: UserCard, card: VirtualCard
) -> None:
    before, ticket = baseline_of(device), ticket_for(device)
    declared = card.files[layout.EF04].records

    assert device.state(MACHINE, before, ticket).state is UnitState.UNCHANGED
    declared[0] = declared[0][:88] + b"\x00\x00\x00\x01" + declared[0][92:]
    assert device.state(MACHINE, before, ticket).state is UnitState.REDECLARED
    declared[0] = b"\x00" + declared[0][1:]
    assert device.state(MACHINE, before, ticket).state is UnitState.UNDECLARED
    controls = card.files[layout.EF01].records
    controls[0] = controls[0][:-1] + bytes([controls[0][-1] ^ 1])
    assert device.state(MACHINE, before, ticket).state is UnitState.FOREIGN


def test_the_backup_holds_every_file_byte_for_byte(device: UserCard, card: VirtualCard) -> None:
    files = {one.name: one.content for one in device.dump("full")}

    assert files["EF01"] == b"".join(card.files[layout.EF01].records)
    assert files["EF04"] == b"".join(card.files[layout.EF04].records)
    assert files["FF0B"] == b"".join(card.files[0xFF0B].records)
    assert files["FF15"] == card.files[0xFF15].records[0]
    assert len(files) == 14


def test_reading_all_files_takes_the_documented_number_of_commands(
    device: UserCard, card: VirtualCard
) -> None:
    counts = {}
    for scope in ("core", "core+usage", "full"):
        card.log.clear()
        list(device.dump(scope))
        counts[scope] = len(card.log)

    assert counts == {"core": 83, "core+usage": 284, "full": 504}


def test_the_look_after_a_write_takes_five_commands(device: UserCard, card: VirtualCard) -> None:
    before, ticket = baseline_of(device), ticket_for(device)
    card.log.clear()

    device.apply(ticket)
    device.state(MACHINE, before, ticket)

    assert [apdu[1] for apdu, _ in card.log] == [0xE8, 0xA4, 0xA4, 0xB2, 0xA4, 0xB2]


def test_an_absent_file_is_no_error_but_a_needed_one_makes_the_card_unsupported(
    device: UserCard, card: VirtualCard
) -> None:
    del card.files[layout.EF08]
    assert "EF08" not in {one.name for one in device.dump("core")}

    del card.files[layout.EF06]
    with pytest.raises(UnsupportedCardError):
        device.identify()


def test_a_card_that_cannot_be_selected_by_name_is_entered_by_path(
    reader: VirtualReader, card: VirtualCard
) -> None:
    by_path = replace(profile.load("default"), aid=b"NONE1")

    assert UserCard(reader, by_path).identify().machines == (MACHINE,)


@pytest.mark.parametrize(
    "spoil",
    [
        {"machines": 11},
        {"number": "A234567890123456"},
        {"start": "20261301"},
    ],
)
def test_records_that_cannot_be_are_refused(
    device: UserCard, card: VirtualCard, spoil: dict[str, object]
) -> None:
    basics, declared = card.files[layout.EF02].records, card.files[layout.EF04].records
    if "machines" in spoil:
        basics[0] = basics[0][:1] + bytes([11]) + basics[0][2:]
    if "number" in spoil:
        basics[0] = basics[0][:2] + bytes.fromhex(str(spoil["number"])) + basics[0][10:]
    if "start" in spoil:
        declared[0] = declared[0][:9] + bytes.fromhex(str(spoil["start"])) + declared[0][13:]

    with pytest.raises(ProtocolError):
        (device.identify(), device.units())


def test_a_declaration_of_an_unknown_machine_stops_before_any_act(
    device: UserCard, card: VirtualCard
) -> None:
    machines = card.files[layout.EF06].records
    machines[0] = machines[0][:8] + bytes.fromhex(OTHER) + machines[0][16:]

    with pytest.raises(ProtocolError):
        device.units()


def test_records_are_found_by_their_number_wherever_they_stand(
    issue: IssueCard, profile_name: str
) -> None:
    card = issue(OTHER, MACHINE)
    register.declare(card, MACHINE, START, END, mac1=MAC1)
    device = UserCard(VirtualReader(card), profile.load(profile_name))
    before, ticket = baseline_of(device), ticket_for(device)
    card.files[layout.EF01].records.reverse()

    device.apply(ticket)

    assert device.state(MACHINE, before, ticket).state is UnitState.CLEARED
    assert device.monitor(OTHER).raw[-4:] != ticket.payload[-4:]


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (0x9302, "QK-401"), (0x6A80, "QK-402"), (0x9403, "QK-402"), (0x6901, "QK-301"),
        (0x9303, "QK-403"), (0x6581, "QK-403"), (0x6700, "QK-108"), (0x6D00, "QK-108"),
        (0x6F42, "QK-404"),
    ],
)  # fmt: skip
def test_each_refusal_of_the_clearing_command_has_its_code(
    device: UserCard, reader: VirtualReader, card: VirtualCard, status: int, code: str
) -> None:
    ticket = ticket_for(device)
    reader.faults.append(Fault(FaultKind.STATUS, CLEAR_INSTRUCTION, status=status))

    with pytest.raises(RefusedError) as refusal:
        device.apply(ticket)

    assert (refusal.value.code, refusal.value.status_word) == (code, status)
    assert card.cleared == []


def test_a_ticket_of_another_declaration_is_refused_by_the_card(
    device: UserCard, card: VirtualCard
) -> None:
    ticket = ticket_for(device, mac1=bytes(4))

    with pytest.raises(RefusedError, match="不是为这次申报"):
        device.apply(ticket)

    assert card.cleared == []


@pytest.mark.parametrize("payload", [b"", bytes(36), bytes(37), bytes(38)])
def test_a_ticket_of_a_wrong_form_never_reaches_the_card(
    device: UserCard, card: VirtualCard, payload: bytes
) -> None:
    ticket = replace(ticket_for(device), payload=payload)
    card.log.clear()

    with pytest.raises(RefusedError) as refusal:
        device.apply(ticket)

    assert refusal.value.code == "QK-402"
    assert card.log == []


@pytest.mark.parametrize(
    ("kind", "was_written"),
    [
        (FaultKind.PULLED_BEFORE, False),
        (FaultKind.PULLED_AFTER, True),
        (FaultKind.ANSWER_LOST, True),
        (FaultKind.MUTE, False),
        (FaultKind.SERVICE_DOWN, False),
    ],
)
def test_whatever_breaks_while_the_ticket_is_on_its_way_leaves_the_outcome_unknown(
    device: UserCard,
    reader: VirtualReader,
    card: VirtualCard,
    kind: FaultKind,
    was_written: bool,
) -> None:
    before, ticket = baseline_of(device), ticket_for(device)
    reader.faults.append(Fault(kind, CLEAR_INSTRUCTION))

    with pytest.raises(OutcomeUnknownError):
        device.apply(ticket)

    reader.insert(card)
    reader.reconnect()
    expected = UnitState.CLEARED if was_written else UnitState.UNCHANGED
    assert device.state(MACHINE, before, ticket).state is expected


def test_a_torn_record_is_foreign(
    device: UserCard, reader: VirtualReader, card: VirtualCard
) -> None:
    before, ticket = baseline_of(device), ticket_for(device)
    reader.faults.append(Fault(FaultKind.TORN, CLEAR_INSTRUCTION))

    device.apply(ticket)

    assert device.state(MACHINE, before, ticket).state is UnitState.FOREIGN


def test_the_handle_of_a_swapped_card_is_dead(
    device: UserCard, reader: VirtualReader, issue: IssueCard
) -> None:
    device.identify()
    reader.insert(issue(OTHER))

    with pytest.raises(CardRemovedError):
        device.identify()
    reader.reconnect()
    assert device.identify().machines == (OTHER,)


def test_an_empty_reader_says_so(device: UserCard, reader: VirtualReader) -> None:
    reader.card = None

    with pytest.raises(CardAbsentError):
        device.identify()


def test_the_pin_is_asked_for_told_wrong_and_never_burnt_to_the_end(issue: IssueCard) -> None:
    asking = replace(profile.load("default"), pin_for_reading="ask")
    card = issue(MACHINE, pin=b"1234")
    card.profile = asking
    device = UserCard(VirtualReader(card), asking)

    with pytest.raises(PinNeededError):
        device.identify()
    with pytest.raises(PinWrongError) as first:
        device.unlock(Secret("0000"))
    assert first.value.facts == {"tries_left": 2}
    with pytest.raises(PinWrongError):
        device.unlock(Secret("1111"))
    with pytest.raises(PinBlockedError):
        device.unlock(Secret("2222"))
    assert card.tries_left == 1
