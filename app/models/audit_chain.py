"""The seal on the audit: each event's hash holds the one before it."""

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership


class AuditChain(Partnership):
    """One sealed event in its place in the chain."""

    __tablename__ = "audit_chain"

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    event_id: Mapped[int] = mapped_column(ForeignKey("audit_event.id"), unique=True)
    previous: Mapped[bytes]
    hash: Mapped[bytes]
