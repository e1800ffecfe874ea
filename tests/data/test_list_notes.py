from pathlib import Path

import pytest

from app import models
from app.history.code_fields import LISTS as FIELDS
from app.models.base import Partnership
from data.codelists import read_code_lists
from data.list_notes import list_notes, note_of

NOTES = list_notes()
LISTS = {row.list for row in read_code_lists()}


def test_every_list_is_described():
    assert LISTS - set(NOTES) == set()


def test_every_use_is_a_column_of_a_table():
    assert models.__all__
    strange = [
        f"{note.key}: {use.table}.{use.column}"
        for note in NOTES.values()
        for use in note.uses
        if use.table not in Partnership.metadata.tables
        or use.column not in Partnership.metadata.tables[use.table].c
    ]
    assert strange == []


def test_every_field_that_history_says_in_words_of_a_list_is_a_use_of_it():
    counted = {(use.table, use.column, note.key) for note in NOTES.values() for use in note.uses}
    said = {(table, field, key) for (table, field), key in FIELDS.items()}
    assert said - counted == set()


def test_every_code_that_the_service_goes_by_is_on_its_list():
    known = {(row.list, row.code) for row in read_code_lists()}
    strange = [
        f"{note.key}: {code}"
        for note in NOTES.values()
        if note.key in LISTS
        for code in note.relied
        if (note.key, code) not in known
    ]
    assert strange == []


def test_parents_and_attributes_come_from_lists_that_there_are():
    named = {note.parents for note in NOTES.values()} | {
        attribute.list for note in NOTES.values() for attribute in note.attributes
    }
    assert named - {None} <= set(NOTES)


def test_a_list_that_nobody_described_is_kept_as_it_is():
    note = note_of("brand_new_list")
    assert (note.title, note.keeping) == ("Brand new list", "words")


@pytest.mark.parametrize(
    ("written", "error"),
    [
        pytest.param('keeping = "loose"', ValueError, id="no such way of keeping"),
        pytest.param('uses = ["nowhere"]', ValueError, id="no column"),
        pytest.param('colour = "red"', TypeError, id="says what is not known"),
    ],
)
def test_a_note_that_cannot_be_is_refused(tmp_path: Path, written: str, error: type[Exception]):
    path = tmp_path / "lists.toml"
    path.write_text(f'[t]\ntitle = "T"\npurpose = "P"\ngroup = "G"\n{written}\n')
    with pytest.raises(error):
        list_notes(path)
