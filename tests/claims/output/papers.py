"""Documents to print, made on the spot, and what stands in those that come out."""

import io
import re

import pypdfium2
from PIL import Image

A4 = (595, 842)
HALF = (595, 420)


def text_pdf(*texts: str, size: tuple[int, int] = A4, is_stamped: bool = False) -> bytes:
    """A page for each text; with ``is_stamped`` a red seal as a signature field on each."""
    objects = [b""]  # number 0 is no object
    fields: list[int] = []

    def add(content: str) -> int:
        objects.append(content.encode())
        return len(objects) - 1

    font = add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    pages = []
    for text in texts:
        drawn = f"BT /F1 20 Tf 40 {size[1] - 60} Td ({text}) Tj ET"
        content = add(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
        annotations = ""
        if is_stamped:
            red = "1 0 0 rg 0 0 100 100 re f"
            look = add(
                f"<</Type/XObject/Subtype/Form/BBox[0 0 100 100]/Length {len(red)}>>"
                f"stream\n{red}\nendstream"
            )
            field = add(
                "<</Type/Annot/Subtype/Widget/FT/Sig/T(seal)/F 4"
                f"/Rect[300 100 400 200]/AP<</N {look} 0 R>>>>"
            )
            fields.append(field)
            annotations = f"/Annots[{field} 0 R]"
        pages.append(
            f"<</Type/Page/Parent %PAGES% 0 R/MediaBox[0 0 {size[0]} {size[1]}]{annotations}"
            f"/Contents {content} 0 R/Resources<</Font<</F1 {font} 0 R>>>>>>"
        )
    first = len(objects)
    parent = first + len(pages)
    numbers = [add(page.replace("%PAGES%", str(parent))) for page in pages]
    kids = " ".join(f"{one} 0 R" for one in numbers)
    add(f"<</Type/Pages/Count {len(numbers)}/Kids[{kids}]>>")
    form = f"/AcroForm<</Fields[{' '.join(f'{one} 0 R' for one in fields)}]>>" if fields else ""
    root = add(f"<</Type/Catalog/Pages {parent} 0 R{form}>>")
    return _written(objects, root)


def _written(objects: list[bytes], root: int) -> bytes:
    file = io.BytesIO()
    file.write(b"%PDF-1.7\n")
    starts = []
    for number, content in enumerate(objects[1:], 1):
        starts.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % len(objects))
    for start in starts:
        file.write(b"%010d 00000 n \n" % start)
    file.write(b"trailer<</Size %d/Root %d 0 R>>\n" % (len(objects), root))
    file.write(b"startxref\n%d\n%%%%EOF" % table)
    return file.getvalue()


def picture(width: int, height: int, colour: str = "green") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(file, "JPEG")
    return file.getvalue()


def texts_of(content: bytes) -> list[str]:
    """What stands on each page, without blanks and places to break a line."""
    document = pypdfium2.PdfDocument(content)
    try:
        pages = [
            document[number].get_textpage().get_text_range() for number in range(len(document))
        ]
    finally:
        document.close()
    return [squeezed(page) for page in pages]


def squeezed(text: str) -> str:
    # pdfium writes a hyphenated break as U+FFFE, and typst's places to break are U+200B.
    return re.sub(r"[\s\u200b\ufffe\ufeff\u0002]+", "", text)


def sizes_of(content: bytes) -> list[tuple[int, int]]:
    document = pypdfium2.PdfDocument(content)
    try:
        found = [document[number].get_size() for number in range(len(document))]
    finally:
        document.close()
    return [(round(width), round(height)) for width, height in found]


def drawn(
    content: bytes, page: int = 1, scale: float = 1.0, long_side: int | None = None
) -> Image.Image:
    """Page ``page`` as people see it; ``long_side`` in pixels wins over ``scale``."""
    document = pypdfium2.PdfDocument(content)
    try:
        sheet = document[page - 1]
        factor = long_side / max(sheet.get_size()) if long_side else scale
        shown: Image.Image = sheet.render(scale=factor).to_pil().convert("RGB")
    finally:
        document.close()
    return shown
