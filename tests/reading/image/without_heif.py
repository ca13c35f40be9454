"""An installation without pi_heif."""

from tests.reading.image.without import serve_without

if __name__ == "__main__":
    serve_without("pi_heif")
