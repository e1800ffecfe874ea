"""What the running service keeps for analyses: records, streets, and answers already worked out."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request

from app.incidents.records import RecordMemory
from app.places.streets import StreetMemory

T = TypeVar("T")
MOST_ANSWERS = 256


@dataclass(slots=True)
class AnswerMemory:
    """Answers by question; the question must hold partnership, tier and versions of the data."""

    _kept: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict[Hashable, Any])
    _lock: Lock = field(default_factory=Lock)

    def answer(self, question: Hashable, work_out: Callable[[], T]) -> T:
        """Give the answer that is kept, or work it out and keep it."""
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
                return self._kept[question]
        found = work_out()
        with self._lock:
            self._kept[question] = found
            while len(self._kept) > MOST_ANSWERS:
                self._kept.popitem(last=False)
        return found


@dataclass(frozen=True, slots=True)
class AnalysisMemory:
    """Everything that is kept between analyses."""

    records: RecordMemory = field(default_factory=RecordMemory)
    streets: StreetMemory = field(default_factory=StreetMemory)
    answers: AnswerMemory = field(default_factory=AnswerMemory)


def memory_of(request: Request) -> AnalysisMemory:
    """The service's memory, made when first asked for."""
    state = request.app.state
    if not hasattr(state, "analysis_memory"):
        state.analysis_memory = AnalysisMemory()
    return state.analysis_memory


ServiceAnalyses = Annotated[AnalysisMemory, Depends(memory_of)]
