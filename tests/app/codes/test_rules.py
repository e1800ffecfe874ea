import pytest

from app.codes.rules import code_from, is_address


@pytest.mark.parametrize(
    ("label", "code"),
    [
        pytest.param("Street lighting", "street_lighting", id="words"),
        pytest.param("Café owners’ group", "cafe_owners_group", id="accents and an apostrophe"),
        pytest.param("24-hour line", "code_24_hour_line", id="a number first"),
        pytest.param("---", "code", id="nothing of use"),
    ],
)
def test_a_label_becomes_a_code(label: str, code: str):
    assert code_from(label, set()) == code


def test_a_long_label_gives_a_code_that_fits():
    assert len(code_from("word " * 40, set())) <= 40


def test_a_code_that_is_taken_is_numbered():
    assert code_from("Parks", {"parks", "parks_2"}) == "parks_3"


@pytest.mark.parametrize(
    "template",
    ["https://case.example/items/{reference}", "https://case.example:8443/?id={reference}"],
)
def test_an_address_with_one_place_for_the_reference_is_one(template: str):
    assert is_address(template)


@pytest.mark.parametrize(
    "template",
    [
        pytest.param("http://case.example/{reference}", id="not encrypted"),
        pytest.param("javascript:alert({reference})", id="a script"),
        pytest.param("https://{reference}.example/", id="in the name of the server"),
        pytest.param("https://case.example/{reference}/{reference}", id="twice"),
        pytest.param("https://case.example/", id="nowhere"),
        pytest.param("https://case.example/{other}{reference}", id="another holder"),
        pytest.param("https://case.example/{reference} x", id="a blank"),
        pytest.param("https://case.example@evil.example/{reference}", id="a user's name"),
        pytest.param("https://case.example/" + "x" * 300 + "{reference}", id="too long"),
    ],
)
def test_what_is_no_safe_address_is_none(template: str):
    assert not is_address(template)
