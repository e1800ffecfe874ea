"""Words in a body hold nothing that no database can keep: they are refused before any statement."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin

import pytest
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel, TypeAdapter, ValidationError

from app.db import Database
from app.main import create_app
from app.settings import Settings

JUDGED_ELSEWHERE = {
    "SignIn.password": "only ever hashed",
    "CodeIn.attributes": "each is held against what its list takes",
    "CodeChange.attributes": "each is held against what its list takes",
    "ProfileIn.first": "read as a month",
    "ProfileIn.last": "read as a month",
    "ProfileIn.harm": "read as codes with commas between them",
    "ProfileIn.source": "read as codes with commas between them",
    "ReviewIn.harm": "read as codes with commas between them",
    "ReviewIn.source": "read as codes with commas between them",
    "ReviewQuestion.harm": "read as codes with commas between them",
    "ReviewQuestion.source": "read as codes with commas between them",
    "LinkIn.reference": "one token of letters, figures and a few signs",
    "LinkEdit.reference": "one token of letters, figures and a few signs",
    "mapping": "read as JSON, whose words are looked at one by one",
    "kind": "one of the kinds of import",
}
"""Fields that take any words, and why nothing of them reaches the database as it came."""


def words_of(annotation: object, metadata: list[Any], where: str) -> Iterator[tuple[str, Any]]:
    """Every kind of words in a type, with where it stands; shapes are parsed on their own."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        yield from words_of(inner, [*metadata, *more], where)
    elif annotation is str:
        yield where, Annotated[(str, *metadata)] if metadata else str
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from fields_of(annotation)
    elif not where.endswith(".geometry"):
        is_union = get_origin(annotation) in {Union, UnionType}
        for one in get_args(annotation):
            yield from words_of(one, metadata if is_union else [], where)


def fields_of(model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    for name, field in model.model_fields.items():
        yield from words_of(field.annotation, field.metadata, f"{model.__name__}.{name}")


def bodies() -> dict[str, list[Any]]:
    database = Database("postgresql+psycopg://nobody@127.0.0.1:1/none", pool_size=2)
    found: dict[str, list[Any]] = {}
    for context in iter_route_contexts(create_app(Settings(), database).routes):
        dependant = getattr(context, "dependant", None)
        for one in dependant.body_params if dependant else ():
            field = one.field_info
            for where, words in words_of(field.annotation, field.metadata, one.name):
                found.setdefault(where, []).append(words)
    return found


BODIES = bodies()


def takes(words: object, value: str) -> bool:
    try:
        TypeAdapter[Any](cast("Any", words)).validate_python(value)
    except ValidationError:
        return False
    return True


def test_no_body_was_lost() -> None:
    assert len(BODIES) > 200


@pytest.mark.parametrize("value", ["a\x00b", "a\x1bb"])
def test_words_that_cannot_be_kept_are_refused(value: str) -> None:
    found = {where for where, kinds in BODIES.items() if any(takes(one, value) for one in kinds)}
    assert found - set(JUDGED_ELSEWHERE) == set()


def test_what_is_judged_elsewhere_is_still_there() -> None:
    assert set(JUDGED_ELSEWHERE) <= set(BODIES)
