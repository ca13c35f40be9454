"""Quiet hours, choices, and the days on which something reminds."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kernel.clock import BEIJING
from backend.notify import rules
from backend.notify.kinds import GROUP_KINDS, RULES, Channel, NoticeKind, group_of
from backend.notify.rules import QuietHours, Wishes
from backend.notify.states import Repeat

NIGHT = QuietHours(22 * 60, 7 * 60 + 30)
NOON = QuietHours(12 * 60, 13 * 60)


def china(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("quiet", "now", "ends"),
    [
        (NIGHT, "2026-11-23 21:59:59", None),
        (NIGHT, "2026-11-23 22:00", "2026-11-24 07:30"),
        (NIGHT, "2026-11-23 23:59:59", "2026-11-24 07:30"),
        (NIGHT, "2026-11-24 00:00", "2026-11-24 07:30"),
        (NIGHT, "2026-11-24 07:29:59", "2026-11-24 07:30"),
        (NIGHT, "2026-11-24 07:30", None),
        (NOON, "2026-11-23 12:30", "2026-11-23 13:00"),
        (NOON, "2026-11-23 13:00", None),
        (QuietHours(600, 600), "2026-11-23 10:00", None),
    ],
)
def test_quiet_hours_end_at_their_end(quiet: QuietHours, now: str, ends: str | None) -> None:
    assert quiet.ends_at(china(now)) == (china(ends) if ends else None)


@given(
    st.integers(0, 1439),
    st.integers(0, 1439),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis adds the zone
)
def test_after_the_quiet_it_is_not_quiet(from_minute: int, to_minute: int, now: datetime) -> None:
    quiet = QuietHours(from_minute, to_minute)

    ends = quiet.ends_at(now)

    if ends is not None:
        assert now < ends <= now + timedelta(days=1)
        assert quiet.ends_at(ends) is None
        assert ends.astimezone(BEIJING).hour * 60 + ends.astimezone(BEIJING).minute == to_minute


@pytest.mark.parametrize("kind", NoticeKind)
def test_what_is_urgent_passes_quiet_hours_and_nothing_else(kind: NoticeKind) -> None:
    now = china("2026-11-23 23:00")

    due_at = Wishes(quiet=NIGHT).due_at(kind, now)

    is_urgent = kind in {NoticeKind.REMINDER, NoticeKind.RED_CONFIRMATION}
    assert due_at == (now if is_urgent else china("2026-11-24 07:30"))


def test_every_choice_of_channels_is_kept_for_every_kind() -> None:
    choices = [frozenset(), {Channel.EMAIL}, {Channel.WEBPUSH}, {Channel.EMAIL, Channel.WEBPUSH}]

    for kind in NoticeKind:
        for chosen in choices:
            wishes = Wishes({kind: frozenset(chosen)})
            assert wishes.channels_of(kind) == chosen
            others = set(NoticeKind) - {kind}
            assert all(wishes.channels_of(one) == RULES[one].channels for one in others)


def test_every_kind_has_its_words_without_anything_that_belongs_to_one_case() -> None:
    for kind in NoticeKind:
        rule = RULES[kind]
        assert rule.label
        assert rule.push_text
        assert not any(sign.isdigit() or sign in "¥{}%" for sign in rule.push_text)
        assert not any(sign.isdigit() or sign in "¥{}%" for sign in rule.group_text)
        assert Channel.ROBOT not in rule.channels
        assert group_of(kind)


def test_what_concerns_one_person_never_goes_to_a_group() -> None:
    personal = {NoticeKind.REMINDER, NoticeKind.RED_CONFIRMATION, NoticeKind.DIGEST}

    assert personal.isdisjoint(GROUP_KINDS)
    assert NoticeKind.CLAIM_WAITING in GROUP_KINDS


@pytest.mark.parametrize(
    ("first", "due", "repeat", "now", "then"),
    [
        ("2026-11-23 09:00", None, Repeat.WEEKLY, "2026-11-23 09:00:03", "2026-11-30 09:00"),
        ("2026-11-23 09:00", None, Repeat.WEEKLY, "2026-12-20 12:00", "2026-12-21 09:00"),
        ("2026-01-31 09:00", None, Repeat.MONTHLY, "2026-01-31 09:01", "2026-02-28 09:00"),
        ("2026-01-31 09:00", "2026-02-28 09:00", Repeat.MONTHLY, "2026-02-28 09:01",
         "2026-03-31 09:00"),
        ("2026-12-15 00:30", None, Repeat.MONTHLY, "2026-12-15 00:31", "2027-01-15 00:30"),
        ("2028-01-30 09:00", None, Repeat.MONTHLY, "2028-01-30 09:01", "2028-02-29 09:00"),
    ],
)  # fmt: skip
def test_a_reminder_comes_back_on_its_day(
    first: str, due: str | None, repeat: Repeat, now: str, then: str
) -> None:
    came_back = rules.next_occurrence(china(first), china(due or first), repeat, china(now))

    assert came_back == china(then)


def test_what_does_not_repeat_never_comes_back() -> None:
    once = china("2026-11-23 09:00")

    with pytest.raises(ValueError, match="repeat"):
        rules.next_occurrence(once, once, Repeat.NONE, once)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis adds the zone
    st.sampled_from([Repeat.WEEKLY, Repeat.MONTHLY]),
    st.timedeltas(timedelta(0), timedelta(days=400)),
)
def test_a_reminder_that_comes_back_comes_later_at_the_same_hour(
    first: datetime, repeat: Repeat, late: timedelta
) -> None:
    now = first + late

    then = rules.next_occurrence(first, first, repeat, now)

    assert then > now
    assert then.astimezone(BEIJING).time() == first.astimezone(BEIJING).time()
    assert then - now <= timedelta(days=31)


def test_a_confirmation_reminds_at_48_12_and_2_hours_and_when_it_lapses() -> None:
    came_at = china("2026-11-20 08:00")

    steps, now = [], came_at
    while (at := rules.next_confirmation_step(came_at, now)) is not None:
        steps.append(at)
        now = at

    assert steps == [
        china("2026-11-21 08:00"),
        china("2026-11-22 20:00"),
        china("2026-11-23 06:00"),
        china("2026-11-23 08:00"),
    ]


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("2026-11-20 09:00", None),
        ("2026-11-21 08:00", 48),
        ("2026-11-22 21:00", 12),
        ("2026-11-23 07:59", 2),
        ("2026-11-25 00:00", 0),
    ],
)
def test_of_missed_steps_the_last_one_counts(now: str, left: int | None) -> None:
    steps = rules.confirmation_steps(china("2026-11-20 08:00"))

    assert rules.latest_step(steps, china(now)) == left


def test_an_item_reminds_on_its_days_on_the_last_one_and_once_after() -> None:
    due_on = date(2026, 12, 10)

    steps, now = [], china("2026-11-01 00:00")
    while (at := rules.next_item_step(due_on, [7, 30, 1, 7], now)) is not None:
        steps.append(at)
        now = at

    assert steps == [
        china("2026-11-10 09:00"),
        china("2026-12-03 09:00"),
        china("2026-12-09 09:00"),
        china("2026-12-10 09:00"),
        china("2026-12-11 09:00"),
    ]
