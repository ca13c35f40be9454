"""PINs on their way to the card: sealed until they are here, then two minutes in memory.

Sealed is: the ephemeral public key (32 bytes), a nonce (12), then AES-256-GCM under
HKDF-SHA256 of the shared secret; the session's id is authenticated with it.
"""

import base64
import binascii
import threading
import time
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from backend.cards.values import Secret
from backend.station.errors import StationError

LIFE_S = 120.0
_INFO = b"piaokatong desk unlock v1"
_PUBLIC, _NONCE = 32, 12


class SecretKeeper:
    """PINs by session. For several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: dict[str, tuple[Secret, float]] = {}
        self._lock = threading.Lock()

    def keep(self, session_id: str, secret: Secret) -> None:
        """For two minutes at most."""
        with self._lock:
            self._kept[session_id] = (secret, self._clock() + LIFE_S)

    def get(self, session_id: str) -> Secret | None:
        """None = nobody has typed one lately."""
        self.forget_old()
        with self._lock:
            kept = self._kept.get(session_id)
        return None if kept is None else kept[0]

    def forget(self, session_id: str) -> None:
        """It was wrong, or the session has ended."""
        with self._lock:
            self._kept.pop(session_id, None)

    def forget_old(self) -> None:
        """Drop what has lived its two minutes."""
        now = self._clock()
        with self._lock:
            self._kept = {key: kept for key, kept in self._kept.items() if kept[1] > now}


def open_sealed(sealed: str, session_id: str, key: X25519PrivateKey) -> Secret:
    """The PIN that was sealed to this station for this session; StationError."""
    try:
        packed = base64.b64decode(sealed, validate=True)
        sender = X25519PublicKey.from_public_bytes(packed[:_PUBLIC])
        nonce, content = packed[_PUBLIC : _PUBLIC + _NONCE], packed[_PUBLIC + _NONCE :]
        cipher = AESGCM(_derived(key.exchange(sender), packed[:_PUBLIC], key.public_key()))
        return Secret(cipher.decrypt(nonce, content, session_id.encode()).decode("ascii"))
    except (InvalidTag, ValueError, binascii.Error) as error:
        raise StationError(
            "station.secret_not_readable", "收到的口令无法解开，请重新输入。"
        ) from error


def _derived(shared: bytes, ephemeral: bytes, own: X25519PublicKey) -> bytes:
    salt = ephemeral + own.public_bytes_raw()
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=_INFO).derive(shared)
