import pytest

from app.links.reference import address_of, reference_fault


@pytest.mark.parametrize(
    "reference",
    [
        "PG-1042",
        "1",
        "EFRP/2026/117",
        "b0a1c2d3-aaaa-4bbb-8ccc-0123456789ab",
        "ABC",
        "Case-12",
        "urn:mosaic:77",
        "x" * 39 + "1",
    ],
)
def test_a_code_or_number_passes(reference: str):
    assert reference_fault(reference) == ""


@pytest.mark.parametrize(
    ("reference", "why"),
    [
        pytest.param("", "Give the reference", id="nothing"),
        pytest.param("Kayleigh Brown", "never holds a name", id="two words"),
        pytest.param("Kayleigh-Brown", "looks like a name", id="two capitalised words"),
        pytest.param("KayleighBrown2009", "looks like a name", id="joined, with a year"),
        pytest.param("kayleigh.brown", "looks like a name", id="small letters"),
        pytest.param("Kayleigh", "looks like a name", id="a first name"),
        pytest.param("PG 1042", "Leave out the spaces", id="a blank"),
        pytest.param("PG\t1042", "Leave out the spaces", id="a tab"),
        pytest.param("1" * 41, "40 characters at most", id="too long"),
        pytest.param("PG#1042", "only those", id="another sign"),
        pytest.param("<b>1</b>", "begins with", id="markup"),
        pytest.param("../../1", "begins with", id="a path"),
        pytest.param("Žofie1", "begins with", id="letters of another alphabet"),
    ],
)
def test_what_may_be_a_name_is_refused_with_the_reason(reference: str, why: str):
    assert why in reference_fault(reference)


def test_an_address_holds_the_reference_safely():
    template = "https://case.example/items/{reference}?view=1"
    assert address_of(template, "A/1:2") == "https://case.example/items/A%2F1%3A2?view=1"


@pytest.mark.parametrize("template", [None, "", "https://case.example/", 7])
def test_without_a_template_there_is_no_address(template: object):
    assert address_of(template, "1") is None
