"""Contextual Safeguarding champions, counted by team."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Partnership, Practice


class ChampionTeam(Practice, Partnership):
    """One team and how many champions it has."""

    __tablename__ = "champion_team"
    __table_args__ = (CheckConstraint("champions >= 0", name="champions"),)

    team: Mapped[str]
    agency: Mapped[str]
    champions: Mapped[int]
    counted_on: Mapped[date]
    note: Mapped[str] = mapped_column(server_default="")
