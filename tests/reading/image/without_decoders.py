"""An installation without zxingcpp, pyzbar."""

from tests.reading.image.without import serve_without

if __name__ == "__main__":
    serve_without("zxingcpp", "pyzbar")
