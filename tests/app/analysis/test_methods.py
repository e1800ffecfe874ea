"""How analyses work, as people are told."""

import re

import pytest

from app.analysis.memory import AnswerMemory
from app.analysis.service import methods
from app.identity.roles import Role
from data.method_notes import method_notes
from tests.conftest import ClientAs

NEVER = re.compile(
    r"\b(worked(?! out)|hotspot|risk score|crime hotspot|led to|reduced|predict)", re.I
)


@pytest.mark.parametrize("key", method_notes())
def test_a_note_says_what_its_method_cannot_say(key: str) -> None:
    note = method_notes()[key]
    assert note.asks.endswith("?")
    for words in (note.how, note.cannot, note.needs, note.source):
        assert words.endswith(".")
    assert not NEVER.search(f"{note.title} {note.asks} {note.how} {note.cannot}")


def test_notes_are_told_in_the_order_of_their_file() -> None:
    assert [one.key for one in methods().items] == list(method_notes())


@pytest.mark.db
@pytest.mark.parametrize("role", list(Role))
def test_every_role_may_read_how_figures_are_made(client_as: ClientAs, role: Role) -> None:
    answer = client_as(role).get("/api/test/methods")
    assert answer.status_code == 200
    assert answer.json()["count"] == len(method_notes())


def test_an_answer_is_worked_out_once_for_each_question() -> None:
    memory, worked_out = AnswerMemory(), []
    for question in ("one", "one", "other"):
        memory.answer(question, lambda: worked_out.append(1))
    assert len(worked_out) == 2
