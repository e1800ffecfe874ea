"""Keep champions, counted by team."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.codes.service import code_faults
from app.models.champion_team import ChampionTeam
from app.problems import NotFound, faults
from app.records import keeping
from app.records.keeping import Kind
from app.records.limited import first
from app.records.warned import warned
from app.workforce import queries
from app.workforce.schemas import (
    ChampionTeamEdit,
    ChampionTeamIn,
    ChampionTeamOut,
    ChampionTeamsOut,
)

TEAM = Kind(ChampionTeam, "team of champions")


def list_teams(session: Session) -> ChampionTeamsOut:
    """Teams with champions, by agency."""
    rows = queries.teams(session)
    with_some = {row.agency for row in rows if row.champions}
    return ChampionTeamsOut(
        items=[ChampionTeamOut(**asdict(row)) for row in first(rows)],
        count=len(rows),
        champions=sum(row.champions for row in rows),
        agencies=len(with_some),
    )


def read(session: Session, team: UUID) -> ChampionTeamOut:
    """One team.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    for row in queries.teams(session, team):
        return ChampionTeamOut(**asdict(row))
    raise NotFound("There is no team of champions of this id. It may have been deleted.")


def add(session: Session, given: ChampionTeamIn, *, today: date) -> ChampionTeamOut:
    """Count the champions of a team.

    Raises
    ------
    InvalidInput
        When the agency is unknown or retired, or the day is still to come.
    """
    values = given.model_dump()
    faults(_faults(session, values, {}, today=today))
    return _warned(read(session, keeping.add(session, TEAM, values)))


def change(
    session: Session, team: UUID, version: int, given: ChampionTeamEdit, *, today: date
) -> ChampionTeamOut:
    """Change a team that still has the version which the person read.

    Raises
    ------
    StaleVersion
        With both versions, when somebody saved it in between.
    """
    before = read(session, team)
    values = given.model_dump(exclude_unset=True)
    faults(_faults(session, values, before.model_dump(), today=today))
    keeping.change(session, TEAM, team, version, values, current=lambda: read(session, team))
    return _warned(read(session, team))


def remove(session: Session, team: UUID, version: int) -> None:
    """Take a team away; its history stays."""
    read(session, team)
    keeping.remove(session, TEAM, team, version, current=lambda: read(session, team))


def _warned(team: ChampionTeamOut) -> ChampionTeamOut:
    return warned(team, {"team": team.team, "note": team.note})


def _faults(
    session: Session, values: Mapping[str, Any], before: Mapping[str, Any], *, today: date
) -> list[tuple[str, str]]:
    coded = {"agency": ("agency", values["agency"])} if "agency" in values else {}
    found = code_faults(session, coded, already=before, today=today)
    if values.get("counted_on", today) > today:
        found.append(("body.counted_on", "This day is still to come. Choose today or earlier."))
    return found
