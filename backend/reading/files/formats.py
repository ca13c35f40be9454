"""文件类型: what a file is by its content. Its name is never asked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from backend.reading.files.findings import Code, RefusedFileError
from backend.reading.files.zip_names import TooManyMembersError, names_in_zip


class FileFormat(StrEnum):
    """A form in which invoices arrive."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    HEIC = "heic"
    BMP = "bmp"
    TIFF = "tiff"
    GIF = "gif"
    PDF = "pdf"
    OFD = "ofd"
    XML = "xml"

    @property
    def is_picture(self) -> bool:
        return self not in {FileFormat.PDF, FileFormat.OFD, FileFormat.XML}

    @property
    def has_pages(self) -> bool:
        """Whether this installation can show what is on it."""
        return self.is_picture or self is FileFormat.PDF


@dataclass(frozen=True, slots=True)
class FormatFacts:
    """What people and programs call the format."""

    label: str
    media_type: str
    suffix: str


FACTS: Mapping[FileFormat, FormatFacts] = MappingProxyType(
    {
        FileFormat.JPEG: FormatFacts("JPG 图片", "image/jpeg", "jpg"),
        FileFormat.PNG: FormatFacts("PNG 图片", "image/png", "png"),
        FileFormat.WEBP: FormatFacts("WebP 图片", "image/webp", "webp"),
        FileFormat.HEIC: FormatFacts("HEIC 图片", "image/heic", "heic"),
        FileFormat.BMP: FormatFacts("BMP 图片", "image/bmp", "bmp"),
        FileFormat.TIFF: FormatFacts("TIFF 图片", "image/tiff", "tif"),
        FileFormat.GIF: FormatFacts("GIF 图片", "image/gif", "gif"),
        FileFormat.PDF: FormatFacts("PDF 文件", "application/pdf", "pdf"),
        FileFormat.OFD: FormatFacts("OFD 版式文件", "application/ofd", "ofd"),
        FileFormat.XML: FormatFacts("XML 电子发票", "application/xml", "xml"),
    }
)

ALLOWED = "PDF、OFD、XML，以及 JPG、PNG、HEIC、WebP、BMP、TIFF、GIF 图片"

_SIGNATURES = (
    (b"\xff\xd8\xff", FileFormat.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileFormat.PNG),
    (b"GIF87a", FileFormat.GIF),
    (b"GIF89a", FileFormat.GIF),
    (b"II*\x00", FileFormat.TIFF),
    (b"MM\x00*", FileFormat.TIFF),
    (b"%PDF-", FileFormat.PDF),
)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_ZIP = b"PK\x03\x04"
_BLANK = b" \t\r\n\x00"
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HEAD = 65_536
_PDF_HEAD = 1024  # mail programs and scanners put lines before the header; readers allow this much
# Declaration, comments and processing instructions may stand before the root element.
_BEFORE_ROOT = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*", re.DOTALL)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s/>]")
_PAGES_OF_THE_WEB = frozenset({"html", "svg", "body", "head", "script"})


def identify(content: bytes) -> FileFormat:
    """The format of a whole file; RefusedFileError says in words what it is instead."""
    if not content:
        raise RefusedFileError(Code.EMPTY, "文件是空的，没有收到内容，请重新选择文件后上传。")
    found = _by_signature(content)
    if found is not None:
        return found
    if content.startswith(_ZIP):
        return _kind_of_zip(content)
    if b"%PDF-" in content[:_PDF_HEAD] and not content.lstrip(_BLANK).startswith(b"<"):
        return FileFormat.PDF
    text = _start_of_text(content)
    if text.lstrip("\ufeff").lstrip().startswith("<"):
        return _kind_of_markup(text)
    raise _refused("这个文件的内容不是支持的格式（与文件名的后缀无关）")


def _by_signature(content: bytes) -> FileFormat | None:
    start = content[:1024].lstrip(_BLANK)
    for signature, found in _SIGNATURES:
        if start.startswith(signature):
            return found
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return FileFormat.WEBP
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return FileFormat.HEIC
    if content[:2] == b"BM" and content[6:10] == b"\x00\x00\x00\x00":
        return FileFormat.BMP
    return None


def _kind_of_zip(content: bytes) -> FileFormat:
    try:
        names = names_in_zip(content)
    except TooManyMembersError as error:
        raise _refused("压缩包里的文件太多，未作处理") from error
    if b"OFD.xml" in names:
        return FileFormat.OFD
    if b"[Content_Types].xml" in names:
        raise _refused("这是 Office 文档（Word、Excel 等），不是发票原件")
    raise _refused("暂不支持 ZIP 压缩包，请解压后把里面的文件逐个或多选上传")


def _start_of_text(content: bytes) -> str:
    head = content[:_HEAD]
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return head.decode(encoding, "replace")
    return head.decode("utf-8", "replace")


def _kind_of_markup(text: str) -> FileFormat:
    """XML with any root: an unknown one is kept and waits for a person. No parser is needed."""
    rest = text.lstrip("\ufeff")
    rest = rest[_end_of_prolog(rest) :]
    if rest[:9].upper() == "<!DOCTYPE":
        is_page = rest[9:].lstrip()[:4].lower() == "html"
        raise _refused("这是网页，不是发票文件" if is_page else "XML 含有 DTD 声明，有安全风险")
    root = _ROOT.match(rest)
    if root is None:
        raise _refused("这个 XML 文件不完整或已损坏")
    if root[1].lower() in _PAGES_OF_THE_WEB:
        raise _refused("这是网页或 SVG 图形，不是发票文件")
    return FileFormat.XML


def _end_of_prolog(text: str) -> int:
    found = _BEFORE_ROOT.match(text)
    return found.end() if found else 0


def _refused(what: str) -> RefusedFileError:
    return RefusedFileError(
        Code.BAD_FORMAT, f"{what}。支持 {ALLOWED}；请改传发票的原始文件，或拍照上传。"
    )
