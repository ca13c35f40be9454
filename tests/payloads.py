"""Invented payloads for tests: region 99 does not exist, no party is real."""

from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from backend.kernel.money import MAX_FEN
from backend.reading.qr import CrcForm, Habit, TitleCard, build

SPECIAL = "01,01,9900251130,00000001,1000.00,20250102,,9408,"
SPECIAL_WITHOUT_COMMA = "01,01,9900251130,00000001,1000.00,20250102,,D096,"
ORDINARY = "01,04,9900251330,00000002,200.5,20250103,00000000000000123456,9FC1"
ELECTRONIC = "01,10,099002500111,00000003,97.09,20250104,00000000000000654321,5D2C,"
TOLL_PRINTED_AS_10 = "01,10,099002500112,00000004,30,20250105,00000000000000111222,7A35,"
DIGITAL_SPECIAL = "01,31,,25990000000000000001,1130.00,20250106,,E65D,"
DIGITAL_SHORT_TRAILER = "01,32,,25990000000001000317,106.00,20250107,,1B"
SEVEN_FIELDS = "01,01,9900251130,00000005,1000.00,20250102,0175,"
EDITED = "01,32,,25990000000000000002,107.00,20250107,,C39F,"

HASH = "ab" * 33
BLOCKCHAIN = (
    "https://bcfp.shenzhen.chinatax.gov.cn/verify/scan"
    f"?hash={HASH}&bill_num=00000006&total_amount=12345"
)
OFFICIAL = (
    "https://inv-veri.chinatax.gov.cn/"
    "?fpdm=099002500111&fphm=00000003&kprq=20250104&kjje=97.09&jym=654321"
)
TITLE = TitleCard("虚构贸易有限公司", "91990000MA00000D38", "虚构路1号 000-0000", "虚构银行 0001")


@dataclass(frozen=True, slots=True)
class Printed:
    """What a made payload says, and how it is printed."""

    qr_type: str
    code: str | None
    number: str
    amount_fen: int
    issued_on: date
    check_code: str | None
    habit: Habit

    def text(self) -> str:
        return build(
            qr_type=self.qr_type,
            code=self.code,
            number=self.number,
            amount_fen=self.amount_fen,
            issued_on=self.issued_on,
            check_code=self.check_code,
            habit=self.habit,
        )


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=length, max_size=length)


codes = st.one_of(digits(10), digits(12))
identities = st.one_of(
    st.tuples(codes, digits(8)),
    st.tuples(st.none(), digits(20)),
    st.tuples(codes, digits(20)),
)
habits = st.builds(
    Habit,
    crc_form=st.sampled_from([*CrcForm, None]),
    ends_with_comma=st.booleans(),
    has_check_slot=st.booleans(),
    uses_lower_case=st.booleans(),
    drops_leading_zeros=st.booleans(),
    drops_amount_zeros=st.booleans(),
)


@st.composite
def printed(draw: st.DrawFn) -> Printed:
    """Any payload that can be built: known and unknown types, all habits."""
    code, number = draw(identities)
    habit = draw(habits)
    return Printed(
        qr_type=draw(digits(2)),
        code=code,
        number=number,
        amount_fen=draw(st.integers(-MAX_FEN, MAX_FEN)),
        issued_on=draw(st.dates()),
        check_code=draw(st.one_of(st.none(), digits(20))) if habit.has_check_slot else None,
        habit=habit,
    )
