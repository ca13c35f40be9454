import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.reading.kinds import AmountMeaning, InvoiceKind
from backend.reading.qr import (
    Crc,
    QrFamily,
    Scheme,
    TitleCard,
    blockchain_link,
    build_blockchain,
    build_title,
    parse,
)
from tests import payloads

HASH = payloads.HASH
CHAIN = "https://bcfp.shenzhen.chinatax.gov.cn/verify/scan"
CHAIN_QUERY = f"hash={HASH}&bill_num=00000006&total_amount=12345"
SITE = "https://inv-veri.chinatax.gov.cn"
SITE_QUERY = "fpdm=099002500111&fphm=00000003&kprq=20250104&kjje=97.09&jym=654321"


def test_a_blockchain_invoice_is_identified_by_its_link_alone() -> None:
    reading = parse(payloads.BLOCKCHAIN)

    assert reading.ok
    assert (reading.family, reading.scheme) == (QrFamily.BLOCKCHAIN, Scheme.SZ_BLOCKCHAIN)
    assert (reading.kind, reading.number) == (InvoiceKind.BLOCKCHAIN_INVOICE, "00000006")
    assert (reading.amount_fen, str(reading.amount)) == (12345, "123.45")
    assert reading.amount_meaning is AmountMeaning.WITH_TAX
    assert (reading.code, reading.issued_on, reading.crc) == (None, None, Crc.ABSENT)
    assert reading.dedupe_key == f"sz|00000006|{HASH}"


@pytest.mark.parametrize(
    "link",
    [
        f"HTTPS://BCFP.Shenzhen.ChinaTax.GOV.CN/verify/scan?{CHAIN_QUERY}",
        f"https://bcfp.shenzhen.chinatax.gov.cn:443/verify/scan?{CHAIN_QUERY}",
        f"{CHAIN}?total_amount=12345&bill_num=00000006&hash={HASH}",
        f"{CHAIN}?{CHAIN_QUERY}&from=scan",
        f"{CHAIN}?{CHAIN_QUERY}".replace(HASH, HASH.upper()),
        f" {CHAIN}?{CHAIN_QUERY}\0\r\n",
    ],
)
def test_the_same_blockchain_invoice_keeps_its_key(link: str) -> None:
    assert parse(link).dedupe_key == f"sz|00000006|{HASH}"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "hash=&bill_num=&total_amount=",
        f"bill_num=00000006&total_amount=12345&hsah={HASH}",
        f"hash={HASH}&total_amount=12345",
        f"hash={HASH}&bill_num=00000006",
        f"{CHAIN_QUERY}&hash={'cd' * 33}",
        f"{CHAIN_QUERY}&bill_num=00000007",
        f"{CHAIN_QUERY}&total_amount=1",
        f"hash={HASH[:-1]}&bill_num=00000006&total_amount=12345",
        f"hash={HASH}0&bill_num=00000006&total_amount=12345",
        f"hash={'g' * 66}&bill_num=00000006&total_amount=12345",
        f"hash={HASH}&bill_num=0000006&total_amount=12345",
        f"hash={HASH}&bill_num=000000006&total_amount=12345",
        f"hash={HASH}&bill_num=0000000a&total_amount=12345",
        f"hash={HASH}&bill_num=00000006&total_amount=123.45",
        f"hash={HASH}&bill_num=00000006&total_amount=+12345",
        f"hash={HASH}&bill_num=00000006&total_amount=1e5",
        f"hash={HASH}&bill_num=00000006&total_amount=NaN",
        f"hash={HASH}&bill_num=00000006&total_amount=9999999999999999",
        f"hash={HASH}&bill_num=%EF%BC%90%EF%BC%90000006&total_amount=12345",
        "&".join(f"a{one}=1" for one in range(40)) + "&" + CHAIN_QUERY,
    ],
)
def test_a_broken_blockchain_link_identifies_nothing(query: str) -> None:
    reading = parse(f"{CHAIN}?{query}")

    assert (reading.ok, reading.family, reading.number) == (False, QrFamily.BLOCKCHAIN, None)
    assert "手动录入" in str(reading.reason)


@pytest.mark.parametrize(
    "link",
    [
        f"http://bcfp.shenzhen.chinatax.gov.cn/verify/scan?{CHAIN_QUERY}",
        f"https://bcfp.shenzhen.chinatax.gov.cn/verify/scan/?{CHAIN_QUERY}",
        f"https://bcfp.shenzhen.chinatax.gov.cn/?{CHAIN_QUERY}",
        f"https://bcfp.shenzhen.chinatax.gov.cn.example.com/verify/scan?{CHAIN_QUERY}",
        f"https://xbcfp.shenzhen.chinatax.gov.cn/verify/scan?{CHAIN_QUERY}",
        f"https://example.com/verify/scan?{CHAIN_QUERY}#{CHAIN}",
    ],
)
def test_a_link_that_is_not_exactly_the_blockchains_is_unknown(link: str) -> None:
    assert parse(link).family is QrFamily.UNKNOWN


@given(st.integers(0, 2**53 - 1), payloads.digits(8), st.binary(min_size=33, max_size=33))
def test_a_built_blockchain_link_reads_back_the_same(fen: int, number: str, raw: bytes) -> None:
    text = build_blockchain(number=number, tx_hash=raw.hex(), amount_fen=fen)

    reading = parse(text)

    assert reading.ok
    assert (reading.number, reading.tx_hash, reading.amount_fen) == (number, raw.hex(), fen)
    assert blockchain_link(number, raw.hex(), fen) == text


def test_the_official_link_prefills_but_identifies_nothing_by_itself() -> None:
    reading = parse(payloads.OFFICIAL)

    assert (reading.ok, reading.family, reading.dedupe_key) == (False, QrFamily.OFFICIAL_URL, None)
    assert (reading.code, reading.number, reading.check_code) == (
        "099002500111",
        "00000003",
        "654321",
    )
    assert (reading.amount_fen, reading.amount_meaning) == (9709, AmountMeaning.UNKNOWN)
    assert str(reading.issued_on) == "2025-01-04"
    assert reading.kind is InvoiceKind.ELECTRONIC_ORDINARY
    assert "核对" in str(reading.reason)


@pytest.mark.parametrize(
    "link",
    [
        f"{SITE}?{SITE_QUERY}",
        f"{SITE}/index.html?{SITE_QUERY}",
        f"http://inv-veri.chinatax.gov.cn/?{SITE_QUERY}",
        f"https://INV-VERI.CHINATAX.GOV.CN/?{SITE_QUERY}",
        f"https://inv-veri.chinatax.gov.cn:443/?{SITE_QUERY}",
        f"http://inv-veri.chinatax.gov.cn:80/?{SITE_QUERY}",
        f"{SITE}/?{SITE_QUERY}#top",
    ],
)
def test_the_official_site_is_known_by_its_exact_host(link: str) -> None:
    reading = parse(link)

    assert (reading.family, reading.number) == (QrFamily.OFFICIAL_URL, "00000003")


@pytest.mark.parametrize(
    "link",
    [
        f"https://inv-veri.chinatax.gov.cn.example.com/?{SITE_QUERY}",
        f"https://example.com/inv-veri.chinatax.gov.cn/?{SITE_QUERY}",
        f"https://example.com/?{SITE_QUERY}#inv-veri.chinatax.gov.cn",
        f"https://xinv-veri.chinatax.gov.cn/?{SITE_QUERY}",
        f"https://a.inv-veri.chinatax.gov.cn/?{SITE_QUERY}",
        f"https://chinatax.gov.cn/?{SITE_QUERY}",
        f"https://inv-veri.chinatax.gov.cn./?{SITE_QUERY}",
        f"https://inv-veri-chinatax.gov.cn/?{SITE_QUERY}",
        f"https://inv-veri.chinatax.gov.cn@example.com/?{SITE_QUERY}",
        f"https://inv-veri.chinatax.gov.cn:443@example.com/?{SITE_QUERY}",
        f"https://user@inv-veri.chinatax.gov.cn/?{SITE_QUERY}",
        f"https://user:pass@inv-veri.chinatax.gov.cn/?{SITE_QUERY}",
        f"https://inv-veri.chinatax.gov.cn:8443/?{SITE_QUERY}",
        f"https://inv-veri.chinatax.gov.cn:80/?{SITE_QUERY}",
        f"https://inv-veri.chinatax.gov.cn:99999/?{SITE_QUERY}",
        f"https://inv-veri.chinatax.gov.cn:x/?{SITE_QUERY}",
        f"https://example.com\\@inv-veri.chinatax.gov.cn/?{SITE_QUERY}",
        f"https://inv-veri.chinatax.gov.cn\\@example.com/?{SITE_QUERY}",
        f"https://inv-veri.china\ttax.gov.cn/?{SITE_QUERY}",
        f"https://inv-veri.chinatax.gov.cn /?{SITE_QUERY}",
        f"https://inv-veri%2Echinatax.gov.cn/?{SITE_QUERY}",
        f"https://inv-veri。chinatax.gov.cn/?{SITE_QUERY}",
        f"https://inv-v\u0435ri.chinatax.gov.cn/?{SITE_QUERY}",  # a Cyrillic look-alike
        f"https://xn--inv-vri-3ze.chinatax.gov.cn/?{SITE_QUERY}",
        f"ftp://inv-veri.chinatax.gov.cn/?{SITE_QUERY}",
        f"javascript://inv-veri.chinatax.gov.cn/?{SITE_QUERY}",
        f"file://inv-veri.chinatax.gov.cn/?{SITE_QUERY}",
        f"//inv-veri.chinatax.gov.cn/?{SITE_QUERY}",
        f"inv-veri.chinatax.gov.cn/?{SITE_QUERY}",
        f"https:inv-veri.chinatax.gov.cn/?{SITE_QUERY}",
        f"https:///inv-veri.chinatax.gov.cn/?{SITE_QUERY}",
        f"https://[inv-veri.chinatax.gov.cn]/?{SITE_QUERY}",
        "https://[::1",
        "https://",
        "http://127.0.0.1:8000/api/scans",
        "http://169.254.169.254/latest/meta-data/",
    ],
)
def test_a_look_alike_of_the_official_site_is_unknown(link: str) -> None:
    reading = parse(link)

    assert (reading.ok, reading.family, reading.number) == (False, QrFamily.UNKNOWN, None)
    assert "手动录入" in str(reading.reason)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("fpdm=12345", "code"),
        ("fpdm=099002500111&fpdm=099002500112", "code"),
        ("fphm=1234567", "number"),
        ("fphm=%00", "number"),
        ("kjje=NaN", "amount_fen"),
        ("kjje=1E5", "amount_fen"),
        ("kjje=99999999999999999999", "amount_fen"),
        ("kprq=20250230", "issued_on"),
        ("kprq=2025-1-2", "issued_on"),
        ("jym=12345", "check_code"),
        ("jym=<script>", "check_code"),
    ],
)
def test_a_doubtful_value_of_the_official_link_is_left_out(query: str, field: str) -> None:
    reading = parse(f"{SITE}/?{query}")

    assert reading.family is QrFamily.OFFICIAL_URL
    assert getattr(reading, field) is None


def test_a_digital_number_of_the_official_link_is_taken_too() -> None:
    reading = parse(f"{SITE}/?fpdm=&fphm=25990000000000000001&kprq=2025-01-06&kjje=1130.00&jym=")

    assert (reading.code, reading.number) == (None, "25990000000000000001")
    assert (reading.amount_fen, str(reading.issued_on)) == (113000, "2025-01-06")


def test_the_official_site_without_an_invoice_says_so() -> None:
    reading = parse(SITE + "/")

    assert reading.family is QrFamily.OFFICIAL_URL
    assert "没有发票信息" in str(reading.reason)


def test_a_title_code_is_the_buyers_and_no_invoice() -> None:
    reading = parse(build_title(payloads.TITLE))

    assert (reading.ok, reading.family, reading.crc) == (False, QrFamily.TITLE, Crc.ABSENT)
    assert reading.title == payloads.TITLE
    assert reading.warnings == ()
    assert "抬头" in str(reading.reason)


def _wrap(inner: str, encoding: str = "utf-8") -> str:
    return f"$01{base64.b64encode(inner.encode(encoding)).decode()}$"


def test_a_title_code_with_a_wrong_check_value_is_shown_with_a_warning() -> None:
    reading = parse(_wrap("虚构公司</>91990000MA00000D38</></></>0000"))

    assert reading.family is QrFamily.TITLE
    assert "校验不符" in reading.warnings[0]


def test_a_title_code_in_gbk_or_without_padding_is_read() -> None:
    wrapped = _wrap("虚构公司</>91990000MA00000D38</></></>0000", "gb18030")

    for text in (wrapped, wrapped.replace("=", "")):
        assert parse(text).title == TitleCard("虚构公司", "91990000MA00000D38")


@pytest.mark.parametrize(
    "text",
    [
        "$01$",
        "$01",
        "$01 $",
        "$01!!!!$",
        "$01QQ==QQ==$",
        "$01Q$",
        build_title(payloads.TITLE)[:-1],
        build_title(payloads.TITLE)[:-9] + "$",
        _wrap("虚构公司"),
        _wrap("虚构公司</>1</>2</>3"),
        _wrap("</>1</>2</>3</>ABCD"),
        _wrap("虚构公司</>1</>2</>3</>ABCG"),
        _wrap("虚构公司</>1</>2</>3</>4</>ABCD"),
        f"$01{base64.b64encode(bytes([0xFF] * 30)).decode()}$",
    ],
)
def test_a_damaged_title_code_is_unknown(text: str) -> None:
    reading = parse(text)

    assert (reading.ok, reading.family, reading.title) == (False, QrFamily.UNKNOWN, None)
    assert "抬头" in str(reading.reason)


@pytest.mark.parametrize("text", ["$", "$02QUJD$", "$$", "01$QUJD$"])
def test_another_text_with_dollar_signs_is_no_title_code(text: str) -> None:
    assert parse(text).family is QrFamily.UNKNOWN


plain = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="<>"), max_size=40)


@given(st.builds(TitleCard, plain.filter(bool), plain, plain, plain))
def test_a_built_title_code_reads_back_the_same(card: TitleCard) -> None:
    reading = parse(build_title(card))

    assert reading.title == card
    assert reading.warnings == ()


@settings(max_examples=300)
@given(st.text(), st.sampled_from([CHAIN + "?", SITE + "/?", "https://", "$01", "http://["]))
def test_no_link_or_title_makes_the_reader_fail(tail: str, head: str) -> None:
    reading = parse(head + tail)

    assert reading.ok == (reading.reason is None)


@given(st.binary(max_size=200))
def test_no_title_content_makes_the_reader_fail(content: bytes) -> None:
    reading = parse(f"$01{base64.b64encode(content).decode()}$")

    assert not reading.ok
