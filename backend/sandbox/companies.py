"""Invented parties. Region 99 does not exist, and no seller's town does either."""

from dataclasses import dataclass

from stdnum.cn import uscc

_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Party:
    """A buyer or seller with a tax id whose check characters are right."""

    name: str
    tax_id: str


def invented_tax_id(serial: int) -> str:
    """A well-formed 统一社会信用代码 in region 990000, one for each serial below 1,000,000."""
    body = f"MA{serial:06d}"
    rest = (
        11
        - sum(_SIGNS.index(sign) * weight for sign, weight in zip(body, _WEIGHTS, strict=True)) % 11
    )
    organisation = body + {10: "X", 11: "0"}.get(rest, str(rest))
    front = f"91990000{organisation}"
    return front + str(uscc.calc_check_digit(front))


DEMO_BUYER = Party("演示科技（上海）有限公司", invented_tax_id(1))
"""The demo company: most invoices are made out to it."""
OTHER_BUYER = Party("示例商贸（杭州）有限公司", invented_tax_id(2))
"""The demo's second company."""


@dataclass(frozen=True, slots=True)
class Trade:
    """A seller and what it sells: name, unit, price in fen, tax rate in per cent."""

    seller: Party
    items: tuple[tuple[str, str, int], ...]
    tax_percent: int


def _trade(serial: int, name: str, percent: int, *items: tuple[str, str, int]) -> Trade:
    return Trade(Party(f"沙箱市{name}", invented_tax_id(100 + serial)), items, percent)


TRADES = (
    _trade(
        1, "听雨轩餐饮有限公司", 6, ("*餐饮服务*餐费", "次", 21698), ("*餐饮服务*茶水", "位", 1800)
    ),
    _trade(2, "云栖酒店管理有限公司", 6, ("*住宿服务*住宿费", "天", 35849)),
    _trade(
        3, "墨香办公用品有限公司", 13, ("*纸制品*复印纸", "箱", 15044), ("*文具*签字笔", "盒", 1681)
    ),
    _trade(4, "轻舟出行服务有限公司", 3, ("*运输服务*客运服务费", "次", 4369)),
    _trade(5, "北斗石油有限公司", 13, ("*汽油*95号车用汽油", "升", 716)),
    _trade(6, "飞燕速运有限公司", 6, ("*物流辅助服务*收派服务费", "件", 1132)),
    _trade(7, "半亩书店", 9, ("*图书*税务实务手册", "册", 5413), ("*图书*会计电算化", "册", 3853)),
    _trade(8, "明远会议服务有限公司", 6, ("*会展服务*会议服务费", "场", 188679)),
    _trade(9, "星河软件有限公司", 6, ("*信息技术服务*软件服务费", "年", 94340)),
    _trade(
        10,
        "磐石电脑有限公司",
        13,
        ("*电子计算机*笔记本电脑", "台", 441593),
        ("*计算机外部设备*显示器", "台", 97345),
    ),
    _trade(
        11, "百味超市有限公司", 13, ("*饮料*矿泉水", "箱", 2566), ("*日用杂品*纸巾", "提", 1947)
    ),
    _trade(12, "青松物业服务有限公司", 6, ("*企业管理服务*物业费", "月", 66038)),
    _trade(13, "知行教育培训有限公司", 6, ("*非学历教育服务*培训费", "人", 141509)),
    _trade(14, "锦绣印刷有限公司", 13, ("*印刷品*宣传册", "册", 885)),
)
TOLL_TRADE = _trade(50, "高速公路联网收费有限公司", 3, ("*经营租赁*通行费", "次", 2913))
RAIL_TRADE = _trade(60, "铁路客运有限公司", 9, ("*运输服务*铁路旅客运输", "张", 50734))
