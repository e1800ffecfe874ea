"""Statements for tiles of strengths and of the practice: provision, guardians, changes, areas.

Dates leave as whole numbers, year, month, day: 20261123.
"""

from app.tiles.ground_statements import BOX, WIDE_BOX


def _number(column: str) -> str:
    return f"to_char({column}, 'YYYYMMDD')::int"


# The same rule as provision.hours.weekly_hours; a test holds one against the other.
HOURS_TODAY = """
    SELECT string_agg(span.words, ';' ORDER BY span.weekday, span.opens)
    FROM (
        SELECT part.weekday, part.opens, part.weekday || ':' || part.opens || '-' || part.closes
        FROM opening_hours AS one,
        LATERAL (SELECT extract(epoch FROM one.opens)::int / 60,
                        extract(epoch FROM one.closes)::int / 60) AS minute (opens, closes),
        LATERAL (
            SELECT one.weekday, minute.opens,
                   CASE WHEN minute.closes <= minute.opens THEN 1440 ELSE minute.closes END
            UNION ALL
            SELECT one.weekday %% 7 + 1, 0, minute.closes
            WHERE minute.closes <= minute.opens AND minute.closes > 0
        ) AS part (weekday, opens, closes)
        WHERE one.provision_id = provision.id
          AND coalesce(one.valid_from <= %(today)s, true)
          AND coalesce(%(today)s <= one.valid_to, true)
          AND (one.term = 'all_year'
               OR (SELECT CASE WHEN %(today)s BETWEEN min(starts) AND max(ends)
                               THEN bool_or(%(today)s BETWEEN starts AND ends)
                                    = (one.term = 'term_time')
                               ELSE true END FROM term_date))
    ) AS span (weekday, opens, words)
"""

CLOSED_TODAY = """
    closed_on <= %(today)s OR EXISTS (
        SELECT FROM provision_closure AS closure
        WHERE closure.provision_id = provision.id AND closure.deleted_at IS NULL
          AND closure.closed_from <= %(today)s
          AND coalesce(%(today)s <= closure.closed_to, true))
"""

PROVISION = f"""
    SELECT st_asmvt(tile, 'provision', 4096, 'shape') FROM (
        SELECT id::text AS id, name, provision_type,
               CASE WHEN {CLOSED_TODAY} THEN 'closed' ELSE status END AS status,
               CASE WHEN NOT coalesce({CLOSED_TODAY}, false) THEN ({HOURS_TODAY}) END AS hours,
               min_age, max_age, st_asmvtgeom(geom_3857, {BOX}, 4096, 0, false) AS shape
        FROM provision
        WHERE geom_3857 && {BOX} AND deleted_at IS NULL
        ORDER BY id
    ) AS tile
"""  # noqa: S608

GUARDIAN_SITES = f"""
    SELECT st_asmvt(tile, 'guardian_sites', 4096, 'shape') FROM (
        SELECT id::text AS id, name, site_type,
               CASE WHEN status IN ('trained', 'active') AND training_expires_on < %(today)s
                    THEN 'lapsed' ELSE status END AS status,
               {_number("training_expires_on")} AS expires,
               st_asmvtgeom(geom_3857, {BOX}, 4096, 0, false) AS shape
        FROM guardian_site
        WHERE geom_3857 && {BOX} AND deleted_at IS NULL
        ORDER BY id
    ) AS tile
"""  # noqa: S608

CHANGE_FACTS = "id, number, title, intervention_type, family, status, finished, completed"

# A change has one mark, on its shape, however many tiles the shape runs through.
CHANGES = f"""
    WITH shown AS MATERIALIZED (
        SELECT change.id::text AS id, number, title, intervention_type, code.parent AS family,
               status, coalesce(completed_on <= %(today)s, false)
                       OR status IN ('in_place', 'ended', 'removed') AS finished,
               {_number("completed_on")} AS completed, geom_3857
        FROM change
        LEFT JOIN code ON code.list = 'intervention_type' AND code.code = intervention_type
        WHERE geom_3857 && {WIDE_BOX} AND deleted_at IS NULL
        ORDER BY number
    )
    SELECT coalesce((
        SELECT st_asmvt(tile, 'changes', 4096, 'shape') FROM (
            SELECT {CHANGE_FACTS}, st_asmvtgeom(geom_3857, {BOX}, 4096, 64, true) AS shape
            FROM shown
        ) AS tile WHERE shape IS NOT NULL), ''::bytea)
    || coalesce((
        SELECT st_asmvt(mark, 'change_marks', 4096, 'shape') FROM (
            SELECT {CHANGE_FACTS},
                   st_asmvtgeom(st_pointonsurface(geom_3857), {BOX}, 4096, 0, true) AS shape
            FROM shown
        ) AS mark WHERE shape IS NOT NULL), ''::bytea)
"""  # noqa: S608

NEWEST_STAGE = """
    SELECT stage FROM assessment
    WHERE assessment.area_id = area.id AND assessment.deleted_at IS NULL
    ORDER BY assessment.updated_at DESC, assessment.number DESC LIMIT 1
"""

AREAS = f"""
    SELECT st_asmvt(tile, 'areas', 4096, 'shape') FROM (
        SELECT id::text AS id, name, kind,
               CASE WHEN %(told_more)s THEN ({NEWEST_STAGE}) END AS stage,
               st_asmvtgeom(geom_3857, {BOX}, 4096, 64, true) AS shape
        FROM area
        WHERE geom_3857 && {WIDE_BOX} AND deleted_at IS NULL
        ORDER BY st_area(geom) DESC, id
    ) AS tile WHERE shape IS NOT NULL
"""  # noqa: S608

ASSESSMENTS = f"""
    SELECT st_asmvt(tile, 'assessments', 4096, 'shape') FROM (
        SELECT assessment.id::text AS id, area_id::text AS area_id, title, stage,
               {_number("review_on")} AS review_on,
               st_asmvtgeom(area.geom_3857, {BOX}, 4096, 64, true) AS shape
        FROM assessment JOIN area ON area.id = assessment.area_id
        WHERE area.geom_3857 && {WIDE_BOX}
          AND assessment.deleted_at IS NULL AND area.deleted_at IS NULL
        ORDER BY assessment.created_at, assessment.id
    ) AS tile WHERE shape IS NOT NULL
"""  # noqa: S608
