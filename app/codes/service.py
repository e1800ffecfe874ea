"""Tell the partnership's code lists, and refuse codes that may not be used."""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy.orm import Session

from app.codes import queries
from app.codes.queries import CodeRow
from app.codes.schemas import CodeOut, CodesOut
from app.problems import faults


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


def labels(session: Session, *lists: str) -> dict[tuple[str, str], str]:
    """Labels of some lists, retired codes too, by list and code."""
    return {(row.list, row.code): row.label for row in queries.some(session, lists)}


def code_faults(
    session: Session,
    given: Mapping[str, tuple[str, str | Iterable[str] | None]],
    *,
    already: Mapping[str, object] | None = None,
    today: date | None = None,
) -> list[tuple[str, str]]:
    """Faults of codes in a body.

    Parameters
    ----------
    given : mapping
        By the name of a field: its list, and a code, several, or None.
    already : mapping, optional
        What the record held before. A code that was retired since may stay where it was.
    today : date, optional
        A code is retired from its date on; without a day, as soon as a date is set.

    Returns
    -------
    list of (place, sentence)
        ``body.<field>`` and why: unknown, or retired on a date.
    """
    rows = queries.some(session, {one for one, _ in given.values()})
    known = {(row.list, row.code): row for row in rows}
    return [
        (f"body.{name}", why)
        for name, (listed, codes) in given.items()
        for code in _codes(codes)
        if code not in _codes((already or {}).get(name))
        and (why := _refusal(code, known.get((listed, code)), today))
    ]


def refuse_strange_filters(session: Session, given: Mapping[str, tuple[str, str | None]]) -> None:
    """Refuse to list by a code that is on no list: none found would look like none there is.

    Parameters
    ----------
    given : mapping
        By the name of a parameter: its list, and the code asked for. Empty ones choose all, and
        retired ones may be asked for, because old records have them.

    Raises
    ------
    InvalidInput
        With the place of each such code.
    """
    asked = {name: (listed, code) for name, (listed, code) in given.items() if code}
    if not asked:
        return
    known = {
        (one.list, one.code) for one in queries.some(session, {one for one, _ in asked.values()})
    }
    faults(
        (f"query.{name}", f"“{code[:40]}” is not on this partnership’s list. Choose one that is.")
        for name, (listed, code) in asked.items()
        if (listed, code) not in known
    )


def _refusal(code: str, row: CodeRow | None, today: date | None) -> str:
    if row is None:
        return f"“{code}” is not on the list of this partnership. Choose one that is."
    if row.retired_on is None or (today is not None and row.retired_on > today):
        return ""
    day = f"{row.retired_on.day} {row.retired_on:%B %Y}"
    return f"“{row.label}” was retired on {day}. Choose another."


def _codes(given: object) -> list[str]:
    if given is None:
        return []
    if isinstance(given, str):
        return [given]
    return [str(one) for one in given] if isinstance(given, Iterable) else []
