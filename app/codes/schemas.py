"""What the service says of code lists, and what an administrator may say of them."""

from datetime import date, datetime
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from app.plain_text import on_one_line, without_controls
from app.records.fields import Code
from data.list_notes import AttributeKind, Keeping

Label = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=120),
    AfterValidator(on_one_line),
]
Description = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=500),
    AfterValidator(without_controls),
]
CodeName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]
Attributes = dict[Annotated[str, Field(max_length=40)], str | int | bool | None]


class CodeOut(BaseModel):
    """One code; a retired one is still readable, and not to be chosen any more."""

    code: str
    label: str
    description: str
    parent: str | None
    retired_on: date | None
    attributes: dict[str, Any]


class CodesOut(BaseModel):
    """All code lists of the partnership, by name."""

    lists: dict[str, list[CodeOut]]


class ListRowOut(BaseModel):
    """One list: what it is for, on which screens it is met, and how much is on it.

    ``keeping`` is ``open`` where codes may be added and retired, ``words`` where the service goes
    by every code, so that only words and order may be changed.
    """

    key: str
    title: str
    purpose: str
    group: str
    screens: list[str]
    keeping: Keeping
    current: int
    retired: int


class CodeListsOut(BaseModel):
    """Every list of the partnership, in groups."""

    items: list[ListRowOut]
    count: int


class AttributeOut(BaseModel):
    """One more thing that the codes of a list carry; ``list`` names where its codes come from."""

    name: str
    kind: AttributeKind
    label: str
    hint: str
    list: str | None
    required: bool
    least: int
    most: int


class EditableCodeOut(CodeOut):
    """One code as an administrator edits it.

    ``after`` is the code before it in the list, none for the first. ``used`` counts the records,
    and other codes, that hold it; it is null for those who do not edit lists, and where small
    numbers of incidents or of marks would be told. ``relied``: the service itself goes by it.
    """

    parent_label: str | None
    after: str | None
    used: int | None
    relied: bool
    source: str
    version: int
    updated_at: datetime | None
    updated_by: str | None


class CodeListOut(ListRowOut):
    """One list with every code, retired ones too, in the order in which people choose."""

    parents: str | None
    stands_alone: bool
    attributes: list[AttributeOut]
    items: list[EditableCodeOut]


class UsedByOut(BaseModel):
    """How many records of one kind hold a code."""

    what: str
    count: int


class CodeUseOut(BaseModel):
    """Where a code is used; ``uncounted`` says which records are not counted, if any are not."""

    code: str
    label: str
    total: int
    items: list[UsedByOut]
    uncounted: str
    reading: str


class CodeIn(BaseModel):
    """A new code; without ``code`` one is made from the label, without ``after`` it comes last."""

    model_config = ConfigDict(extra="forbid")

    label: Label
    code: CodeName | None = None
    description: Description = ""
    parent: Code | None = None
    after: Code | None = None
    attributes: Attributes = Field(default_factory=dict)


class CodeChange(BaseModel):
    """What is changed of a code; what is left out stays.

    ``retired_on`` null brings a code back, ``after`` null puts it first.
    """

    model_config = ConfigDict(extra="forbid")

    label: Label | None = None
    description: Description | None = None
    parent: Code | None = None
    after: Code | None = None
    retired_on: Day | None = None
    attributes: Attributes | None = None

    @model_validator(mode="after")
    def changes_something(self) -> Self:
        """Refuse a change that changes nothing, and emptying what cannot be empty."""
        if not self.model_fields_set:
            raise ValueError("Say what to change.")
        for name in ("label", "description", "attributes"):
            if name in self.model_fields_set and getattr(self, name) is None:
                raise ValueError(f"{name.capitalize()} cannot be left out with null.")
        return self
