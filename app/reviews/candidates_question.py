"""What is asked when places to compare with are looked for, and all that an answer rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.analysis.memory import AnalysisMemory
from app.identity.person import Person
from app.incidents.records import Records
from app.params import Months
from app.reviews.candidates_pool import Pool
from app.reviews.candidates_queries import ChangeRow
from app.reviews.coverage import Coverage
from app.reviews.ground import Ground
from app.reviews.schemas import ReviewQuestion


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, when, and from which count on numbers are told."""

    person: Person
    memory: AnalysisMemory
    today: date
    threshold: int


@dataclass(frozen=True, slots=True, eq=False)
class Comparing:
    """Everything that a ranking rests on.

    ``months`` are those that places are matched on, ``records`` the incidents of these months,
    ``changes`` those between the beginning of "before" and the end of "after", but for the one that
    is read. ``silent`` are months in which the counted sources hold nothing anywhere.
    """

    question: ReviewQuestion
    asking: Asking
    ground: Ground
    months: Months
    records: Records
    pool: Pool
    changes: Sequence[ChangeRow]
    coverage: Coverage
    harm: dict[str, str]
    silent: Sequence[str]
