from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.accounts.rules import (
    ThrottlePolicy,
    Tries,
    count_try,
    find_password_problems,
    give_back_try,
    mask_email,
    network_of,
    normalise_name,
    wait_left_s,
)

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
POLICY = ThrottlePolicy(free_tries=5, forgotten_after=timedelta(hours=24))


@pytest.mark.parametrize(
    ("password", "username", "problems"),
    [
        ("Qingchuan-2026", "lin", []),
        ("晴川Ab1！晴川晴川晴川", "lin", []),
        ("Kurz-2026", "lin", ["至少 10 个字符"]),
        ("qingchuan-2026", "lin", ["含有大写字母"]),
        ("QINGCHUAN-2026", "lin", ["含有小写字母"]),
        ("Qingchuan-Wuhan", "lin", ["含有数字"]),
        ("Qingchuan2026", "lin", ["含有特殊字符（如 !@#%）"]),
        ("Qing chuan 2026", "lin", ["含有特殊字符（如 !@#%）"]),
        ("Xiaolin-2026", "lin", ["不包含用户名"]),
        ("ＸiaoLIN-2026", "Lin", ["不包含用户名"]),
        ("小满-Abc-2026", "小满", ["不包含用户名"]),
        (
            "",
            "lin",
            [
                "至少 10 个字符",
                "含有大写字母",
                "含有小写字母",
                "含有数字",
                "含有特殊字符（如 !@#%）",
            ],
        ),
    ],
)
def test_a_password_is_told_what_it_lacks(
    password: str, username: str, problems: list[str]
) -> None:
    assert find_password_problems(password, username) == problems


@pytest.mark.parametrize("spelling", ["Lin", "LIN", "ｌｉｎ", " lin "])
def test_width_case_and_blanks_make_no_new_name(spelling: str) -> None:
    assert normalise_name(spelling) == "lin"


@given(st.text())
def test_a_normalised_name_stays_as_it_is(text: str) -> None:
    assert normalise_name(normalise_name(text)) == normalise_name(text)


@pytest.mark.parametrize(
    ("email", "masked"),
    [("lin@example.com", "l***@example.com"), ("l@x.cn", "l***@x.cn"), ("a@b@c.cn", "a***@c.cn")],
)
def test_an_address_is_shown_by_its_first_letter(email: str, masked: str) -> None:
    assert mask_email(email) == masked


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("", "unknown"),
        ("<script>", "unknown"),
    ],
)
def test_an_address_counts_as_its_network(address: str, network: str) -> None:
    assert network_of(address) == network


@pytest.mark.parametrize(
    ("tries", "wait_s"),
    [(0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (8, 240), (9, 480), (10, 900), (10_000, 900)],
)
def test_the_wait_doubles_up_to_a_quarter_of_an_hour(tries: int, wait_s: int) -> None:
    assert POLICY.wait_s(tries) == wait_s


def test_the_last_free_try_locks_while_it_is_being_checked() -> None:
    before = Tries(4, NOON - timedelta(minutes=1), None)

    after = count_try(before, POLICY, NOON)

    assert after == Tries(5, NOON, NOON + timedelta(seconds=30))
    assert wait_left_s(after, NOON) == 30
    assert wait_left_s(after, NOON + timedelta(seconds=29, milliseconds=1)) == 1
    assert wait_left_s(after, NOON + timedelta(seconds=30)) == 0


def test_tries_of_yesterday_are_forgotten() -> None:
    before = Tries(9, NOON - timedelta(hours=24), NOON - timedelta(hours=23))

    assert count_try(before, POLICY, NOON) == Tries(1, NOON, None)


def test_a_right_try_is_given_back_with_its_lock() -> None:
    before = Tries(5, NOON, NOON + timedelta(seconds=30))

    assert give_back_try(before, POLICY) == Tries(4, NOON, None)
    assert give_back_try(Tries(0, NOON, None), POLICY) == Tries(0, NOON, None)
