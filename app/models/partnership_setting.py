"""What a partnership chooses for itself."""

from typing import Any

from sqlalchemy import CheckConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class PartnershipSetting(Practice, Partnership):
    """The one row of settings of a partnership."""

    __tablename__ = "partnership_setting"
    __table_args__ = (
        CheckConstraint("minimum_group between 5 and 50", name="minimum_group"),
        CheckConstraint("first_review_months between 1 and 24", name="first_review"),
        CheckConstraint("later_review_months between 1 and 24", name="later_review"),
        CheckConstraint("summary_working_days between 1 and 30", name="summary"),
        CheckConstraint("is_sole", name="is_sole"),
    )

    is_sole: Mapped[bool] = mapped_column(server_default=text("true"), unique=True)
    minimum_group: Mapped[int] = mapped_column(server_default=text("5"))
    first_review_months: Mapped[int] = mapped_column(server_default=text("3"))
    later_review_months: Mapped[int] = mapped_column(server_default=text("6"))
    summary_working_days: Mapped[int] = mapped_column(server_default=text("2"))
    quorum: Mapped[int] = mapped_column(server_default=text("4"))
    needed_agencies: Mapped[list[Any]] = mapped_column(
        server_default=text(
            """'["childrens_social_care", "police_snt", "education", "youth_service"]'"""
        )
    )
    reminder_days: Mapped[list[Any]] = mapped_column(server_default=text("'[60, 30, 7]'"))
