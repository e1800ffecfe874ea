"""Reads one file of the written practice."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from data.codelists import read_code_lists
from data.demo.changes import drawn
from data.demo.practice_days import day, is_counted, moment
from data.demo.practice_states import Edition, Known, LedgerLink, Ref, Written
from data.demo.records import Assessment, Borough

Row = Mapping[str, Any]
CHILDREN: dict[str, dict[str, tuple[str, str]]] = {
    "goal": {"measures": ("goal_measure", "goal_id")},
    "safety_session": {"marks": ("safety_mark", "session_id")},
    "conference": {
        "invitations": ("conference_invitation", "conference_id"),
        "points": ("discussion_point", "conference_id"),
    },
    "action": {"progress": ("action_progress", "action_id")},
    "guardian_training": {"sites": ("guardian_training_site", "training_id")},
    "course_session": {"attendance": ("course_attendance", "session_id")},
    "forum": {"meetings": ("forum_meeting", "forum_id")},
    "forum_meeting": {"citations": ("forum_citation", "meeting_id")},
}
LOCAL = {
    "method_id": "planned_method",
    "repeats_id": "planned_method",
    "goal_id": "goal",
    "conference_id": "conference",
    "previous_id": "conference",
    "observation_id": "observation",
}
KNOWN = {
    "area_id": "area",
    "place_id": "place",
    "change_id": "change",
    "provision_id": "provision",
    "site_id": "guardian_site",
    "lead_id": "member",
    "owner_id": "member",
    "chair_id": "member",
}
APART = frozenset({"area", "change_sighting"})
"""Tables whose records stand in a location's file and name no assessment."""
DAYS = (
    "referred_on", "screened_on", "found_on", "held_to", "held_from", "weighed_on", "observed_on",
    "held_on", "measured_on", "noted_on", "seen_on", "counted_on",
)  # fmt: skip
"""Days on which something was done, which is when it was written down."""


class Reader:
    """Reads one file."""

    def __init__(self, path: Path, borough: Borough, today: date) -> None:
        self._tables: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        self._today = today
        self._borough = borough
        self._location: str = self._tables.pop("location", "")
        self._by: str = self._tables.pop("by")
        self._scope = self._location or path.stem
        self._moves: list[dict[str, Any]] = self._tables.pop("move", [])
        self._own: dict[str, Any] = self._tables.pop("assessment", {})
        self._ledger: list[dict[str, Any]] = self._tables.pop("ledger", [])

    def records(self) -> Iterator[Written]:
        """Read every record of the file, areas first and each after what it names."""
        yield from (r for row in self._tables.pop("area", []) for r in self._read("area", row))
        if self._location:
            yield self._assessment()
            yield from self._stage_moves()
        for table, rows in self._tables.items():
            for number, row in enumerate(rows, start=1):
                yield from self._read(table, row, number=number)

    def ledger(self) -> Iterator[LedgerLink]:
        """Read what the file adds to changes of the ledger."""
        for row in self._ledger:
            action = row.get("action")
            yield LedgerLink(
                row["number"],
                Ref("action", f"{self._scope}/{action}") if action else None,
                row.get("replaces"),
                None if "move_on" not in row else day(row["move_on"], self._today),
            )

    def _read(
        self,
        table: str,
        given: Row,
        *,
        number: int = 1,
        parent: tuple[str, Ref, Edition] | None = None,
    ) -> Iterator[Written]:
        row = dict(given)
        above = parent[1].key if parent else self._scope
        key = f"{above}/{row.pop('key', None) or f'{table}-{number}'}"
        if table == "area":
            key = f"scoping/{row['name']}"
        nested = {name: row.pop(name, []) for name in CHILDREN.get(table, {})}
        earlier: list[dict[str, Any]] = row.pop("earlier", [])
        by = row.pop("by", parent[2].by if parent else self._by)
        at = self._moment(row.pop("at", None), row, parent[2].at if parent else None)
        values = self._values(table, row)
        if table == "conference":
            values.setdefault("agenda", usual_agenda())
        if parent:
            values[parent[0]] = parent[1]
        elif self._location and table not in APART:
            values.setdefault("assessment_id", Ref("assessment", self._location))
        record = Written(table, key, self._editions(table, values, earlier, by, at))
        yield record
        for name, (child, column) in CHILDREN.get(table, {}).items():
            for n, one in enumerate(nested[name], start=1):
                link = (column, Ref(table, key), record.editions[-1])
                yield from self._read(child, one, number=n, parent=link)

    def _editions(
        self,
        table: str,
        values: dict[str, object],
        earlier: Sequence[Row],
        by: str,
        at: datetime,
    ) -> tuple[Edition, ...]:
        """Lay the states before the last over it: the first whole, then each change."""
        states: list[Edition] = []
        for state in earlier:
            one = dict(state)
            who, when = one.pop("by", by), self._moment(one.pop("at"), {}, None)
            states.append(Edition(self._values(table, one), who, when))
        if not states:
            return (Edition(values, by, at),)
        first = Edition({**values, **states[0].values}, states[0].by, states[0].at)
        changed = {name: values[name] for state in states for name in state.values}
        return (first, *states[1:], Edition(changed, by, at))

    def _values(self, table: str, row: Row) -> dict[str, object]:
        values: dict[str, object] = {}
        for name, given in row.items():
            if name == "where":
                shape = self._drawn(given)
                values["geom"] = (
                    shapely.MultiPolygon(
                        [p for p in shapely.get_parts(shape) if p.geom_type == "Polygon"]
                    )
                    if table == "area"
                    else shape
                )
            elif name in LOCAL:
                wanted = table if name == "previous_id" else LOCAL[name]
                values[name] = Ref(wanted, f"{self._scope}/{given}")
            elif name == "assessment_id":
                values[name] = Ref("assessment", given)
            elif name in KNOWN:
                values[name] = Known(KNOWN[name], str(given))
            elif name == "starts_at":
                values[name] = self._moment(given, {}, None)
            else:
                values[name] = day(given, self._today) if _is_counted(given) else given
        return values

    def _moment(self, given: str | date | None, row: Row, otherwise: datetime | None) -> datetime:
        """When it was written: as said, else on the day it was done, else with its parent."""
        if given is not None:
            return moment(given, self._today)
        done = [day(row[name], self._today) for name in DAYS if row.get(name)]
        past = [one for one in done if one <= self._today]
        if past:
            return moment(past[0], self._today)
        if otherwise is not None:
            return otherwise
        message = f"{self._scope}: a record says neither when nor on what day: {dict(row)}"
        raise ValueError(message)

    def _assessment(self) -> Written:
        """The location itself, moved from stage to stage."""
        known = {one.title: one for one in self._borough.assessments}.get(self._location)
        final = self._final(known)
        editions: list[Edition] = []
        for place, move in enumerate(self._moves):
            stage, at = move["to"], self._moment(move["at"], {}, None)
            values: dict[str, object] = {"stage": stage}
            if place == 0:
                values |= {"title": self._location, "context_kind": final.pop("context_kind")}
            if stage != "referred" and "threshold_level" in final:
                values["threshold_level"] = final.pop("threshold_level")
            if stage not in ("referred", "screened", "no_further_action"):
                moved = ("area_id", "lead_id", "started_on")
                values |= {name: final.pop(name) for name in moved if name in final}
            if place == len(self._moves) - 1:
                values |= final
            editions.append(Edition(values, move.get("by", self._by), at))
        return Written("assessment", self._location, tuple(editions))

    def _final(self, known: Assessment | None) -> dict[str, object]:
        if known is None:
            return self._values("assessment", self._own)
        values: dict[str, object] = {
            "context_kind": known.context_kind,
            "threshold_level": known.threshold_level,
            "area_id": Known("area", known.area_name),
            "lead_id": Known("member", known.lead),
            "summary": known.summary,
            "started_on": known.started_on,
            "review_on": known.review_on,
        }
        return {name: value for name, value in values.items() if value is not None}

    def _stage_moves(self) -> Iterator[Written]:
        before: str | None = None
        for number, move in enumerate(self._moves, start=1):
            by = move.get("by", self._by)
            at = self._moment(move["at"], {}, None)
            values: dict[str, object] = {
                "assessment_id": Ref("assessment", self._location),
                "from_stage": before,
                "to_stage": move["to"],
                "reason": move.get("reason", ""),
                "moved_at": at,
                "moved_by": Known("member", by),
            }
            before = move["to"]
            yield Written("stage_move", f"{self._location}/{number}", (Edition(values, by, at),))

    def _drawn(self, text: str) -> BaseGeometry:
        """Draw where something is: a place or an area by name, or a shape in town metres."""
        kind, _, what = text.partition(":")
        match kind:
            case "place":
                return next(p.geometry for p in self._borough.places if p.name == what)
            case "area":
                return next(a.geometry for a in self._borough.areas if a.name == what)
            case _:
                return drawn(kind, what)


def _is_counted(given: object) -> bool:
    return isinstance(given, str) and is_counted(given)


@cache
def usual_agenda() -> list[dict[str, object]]:
    """Every item of the list of agenda items, with its minutes."""
    return [
        {"key": row.code, "minutes": row.attributes["minutes"]}
        for row in read_code_lists()
        if row.list == "agenda_item"
    ]
