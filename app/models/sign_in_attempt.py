"""Tries to sign in, counted to slow down guessing."""

from datetime import datetime

from sqlalchemy import Index, func
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Shared, identity


class SignInAttempt(Shared):
    """One try; the address and the e-mail are kept as keyed hashes."""

    __tablename__ = "sign_in_attempt"
    __table_args__ = (
        Index("ix_sign_in_attempt_email_hash_at", "email_hash", "at"),
        Index("ix_sign_in_attempt_address_hash_at", "address_hash", "at"),
    )

    id: Mapped[int] = identity()
    email_hash: Mapped[bytes]
    address_hash: Mapped[bytes]
    succeeded: Mapped[bool]
    at: Mapped[datetime] = mapped_column(server_default=func.now())
