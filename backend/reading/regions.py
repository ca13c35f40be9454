"""地区: the region codes in invoice codes and numbers."""

from collections.abc import Mapping
from types import MappingProxyType

REGIONS: Mapping[str, str] = MappingProxyType(
    {
        "1100": "北京",
        "1200": "天津",
        "1300": "河北",
        "1400": "山西",
        "1500": "内蒙古",
        "2100": "辽宁",
        "2102": "大连",
        "2200": "吉林",
        "2300": "黑龙江",
        "3100": "上海",
        "3200": "江苏",
        "3300": "浙江",
        "3302": "宁波",
        "3400": "安徽",
        "3500": "福建",
        "3502": "厦门",
        "3600": "江西",
        "3700": "山东",
        "3702": "青岛",
        "4100": "河南",
        "4200": "湖北",
        "4300": "湖南",
        "4400": "广东",
        "4403": "深圳",
        "4500": "广西",
        "4600": "海南",
        "5000": "重庆",
        "5100": "四川",
        "5200": "贵州",
        "5300": "云南",
        "5400": "西藏",
        "6100": "陕西",
        "6200": "甘肃",
        "6300": "青海",
        "6400": "宁夏",
        "6500": "新疆",
    }
)
"""Provinces as xx00, and the five cities that stand alone."""


def region_of_code(code: str) -> str:
    """The 4 digits of the region in an invoice code of 10 or 12 digits, reduced to xx00.

    The five cities with a tax office of their own keep their four digits.
    """
    digits = code[1:5] if len(code) == 12 else code[:4]
    return digits if digits in REGIONS else digits[:2] + "00"


def region_of_digital(number: str) -> str:
    """The region in a 20-digit number, which holds only the province: xx00."""
    return number[2:4] + "00"
