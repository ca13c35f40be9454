"""``python -m backend.reading.worker``: the tasks that meet strangers' bytes."""

from backend.reading.bounded.nursery import serve
from backend.reading.image.look import look, prepare
from backend.reading.pdf.look import look as look_at_pdf
from backend.reading.preview import draw_pdf, draw_picture

MODULE = "backend.reading.worker"

if __name__ == "__main__":
    prepare()
    serve(
        {
            "picture": look,
            "pdf": look_at_pdf,
            "picture_preview": draw_picture,
            "pdf_preview": draw_pdf,
        }
    )
