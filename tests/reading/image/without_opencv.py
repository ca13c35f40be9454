"""An installation without cv2, numpy."""

from tests.reading.image.without import serve_without

if __name__ == "__main__":
    serve_without("cv2", "numpy")
