"""Business messages as XML: built, and read without trust.

What comes is bounded in size, depth and number of elements; a document type or an entity is
refused before anything is expanded. expat knows no GBK, so the text is decoded before it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from backend.cards.errors import ProtocolError

LARGEST = 4_000_000
_MOST_ELEMENTS, _DEEPEST = 20_000, 12
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,80}?encoding\s*=\s*["']([A-Za-z0-9_-]{1,20})["']""")
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_CODECS = {"gbk": "gb18030", "gb2312": "gb18030", "gb18030": "gb18030", "utf-8": "utf-8"}
_UNREADABLE = "厂商组件的回答不是约定的 XML，没有写入任何内容。请核对组件版本与 CARD_PROFILE。"


@dataclass(slots=True)
class Node:
    """One element: its own text, attributes and children."""

    name: str
    attributes: dict[str, str]
    children: list["Node"] = field(default_factory=list)
    text: str = ""

    def child(self, name: str) -> "Node | None":
        """The first child of that name."""
        return next((one for one in self.children if one.name == name), None)

    def fields(self) -> dict[str, str]:
        """Text of every child that has no children itself, by name."""
        return {one.name: one.text.strip() for one in self.children if not one.children}


@dataclass(frozen=True, slots=True)
class Output:
    """The answer to one call: its fields, and those of each group in it."""

    fields: Mapping[str, str]
    groups: Sequence[Mapping[str, str]]

    def need(self, name: str) -> str:
        """A field that must be there. ProtocolError."""
        value = self.fields.get(name, "")
        if not value:
            raise ProtocolError(f"厂商组件的回答缺少 {name}，没有写入任何内容。请核对组件版本。")
        return value


def build(
    call: str,
    fields: Mapping[str, str],
    *,
    attributes: Mapping[str, str] | None = None,
    groups: Sequence[Mapping[str, str]] = (),
    encoding: str = "gbk",
) -> bytes:
    """One business call. Groups stand before the fields beside them."""
    said = "".join(f" {name}={quoteattr(value)}" for name, value in (attributes or {}).items())
    grouped = "".join(
        f'<group xh="{number}">{_elements(one)}</group>' for number, one in enumerate(groups, 1)
    )
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><business id={quoteattr(call)}>'
        f"<body{said}><input>{grouped}{_elements(fields)}</input></body></business>"
    )
    return text.encode(encoding, errors="xmlcharrefreplace")


def _elements(fields: Mapping[str, str]) -> str:
    return "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields.items())


def read(call: str, answer: bytes) -> Output:
    """The output of an answer to that call. ProtocolError for anything else."""
    root = parse(answer)
    body = root.child("body")
    output = None if body is None else body.child("output")
    if root.name != "business" or root.attributes.get("id") != call or output is None:
        raise ProtocolError(_UNREADABLE)
    holders = [output, *(one for one in output.children if one.child("group") is not None)]
    groups = [one.fields() for holder in holders for one in holder.children if one.name == "group"]
    return Output(output.fields(), groups)


def parse(document: bytes) -> Node:
    """The root element. ProtocolError for what is too large, not well formed or unsafe."""
    reader = _Reader()
    try:
        reader.feed(_text(document))
    except (expat.ExpatError, LookupError, UnicodeDecodeError, _UnsafeError) as error:
        raise ProtocolError(_UNREADABLE) from error
    if reader.root is None:
        raise ProtocolError(_UNREADABLE)
    return reader.root


def _text(document: bytes) -> str:
    if len(document) > LARGEST:
        raise _UnsafeError
    declared = _DECLARED.match(document)
    name = "utf-8" if declared is None else declared[1].decode("ascii").lower()
    return _PROLOGUE.sub("", document.decode(_CODECS[name]), count=1)


class _UnsafeError(Exception):
    """Not what a component says."""


class _Reader:
    """Builds the tree, and stops at whatever has no place in a business message."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self._open: list[Node] = []
        self._count = 0
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._said
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse
        self._parser.ExternalEntityRefHandler = self._refuse

    def feed(self, text: str) -> None:
        self._parser.Parse(text.encode(), True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > _MOST_ELEMENTS or len(self._open) >= _DEEPEST:
            raise _UnsafeError
        node = Node(name, attributes)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _said(self, text: str) -> None:
        self._open[-1].text += text

    def _refuse(self, *_told: object) -> int:
        raise _UnsafeError
