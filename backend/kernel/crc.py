"""CRC-16/UMTS, printed at the end of an invoice's QR code."""


def _remainder(byte: int) -> int:
    crc = byte << 8
    for _ in range(8):
        crc = (crc << 1) ^ 0x18005 if crc & 0x8000 else crc << 1
    return crc


_REMAINDERS = tuple(_remainder(byte) for byte in range(256))


def crc16_umts(content: bytes, start: int = 0) -> int:
    """The check value 0..0xFFFF; pass an earlier result as ``start`` to go on from there.

    Also called BUYPASS: polynomial 0x8005, initial value 0, not reflected, no final XOR.
    Anybody can compute it: it tells a whole text from a damaged one, never a real invoice
    from a false one.
    """
    crc = start
    for byte in content:
        crc = ((crc & 0xFF) << 8) ^ _REMAINDERS[crc >> 8 ^ byte]
    return crc
