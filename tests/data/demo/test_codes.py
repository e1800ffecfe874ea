"""Everything the borough calls by a code is in the code lists."""

import pytest

from data.codelists import read_code_lists
from data.demo.records import Borough

KNOWN = {(row.list, row.code) for row in read_code_lists()}


@pytest.mark.parametrize(
    ("records", "attribute", "code_list"),
    [
        ("incidents", "harm_type", "harm_type"),
        ("incidents", "time_precision", "time_precision"),
        ("incidents", "location_precision", "location_precision"),
        ("incidents", "reporting_agency", "agency"),
        ("places", "place_type", "place_type"),
        ("provisions", "provision_type", "provision_type"),
        ("provisions", "status", "provision_status"),
        ("guardian_sites", "site_type", "guardian_site_type"),
        ("guardian_sites", "status", "guardian_status"),
        ("changes", "intervention_type", "intervention_type"),
        ("changes", "status", "change_status"),
        ("changes", "agency", "agency"),
        ("changes", "mechanism", "mechanism"),
        ("areas", "kind", "area_kind"),
        ("assessments", "stage", "stage"),
        ("assessments", "context_kind", "context_kind"),
    ],
)
def test_codes_are_known(borough: Borough, records: str, attribute: str, code_list: str) -> None:
    used = {getattr(record, attribute) for record in getattr(borough, records)}
    assert {(code_list, code) for code in used} <= KNOWN


def test_published_records_have_the_categories_of_police_uk(borough: Borough) -> None:
    used = {i.source_category for i in borough.incidents if i.source_key == "police_open"}
    assert {("police_uk_category", code) for code in used} <= KNOWN


def test_published_records_have_the_harm_type_of_their_category(borough: Borough) -> None:
    mapped = {
        row.code: (row.attributes["harm_type"], row.attributes["enforcement_driven"])
        for row in read_code_lists()
        if row.list == "police_uk_category"
    }
    for i in borough.incidents:
        if i.source_key == "police_open":
            assert (i.harm_type, i.enforcement_driven) == mapped[i.source_category]
