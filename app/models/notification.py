"""What a person is told inside the application, and by e-mail if that is set up."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership


class Notification(Partnership):
    """One thing one person is told once; ``topic`` keeps it from being told again."""

    __tablename__ = "notification"
    __table_args__ = (
        Index("uq_notification_account_id_topic", "account_id", "topic", unique=True),
        Index("ix_notification_unread", "account_id", "read_at", "created_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("gen_random_uuid()"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("member.account_id"))
    topic: Mapped[str]
    kind: Mapped[str]
    title: Mapped[str]
    detail: Mapped[str] = mapped_column(server_default="")
    link: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    read_at: Mapped[datetime | None]
    emailed_at: Mapped[datetime | None]
