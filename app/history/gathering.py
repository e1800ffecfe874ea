"""Gather what the codes, people and other records in some stored rows are called."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from app.history import queries
from app.history.code_fields import LISTS
from app.history.kinds import OWNED_BY, held_from, named_to
from app.history.references import TITLES
from app.history.words import LONGEST, Glossary, cut, reference_of
from app.identity.person import Person
from app.plans import sight

Stored = tuple[str, Mapping[str, Any]]
"""The name of a table, and one row of it as kept."""


def glossary(session: Session, rows: Iterable[Stored], person: Person | None) -> Glossary:
    """What is needed to say some rows in words to a person; to nobody in particular, the least."""
    stored = list(rows)
    wanted = _referred(stored, named_to(person))
    tables = {table for table, _ in stored} | set(wanted)
    lists = {name for (table, _), name in LISTS.items() if table in tables}
    labels = queries.labels(session, sorted(lists))
    steps = queries.steps(session) if "observation" in tables else {}
    bare = Glossary(labels, queries.names(session))
    titles = {
        (table, record): title_of(bare, table, row)
        for table, records in wanted.items()
        for record, row in _named(session, table, records, person).items()
    }
    return Glossary(labels, bare.names, titles, steps, held_from(person))


def title_of(known: Glossary, table: str, row: Mapping[str, Any]) -> str:
    """What a record is called: “Location 12, Eastgate station”, “Young people use the park”."""
    said = [known.say(table, name, row.get(name)) for name in TITLES[table]]
    if table == "assessment" and row.get("number") is not None:
        said[0] = f"Location {row['number']}"
    if table == "referral" and row.get("number") is not None:
        said[0] = f"Referral {row['number']}"
    return cut(", ".join(one for one in said if one), LONGEST)


def _named(
    session: Session, table: str, records: set[str], person: Person | None
) -> dict[str, dict[str, Any]]:
    """The fields that records are called by; of actions, only of those that a person sees."""
    if table != "action":
        return queries.fields_of(session, table, records, TITLES[table])
    found = queries.fields_of(session, table, records, (*TITLES[table], *OWNED_BY))
    return {
        record: row
        for record, row in found.items()
        if person is not None and sight.sees(person, *(row[name] for name in OWNED_BY))
    }


def _referred(rows: Iterable[Stored], named: frozenset[str]) -> dict[str, set[str]]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for table, row in rows:
        for field, value in row.items():
            target = reference_of(table, field)
            if value is not None and target in named and target in TITLES:
                wanted[target].add(str(value))
    return wanted
