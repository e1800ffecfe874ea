"""What is written of the practice, as records with all their states."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Ref:
    """Another written record, by its table and key."""

    table: str
    key: str


@dataclass(frozen=True, slots=True)
class Known:
    """Something that the borough has anyway, by its kind and name."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of a record: what changed, by whom, when."""

    values: dict[str, object]
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Written:
    """One record with all its states, the first whole and each other as what was changed."""

    table: str
    key: str
    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True)
class LedgerLink:
    """What the practice adds to a change of the ledger."""

    number: int
    action: Ref | None
    replaces: int | None
    move_on: date | None


@dataclass(frozen=True, slots=True)
class Practice:
    """Everything written, in an order in which each record stands after those it names."""

    records: list[Written]
    ledger: dict[int, LedgerLink]
