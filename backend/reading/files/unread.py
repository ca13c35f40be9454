"""Formats that are identified and kept, but not read yet."""

from backend.reading.files.findings import Code, Findings


class UnreadReader:
    """Implements ``Reader`` by saying so: nothing is made up."""

    def read(self, content: bytes, *, is_full: bool) -> Findings:  # noqa: ARG002 - Reader's form
        reason = (
            "原件已保存。系统暂不能自动读取 OFD 和 XML 里的发票信息，"
            "请对照原件手工录入，或改传同一张发票的 PDF、照片。"
        )
        return Findings(code=Code.NOT_READ_YET, reason=reason)
