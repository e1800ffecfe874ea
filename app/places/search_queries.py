"""Statements that find places by what people type: names with slips, numbers and postcodes.

A name matches when it holds the words, or when its trigrams are close to theirs. Scores: the whole
name 3, its beginning 2, part of it 1, and on top how similar it is, from 0 to 1.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

CLOSE_ENOUGH = "0.42"
"""Word similarity at which “Larkfeild” still finds Larkfield and “Lock” does not find Lark."""

MATCHES = "({name} %> :words OR {name} ILIKE :holds)"
SCORE = """
    CASE WHEN lower({name}) = lower(:words) THEN 3
         WHEN {name} ILIKE :begins THEN 2
         WHEN {name} ILIKE :holds THEN 1 ELSE 0 END + word_similarity(:words, {name})
"""


def _named(kind: str, table: str, *, name: str, detail: str, where: str, rank: int) -> str:
    return f"""
        (SELECT '{kind}' AS kind, t.id::text AS id, t.{name} AS name, {detail} AS detail,
                {SCORE.format(name="t." + name)} AS score, {rank} AS rank, t.geom
         FROM {table} AS t
         WHERE {MATCHES.format(name="t." + name)} AND t.geom IS NOT NULL AND {where}
         ORDER BY score DESC, t.{name}, t.id LIMIT :most)
    """  # noqa: S608 - pieces of this file only


def _label(of: str, column: str) -> str:
    return f"(SELECT label FROM code WHERE list = '{of}' AND code = t.{column})"  # noqa: S608


STREET = f"""
    (SELECT 'street' AS kind, min(id)::text, name, NULL, max(score), 2, st_collect(geom)
     FROM (SELECT road.id, road.name, near.score, road.geom,
                  st_clusterdbscan(road.geom, 250, 1) OVER (PARTITION BY road.name) AS part
           FROM (SELECT t.name, max({SCORE.format(name="t.name")}) AS score
                 FROM context_feature AS t
                 WHERE t.layer IN ('road', 'path') AND {MATCHES.format(name="t.name")}
                 GROUP BY t.name ORDER BY score DESC, t.name LIMIT :most) AS near
           JOIN context_feature AS road
             ON road.name = near.name AND road.layer IN ('road', 'path')) AS pieces
     GROUP BY name, part ORDER BY max(score) DESC, name LIMIT :most)
"""  # noqa: S608
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
PARTS = {
    "street": STREET,
    "place": _named(
        "place",
        "place",
        name="name",
        detail=_label("place_type", "place_type"),
        where="t.deleted_at IS NULL",
        rank=1,
    ),
    "area": _named(
        "area",
        "area",
        name="name",
        detail=_label("area_kind", "kind"),
        where="t.deleted_at IS NULL",
        rank=1,
    ),
    "change": _named(
        "change",
        "change",
        name="title",
        detail="'Change ' || t.number",
        where="t.deleted_at IS NULL",
        rank=3,
    ),
    "ward": _named(
        "ward",
        "boundary",
        name="name",
        detail="'Ward'",
        where="t.boundary_type = 'ward'",
        rank=1,
    ),
    "provision": _named(
        "provision",
        "provision",
        name="name",
        detail=_label("provision_type", "provision_type"),
        where="t.deleted_at IS NULL",
        rank=2,
    ),
    "guardian_site": _named(
        "guardian_site",
        "guardian_site",
        name="name",
        detail=_label("guardian_site_type", "site_type"),
        where="t.deleted_at IS NULL",
        rank=2,
    ),
}
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
    parts = [PARTS[kind] for kind in PARTS if kind in sought.kinds and sought.words]
    if sought.compact:
        parts.append(POSTCODE)
    if sought.number is not None and "change" in sought.kinds:
        parts.append(NUMBER)
    if not parts:
        return []
    session.execute(
        text("SELECT set_config('pg_trgm.word_similarity_threshold', :close, true)"),
        {"close": CLOSE_ENOUGH},
    )
    literal = sought.words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = session.execute(
        text(FOUND.format(parts=" UNION ALL ".join(parts))),
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
