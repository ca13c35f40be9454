"""``python -m backend.reading.worker``: the tasks that meet strangers' bytes."""

from backend.reading.bounded.nursery import serve
from backend.reading.image.look import look, prepare

MODULE = "backend.reading.worker"

if __name__ == "__main__":
    prepare()
    serve({"picture": look})
