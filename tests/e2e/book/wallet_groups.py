"""What 分类汇总 shows in the book where the demo has no purposes: of the API's shape."""

from typing import Any


def _group(key: str | None, count: int, total_fen: int, unsummed: int = 0) -> dict[str, Any]:
    summed = count - unsummed
    return {"key": key, "count": count, "summed_count": summed, "total_fen": total_fen}


BY_PURPOSE: dict[str, Any] = {
    "by": "purpose",
    "groups": [
        _group("上海客户现场实施", 12, 1_284_650),
        _group("华东区渠道大会展位搭建与物料运输", 5, 860_000),
        _group("客户招待", 9, 312_880),
        _group("办公用品", 3, 45_600),
        _group(None, 21, 902_210, unsummed=4),
    ],
    "count": 50,
    "summed_count": 46,
    "total_fen": 3_405_340,
}
