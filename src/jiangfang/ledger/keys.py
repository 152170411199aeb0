"""The house's signing key (Ed25519), made on first use in ``JIANGFANG_HOME/keys`` and readable by its owner only."""

import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings


def _path() -> Path:
    return Path(settings.JIANGFANG_HOME) / "keys" / "seal.pem"


def private_key() -> Ed25519PrivateKey:
    """Load the key, or make it: exclusively, so that two processes starting at once end with one key."""
    path = _path()
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        pem = Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        fresh = path.with_suffix(f".{os.getpid()}")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(pem)
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("keys/seal.pem is not an Ed25519 key.")
    return key


def public_key_hex() -> str:
    """The public half as 64 hex digits."""
    raw = private_key().public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return raw.hex()


def known_public_key_hex() -> str:
    """The public half of the key that is there; empty where none was made yet, and none is made by asking."""
    return public_key_hex() if _path().exists() else ""


def sign(message: bytes) -> str:
    """The signature over ``message`` as 128 hex digits."""
    return private_key().sign(message).hex()


def is_signed(message: bytes, signature: str, public_key: str) -> bool:
    """Whether ``signature`` over ``message`` was made with the key whose public half is ``public_key`` (hex)."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(bytes.fromhex(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True
