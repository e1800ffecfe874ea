"""Faults of declared forms are told to people, each with what to write instead."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from app.identity.roles import Role
from app.problem_words import sentence_of
from tests.conftest import ClientAs

PROGRAMMERS = ("Input should", "valid dictionary", "unable to parse", "validation", "timestamps")


class Form(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: Annotated[str, Field(min_length=1, max_length=2000)] = "x"


CASES: list[tuple[Any, object, str]] = [
    (UUID, "x", "This is not an id. Take it from the record or the list that gives it."),
    (UUID, True, "This is not an id. Take it from the record or the list that gives it."),
    (int, "1e309", "This is not a whole number. Write it in digits, such as 12."),
    (int, 1.5, "This is not a whole number. Write it in digits, such as 12."),
    (int, "9" * 5_000, "This is not a whole number. Write it in digits, such as 12."),
    (float, "x", "This is not a number. Write it in digits, such as 0.5."),
    (date, "2026-13", "This is not a date. Write the year, month and day as 2026-11-23."),
    (date, 1e300, "This is not a date. Write the year, month and day as 2026-11-23."),
    (date, True, "This is not a date. Write the year, month and day as 2026-11-23."),
    (datetime, "noon", "This is not a date and time. Write it as 2026-11-23T17:30:00+00:00."),
    (bool, "perhaps", "Say true or false."),
    (str, 5, "Send text in quotes here."),
    (list[int], "x", "Send a list here, in square brackets."),
    (tuple[int, int], "x", "Send a list here, in square brackets."),
    (dict[str, int], [], "Send named values here, as JSON with the Content-Type application/json."),
    (Form, "x", "Send named values here, as JSON with the Content-Type application/json."),
    (Form, {"nickname": "x"}, "There is nothing of this name here. Leave it out."),
    (Form, {"name": ""}, "This is needed."),
    (Form, {"name": "x" * 2_001}, "At most 2,000 characters can be kept here. Shorten it."),
    (Literal["cell", "segment"], "x", "Choose one of these: 'cell' or 'segment'."),
    (Annotated[int, Field(ge=25)], 1, "Give 25 or more."),
    (Annotated[int, Field(le=500)], 501, "Give 500 or less."),
    (Annotated[list[int], Field(max_length=2)], [1, 2, 3], "Give at most 2 of these."),
]


@pytest.mark.parametrize(("form", "given", "sentence"), CASES)
def test_fault_of_a_form_is_told_with_its_remedy(
    form: Any,  # noqa: ANN401 - any type that a form may declare
    given: object,
    sentence: str,
) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(form).validate_python(given)
    assert {sentence_of(one) for one in caught.value.errors()} == {sentence}


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (b"[" * 10_000, "application/json"),
        (b"\xff", "application/json"),
        (b'{"geometry":', "application/json"),
        (b"9" * 10_000, "application/json"),
        (b"name=x", "application/x-www-form-urlencoded"),
        (b"{}", "text/plain"),
        (b'"x"', "application/json"),
        (b'{"geometry": "\\ud800"}', "application/json"),
        (b'{"geometry": 5, "centre": true, "radius_m": "wide", "place_id": 7}', "application/json"),
    ],
)
def test_body_that_is_no_outline_is_refused_with_a_place_and_a_plain_sentence(
    client_as: ClientAs, content: bytes, media: str
) -> None:
    client = client_as(Role.ASSESSMENT_LEAD)
    refused = client.post("/api/test/profile", content=content, headers={"Content-Type": media})
    assert refused.status_code == 422, refused.text
    for fault in refused.json()["errors"]:
        assert fault["at"].split(".")[0] == "body"
        assert fault["why"].endswith(".")
        assert not any(words in fault["why"] for words in PROGRAMMERS), fault


def test_body_that_is_no_form_of_several_parts_is_refused_in_words(client_as: ClientAs) -> None:
    client = client_as(Role.ASSESSMENT_LEAD)
    refused = client.post(
        "/api/test/imports", content=b"{}", headers={"Content-Type": "multipart/form-data"}
    )
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["why"].startswith("The body cannot be read. Send JSON")
