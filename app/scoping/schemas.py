"""A suggested outline, as it leaves."""

from typing import Any, Literal

from pydantic import BaseModel

from app.analysis.schemas import AnalysisOut
from app.areas.schemas import AreaCheckOut
from app.disclosure.figures import Figure

FittedTo = Literal["evidence", "streets", "boundaries"]


class CoverageStepOut(BaseModel):
    """An outline of this size, following the evidence alone, would hold this share of it."""

    hectares: float
    share: float


class SuggestionStartOut(BaseModel):
    """The ground whose recorded incidents are the evidence; ``label`` is a part of a sentence."""

    label: str
    geometry: dict[str, Any]


class SuggestedOutlineOut(BaseModel):
    """The outline that is suggested, WGS 84, and its measures.

    ``held`` and ``outside`` are the recorded incidents of the start in it and not in it;
    ``share_held`` is missing where it would give a hidden count away. ``compactness`` is 1 for a
    circle, towards 0 for a thread. ``names`` are those of the boundaries that it follows.
    """

    geometry: dict[str, Any]
    hectares: float
    share_held: float | None
    held: Figure
    outside: Figure
    reached: bool
    compactness: float
    corners: int
    fitted_to: FittedTo
    names: list[str]
    check: AreaCheckOut


class OtherOutlineOut(BaseModel):
    """What the outline would be if its sides followed something else."""

    fitted_to: FittedTo
    hectares: float
    share_held: float | None
    compactness: float


class ElsewhereOut(BaseModel):
    """A further group of recorded incidents in the start; ``near`` is rounded to 100 m."""

    near: tuple[float, float]
    metres_away: int
    figure: Figure


class SuggestionOut(AnalysisOut):
    """An outline suggested from recorded incidents; none where too little is recorded.

    ``coverage`` is share against hectares, for outlines of growing size.
    """

    start: SuggestionStartOut
    outline: SuggestedOutlineOut | None
    share_asked: float
    coverage: list[CoverageStepOut]
    alternatives: list[OtherOutlineOut]
    elsewhere: list[ElsewhereOut]
