"""Tell the partnership's code lists."""

from sqlalchemy.orm import Session

from app.codes import queries
from app.codes.schemas import CodeOut, CodesOut


def read_lists(session: Session) -> CodesOut:
    """Read every list, with labels and the order in which people choose."""
    lists: dict[str, list[CodeOut]] = {}
    for row in queries.codes(session):
        told = CodeOut(
            code=row.code,
            label=row.label,
            description=row.description,
            parent=row.parent,
            retired_on=row.retired_on,
            attributes=row.attributes,
        )
        lists.setdefault(row.list, []).append(told)
    return CodesOut(lists=lists)
