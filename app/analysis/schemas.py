"""The shape that every analysis answers in."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from app.disclosure.figures import Figure


class MethodOut(BaseModel):
    """How an analysis works, in plain words, and where it is published."""

    model_config = ConfigDict(frozen=True)

    key: str
    title: str
    asks: str
    how: str
    cannot: str
    needs: str
    source: str


class MethodsOut(BaseModel):
    """Every method that is used anywhere."""

    items: list[MethodOut]
    count: int


class LeftOutOut(BaseModel):
    """Records that did not enter the figures, and why, as a sentence part."""

    reason: str
    figure: Figure


class AnalysisOut(BaseModel):
    """What every analysis tells beside its figures.

    ``usable`` is false where nothing may be read from the figures; ``reading`` then says why.
    ``parameters`` hold everything that was chosen, with the seed where chance was drawn on.
    ``basis`` says which places records were counted by.
    """

    usable: bool
    reading: str
    used: Figure
    left_out: list[LeftOutOut]
    care: list[str]
    methods: list[MethodOut]
    parameters: dict[str, Any]
    basis: str
    data_version: int
