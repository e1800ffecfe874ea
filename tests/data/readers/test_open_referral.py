import json
from pathlib import Path
from typing import Any

import pytest

from data.readers.faults import UnreadableFile
from data.readers.open_referral import Found, read_open_referral
from tests.data.readers.specimens import written, zipped


def service(**said: Any) -> dict[str, Any]:  # noqa: ANN401
    """A service at one place, with some things of its own."""
    place = {
        "id": "at-1",
        "location": {"id": "l-1", "latitude": 51.5465, "longitude": -0.0553},
    }
    usual = {"id": "s-1", "name": "Youth club", "status": "active"}
    return usual | {"service_at_locations": [place]} | said


def read(folder: Path, value: object) -> Found:
    return read_open_referral(written(folder, "a.json", json.dumps(value).encode()))


@pytest.mark.parametrize(
    "document",
    [
        service(),
        [service()],
        {"contents": [service()], "page_number": 1},
        {"items": [service()]},
        {"id": "o", "name": "Org", "services": [service()]},
        {
            "id": "at-1",
            "location": service()["service_at_locations"][0]["location"],
            "service": {"id": "s-1", "name": "Youth club", "status": "active"},
        },
    ],
    ids=["service", "list", "page", "items", "organisation", "service at location"],
)
def test_service_is_found_wherever_the_document_keeps_it(tmp_path: Path, document: object) -> None:
    (row,) = read(tmp_path, document).rows
    assert (row.name, row.status) == ("Youth club", "open")
    assert row.x is not None


def test_weekly_schedule_becomes_opening_hours(tmp_path: Path) -> None:
    schedule = {"freq": "WEEKLY", "byday": "TH,FR", "opens_at": "10:00:00", "closes_at": "18:00"}
    (row,) = read(tmp_path, service(schedules=[schedule])).rows
    assert [(o.weekday, o.opens.hour, o.closes.hour) for o in row.opening_hours] == [
        (4, 10, 18),
        (5, 10, 18),
    ]


def test_schedule_of_another_place_is_not_this_ones(tmp_path: Path) -> None:
    schedule = {
        "freq": "WEEKLY",
        "byday": "MO",
        "opens_at": "10:00",
        "closes_at": "18:00",
        "service_at_location_id": "at-2",
    }
    (row,) = read(tmp_path, service(schedules=[schedule])).rows
    assert row.opening_hours == ()


def test_people_are_left_out(tmp_path: Path) -> None:
    found = read(
        tmp_path, service(contacts=[{"name": "Ann"}], phones=[{"number": "0"}], email="a@b")
    )
    assert not {"contacts", "phones", "email"} & set(found.rows[0].raw)


def test_service_at_two_places_is_two_provisions(tmp_path: Path) -> None:
    two = service()
    two["service_at_locations"].append(
        {"id": "at-2", "location": {"id": "l-2", "latitude": 51.55, "longitude": -0.06}}
    )
    rows = read(tmp_path, two).rows
    assert [row.source_ref for row in rows] == ["s-1@l-1", "s-1@l-2"]


def test_service_without_a_place_is_kept_without_one(tmp_path: Path) -> None:
    (row,) = read(tmp_path, service(service_at_locations=[])).rows
    assert (row.x, row.source_ref) == (None, "s-1")


@pytest.mark.parametrize(
    "said",
    [
        {"service_at_locations": [{"location": {"latitude": 1, "longitude": 1}}]},
        {"minimum_age": 30, "maximum_age": 10},
        {"url": "javascript:alert(1)"},
        {"schedules": [{"byday": "XX", "opens_at": "10:00", "closes_at": "11:00"}]},
    ],
    ids=["abroad", "ages", "web address", "day"],
)
def test_service_that_cannot_be_is_refused_with_a_reason(
    tmp_path: Path, said: dict[str, Any]
) -> None:
    found = read(tmp_path, service(**said))
    assert (len(found.rows), len(found.rejects)) == (0, 1)


@pytest.mark.parametrize("spoilt", ["text", 7, None, [1, "x"]])
def test_parts_of_the_wrong_type_bring_nothing_down(tmp_path: Path, spoilt: object) -> None:
    said = dict.fromkeys(
        ("organization", "schedules", "cost_options", "attributes", "service_at_locations"), spoilt
    )
    assert len(read(tmp_path, service(**said)).rows) == 1


def test_tables_are_joined(tmp_path: Path) -> None:
    tables = {
        "services.csv": b"id,organization_id,name,status\ns,o,Club,active\n",
        "organizations.csv": b"id,name\no,Trust\n",
        "locations.csv": b"id,name,latitude,longitude\nl,Hall,51.5465,-0.0553\n",
        "service_at_location.csv": b"id,service_id,location_id\na,s,l\n",
        "schedules.csv": b"service_id,freq,byday,opens_at,closes_at\ns,WEEKLY,MO,10:00,11:00\n",
    }
    (row,) = read_open_referral(zipped(tmp_path, tables)).rows
    assert (row.name, row.organisation, len(row.opening_hours)) == ("Club", "Trust", 1)
    assert row.x is not None


def test_file_without_a_service_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no Open Referral service"):
        read(tmp_path, {"id": 1, "name": "Only a taxonomy"})


def test_published_data_package_gives_its_services(shared: Path) -> None:
    found = read_open_referral(shared / "data" / "hsds_sample_datapackage_FICTIONAL.zip")
    assert len(found.rows) + len(found.rejects) == 13
    helpline = next(row for row in found.rows if row.name == "Never Homeless Helpline")
    assert [o.weekday for o in helpline.opening_hours] == [1, 2, 3]


def test_published_uk_example_lies_outside_britain_and_says_so(shared: Path) -> None:
    found = read_open_referral(shared / "data" / "openreferral-uk_profile_examples_FICTIONAL.zip")
    assert [reject.reason for reject in found.rejects] == ["The point lies outside Britain."]
