"""``python -m backend.claims.printing.far.worker``: the tasks that set, draw and bind sheets."""

from backend.claims.printing.far.binding import bind
from backend.claims.printing.far.documents import take_document
from backend.claims.printing.far.pictures import take_picture
from backend.claims.printing.far.showing import show_page
from backend.reading.bounded.nursery import serve
from backend.reading.image.hygiene import prepare_formats
from backend.reading.typesetting.fonts import find_fonts
from backend.reading.typesetting.setting import typeset

if __name__ == "__main__":
    prepare_formats()
    find_fonts()  # once: looking through the fonts costs more than setting a page
    serve(
        {
            "typeset": typeset,
            "picture": take_picture,
            "document": take_document,
            "bind": bind,
            "show": show_page,
        }
    )
