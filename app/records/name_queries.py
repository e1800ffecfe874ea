"""The statement on names of places, streets and organisations that people write in texts."""

from sqlalchemy import text
from sqlalchemy.orm import Session

PLACE_NAMES = text(
    r"""
    SELECT DISTINCT lower(btrim(name)) AS name FROM (
        SELECT name FROM place WHERE deleted_at IS NULL
        UNION SELECT name FROM boundary
        UNION SELECT name FROM context_feature
        UNION SELECT name FROM area WHERE :areas AND deleted_at IS NULL
        UNION SELECT unnest(ARRAY[name, organisation]) FROM provision
            WHERE :strengths AND deleted_at IS NULL
        UNION SELECT unnest(ARRAY[name, organisation]) FROM guardian_site
            WHERE :strengths AND deleted_at IS NULL
    ) named
    WHERE name ~ '\S\s+\S' AND length(name) <= 80
    ORDER BY 1 LIMIT 30000
    """
)


def place_names(session: Session, *, areas: bool, strengths: bool) -> list[str]:
    """Names of two words or more, in lower case, each once."""
    found = session.execute(PLACE_NAMES, {"areas": areas, "strengths": strengths})
    return list(found.scalars())
