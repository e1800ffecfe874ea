"""The map that opens offline."""

import re

import pytest

from app.packs.folium_map import conference_html, harmless
from tests.app.packs.specimens import presentation

HOSTILE = ("</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>")


def test_nothing_in_the_file_points_outside_it() -> None:
    page = conference_html(presentation(), issued_words="Made today.")
    assert not re.findall(r'(?:src|href)="(?!data:)[^"#]+"', page.split("<script>")[0])
    assert "default-src 'none'" in page


@pytest.mark.parametrize("name", HOSTILE, ids=["script", "image"])
def test_a_hostile_name_stays_text_in_tags(name: str) -> None:
    page = conference_html(presentation(name=name, provision=name), issued_words="Made today.")
    assert name not in page.split("<script>")[0]
    assert page.count("<script>") == page.count("</script>") == 2


def test_a_name_cannot_run_in_the_script_that_draws_the_map() -> None:
    page = conference_html(presentation(provision="`${alert(1)}`"), issued_words="Made today.")
    # Inside a quoted string a template is only text; anywhere else it would run.
    assert not re.search(r'(?<!")`\$\{alert', page.split("<script>")[-1])


def test_a_name_cannot_leave_the_template_that_it_is_put_into() -> None:
    assert not set("`$\\<>") & set(harmless("`${x}` \\u0024 <b>"))


def test_the_map_is_also_a_table() -> None:
    page = conference_html(presentation(), issued_words="Made today.")
    assert "<td>Boathouse youth club</td>" in page


def test_suppressed_cells_leave_no_number_behind() -> None:
    page = conference_html(presentation(counts=(3, 3, 3, 3)), issued_words="Made today.")
    assert 'class="number"' not in page
    assert page.count("Recorded incidents: Fewer than 5") == 4
