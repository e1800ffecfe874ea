"""Passwords, session tokens and the hashes that are kept of them."""

import hashlib
import hmac
import secrets
from functools import lru_cache

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

SHORTEST_PASSWORD = 12


@lru_cache(maxsize=1)
def hasher() -> PasswordHash:
    """Argon2id with the library's recommended cost."""
    return PasswordHash((Argon2Hasher(),))


def hash_password(password: str) -> str:
    """Hash a password for keeping.

    Raises
    ------
    ValueError
        When it is shorter than twelve characters or longer than 256.
    """
    if not SHORTEST_PASSWORD <= len(password) <= 256:
        message = f"A password has {SHORTEST_PASSWORD} to 256 characters."
        raise ValueError(message)
    return hasher().hash(password)


@lru_cache(maxsize=1)
def nobodys_hash() -> str:
    """A hash that no password fits, so that an unknown account takes as long as a known one."""
    return hasher().hash(secrets.token_urlsafe(32))


def password_fits(password: str, kept: str | None) -> bool:
    """Whether a password belongs to a kept hash; takes as long when there is none."""
    fits = hasher().verify(password, kept or nobodys_hash())
    return fits and kept is not None


def new_token() -> str:
    """A new session token of 256 random bits."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> bytes:
    """What is kept of a session token."""
    return hashlib.sha256(b"session:" + token.encode()).digest()


def csrf_token(token: str) -> str:
    """The second secret of a session: pages send it back with every change they make."""
    return hashlib.sha256(b"csrf:" + token.encode()).hexdigest()


def csrf_fits(token: str, sent: str | None) -> bool:
    """Whether a request carries its session's second secret."""
    return sent is not None and hmac.compare_digest(csrf_token(token).encode(), sent.encode())


def trace_hash(value: str) -> bytes:
    """A hash under which tries are counted, without keeping the address or e-mail itself."""
    return hashlib.blake2b(value.strip().lower().encode(), digest_size=16, person=b"tries").digest()
