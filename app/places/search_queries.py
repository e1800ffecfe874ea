"""Statements that find places by what people type: names with slips, numbers and postcodes.

First names that hold the words are looked for; only when there is nothing, names that are like
them, by their trigrams. Scores: the whole name 3, its beginning 2, part of it 1, and on top how
like the words it is, from 0 to 1.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import text
from sqlalchemy.orm import Session

CLOSE_ENOUGH = "0.45"
"""Word similarity at which “Larkfeild” still finds Larkfield and “Lock” does not find Lark."""

How = Literal["begins", "holds", "is like"]
MATCHES: dict[How, str] = {
    "begins": "{name} ILIKE :begins",
    "holds": "{name} ILIKE :holds",
    "is like": "{name} %> :words",
}
SHORTEST_HELD = 3
"""Fewer letters have no trigram to look for inside a name: only beginnings are found."""

SCORE = """
    CASE WHEN lower({name}) = lower(:words) THEN 3
         WHEN {name} ILIKE :begins THEN 2
         WHEN {name} ILIKE :holds THEN 1 ELSE 0 END + word_similarity(:words, {name})
"""
RECORD = """
    (SELECT '{kind}' AS kind, t.id::text AS id, t.{name} AS name, {detail} AS detail,
            {score} AS score, {rank} AS rank, t.geom
     FROM {table} AS t
     WHERE {matches} AND t.geom IS NOT NULL AND {where}
     ORDER BY score DESC, t.{name}, t.id LIMIT :most)
"""
STREET = """
    (SELECT 'street' AS kind, min(id)::text, name, NULL, max(score), 2, st_collect(geom)
     FROM (SELECT road.id, road.name, near.score, road.geom,
                  st_clusterdbscan(road.geom, 250, 1) OVER (PARTITION BY road.name) AS part
           FROM (SELECT name, {score} AS score
                 FROM (SELECT DISTINCT t.name FROM context_feature AS t
                       WHERE t.layer IN ('road', 'path') AND {matches}) AS once
                 ORDER BY score DESC, name LIMIT :most) AS near
           JOIN context_feature AS road
             ON road.name = near.name AND road.layer IN ('road', 'path')) AS pieces
     GROUP BY name, part ORDER BY max(score) DESC, name LIMIT :most)
"""
POSTCODE = """
    (SELECT 'postcode' AS kind, t.postcode AS id, t.postcode AS name, NULL AS detail,
            CASE WHEN t.compact = :compact THEN 4 ELSE 2 END AS score, 0 AS rank, t.geom
     FROM postcode AS t
     WHERE t.compact LIKE :compact_begins AND t.geom IS NOT NULL
     ORDER BY t.compact LIMIT :most)
"""
NUMBER = """
    (SELECT 'change', t.id::text, t.title, 'Change ' || t.number, 4, 3, t.geom
     FROM change AS t WHERE t.number = :number AND t.deleted_at IS NULL)
"""
FOUND = """
    SELECT found.kind, found.id, found.name,
           CASE WHEN found.kind = 'street' THEN ward.name ELSE found.detail END,
           st_x(centre.at), st_y(centre.at),
           st_xmin(degrees.shape), st_ymin(degrees.shape),
           st_xmax(degrees.shape), st_ymax(degrees.shape),
           st_dimension(found.geom) > 0 OR found.kind = 'street'
    FROM (SELECT * FROM ({parts}) AS every (kind, id, name, detail, score, rank, geom)
          ORDER BY score DESC, rank, name, id LIMIT :most) AS found
    CROSS JOIN LATERAL (SELECT st_pointonsurface(found.geom) AS at) AS inside
    CROSS JOIN LATERAL (SELECT st_transform(inside.at, 4326) AS at) AS centre
    CROSS JOIN LATERAL (SELECT st_transform(st_envelope(found.geom), 4326) AS shape) AS degrees
    LEFT JOIN LATERAL (
        SELECT name FROM boundary
        WHERE found.kind = 'street' AND boundary_type = 'ward' AND st_covers(geom, inside.at)
        LIMIT 1
    ) AS ward ON true
    ORDER BY found.score DESC, found.rank, found.name, found.id
"""


@dataclass(frozen=True, slots=True)
class Record:
    """A kind of record that is found by its name."""

    table: str
    name: str = "name"
    detail: str = "NULL"
    where: str = "t.deleted_at IS NULL"
    rank: int = 1


def _label(of: str, column: str) -> str:
    return f"(SELECT label FROM code WHERE list = '{of}' AND code = t.{column})"  # noqa: S608


RECORDS = {
    "place": Record("place", detail=_label("place_type", "place_type")),
    "area": Record("area", detail=_label("area_kind", "kind")),
    "change": Record("change", name="title", detail="'Change ' || t.number", rank=3),
    "ward": Record("boundary", detail="'Ward'", where="t.boundary_type = 'ward'"),
    "provision": Record("provision", detail=_label("provision_type", "provision_type"), rank=2),
    "guardian_site": Record(
        "guardian_site", detail=_label("guardian_site_type", "site_type"), rank=2
    ),
}


@dataclass(frozen=True, slots=True)
class Sought:
    """What was typed, as the statements take it; an empty part is not searched for."""

    words: str
    compact: str
    """A postcode or its beginning, without blanks; empty when it cannot be one."""
    number: int | None
    """The number of a change."""
    kinds: Collection[str]
    """Which named records to look through."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One thing found, WGS 84."""

    kind: str
    id: str
    name: str
    detail: str | None
    centre: tuple[float, float]
    bbox: tuple[float, float, float, float] | None


def find(session: Session, sought: Sought, *, most: int) -> list[FoundRow]:
    """Find at most so many, the best match first."""
    if not sought.words:
        return []
    if len(sought.words) < SHORTEST_HELD:
        return _find(session, sought, "begins", most)
    return _find(session, sought, "holds", most) or _find(session, sought, "is like", most)


def _find(session: Session, sought: Sought, how: How, most: int) -> list[FoundRow]:
    if how == "is like":
        session.execute(
            text("SELECT set_config('pg_trgm.word_similarity_threshold', :close, true)"),
            {"close": CLOSE_ENOUGH},
        )
    literal = sought.words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = session.execute(
        text(FOUND.format(parts=" UNION ALL ".join(_parts(sought, how)))),
        {
            "words": sought.words,
            "holds": f"%{literal}%",
            "begins": f"{literal}%",
            "compact": sought.compact,
            "compact_begins": f"{sought.compact}%",
            "number": sought.number,
            "most": most,
        },
    )
    return [
        FoundRow(*row[:4], centre=(row[4], row[5]), bbox=tuple(row[6:10]) if row[10] else None)
        for row in rows
    ]


def _parts(sought: Sought, how: How) -> list[str]:
    parts = [_named(kind, RECORDS[kind], how) for kind in sought.kinds if kind in RECORDS]
    if "street" in sought.kinds:
        matches = MATCHES[how].format(name="t.name")
        parts.append(STREET.format(score=SCORE.format(name="name"), matches=matches))
    if sought.compact:
        parts.append(POSTCODE)
    if sought.number is not None and "change" in sought.kinds:
        parts.append(NUMBER)
    return parts


def _named(kind: str, record: Record, how: How) -> str:
    name = f"t.{record.name}"
    return RECORD.format(
        kind=kind,
        name=record.name,
        table=record.table,
        detail=record.detail,
        where=record.where,
        rank=record.rank,
        score=SCORE.format(name=name),
        matches=MATCHES[how].format(name=name),
    )
