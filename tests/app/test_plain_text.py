import pytest
from pydantic import TypeAdapter, ValidationError

from app.plain_text import Line, LongText, Paragraphs, no_formula

LINE, PARAGRAPHS = TypeAdapter(Line), TypeAdapter(Paragraphs)
LONG_TEXT = TypeAdapter(LongText)


def test_line_has_no_breaks_and_no_runs_of_blanks():
    assert LINE.validate_python("  Lock \n  Street ") == "Lock Street"


def test_paragraphs_keep_their_breaks():
    assert PARAGRAPHS.validate_python("one\r\n\r\ntwo") == "one\n\ntwo"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("a\x00b", id="a zero byte"),
        pytest.param("a\x1bb", id="an escape"),
        pytest.param("a\ud800b", id="half a character"),
        pytest.param(" \n ", id="nothing but blanks"),
        pytest.param("x" * 201, id="too long"),
    ],
)
def test_line_that_cannot_be_kept_is_refused(words: str):
    with pytest.raises(ValidationError):
        LINE.validate_python(words)


def test_emoji_and_accents_are_words_like_others():
    assert LINE.validate_python("Café 🏙️") == "Café 🏙️"


@pytest.mark.parametrize("words", ["=1+1", "+44", "-1", "@sum", " \ufeff=1", "|x", "%x", "\t=1"])
def test_what_a_spreadsheet_would_run_gets_a_quote(words: str):
    assert no_formula(words) == f"'{words}"


def test_other_words_are_left_as_they_are():
    assert no_formula("Weir Road, by Mill Lane (2-4)") == "Weir Road, by Mill Lane (2-4)"


def test_long_text_takes_ten_thousand_characters_and_not_one_more():
    assert len(LONG_TEXT.validate_python("x" * 10_000)) == 10_000
    with pytest.raises(ValidationError):
        LONG_TEXT.validate_python("x" * 10_001)
