from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from app.db import Database
from app.imports.run import ImportFailed
from tests.app.imports.conftest import SLUG, BringIn, Count
from tests.data.readers.sites import club, collection, feature, site, table_file
from tests.data.readers.specimens import written

pytestmark = pytest.mark.db

POSTCODES = "Postcode,Positional_quality_indicator,Eastings,Northings\nE8 1EA,10,534900,184800\n"


def one(database: Database, query: str) -> tuple[object, ...]:
    with database.partnership(SLUG, "exact") as session:
        return tuple(session.execute(text(query)).one())


def test_site_by_postcode_lies_at_its_centre(
    tmp_path: Path, bring_in: BringIn, database: Database
) -> None:
    bring_in("code-point", written(tmp_path, "codepo.csv", POSTCODES.encode()))
    row = site(longitude="", latitude="", postcode="e81ea")
    bring_in("guardian-sites", table_file(tmp_path, [row]))
    assert one(database, "SELECT postcode, st_x(geom), st_y(geom) FROM guardian_site") == (
        "E8 1EA",
        534900.0,
        184800.0,
    )


def test_site_with_an_unknown_postcode_is_refused_and_says_what_to_do(
    tmp_path: Path, bring_in: BringIn, database: Database
) -> None:
    row = site(longitude="", latitude="", postcode="E8 1EA")
    _, result = bring_in("guardian-sites", table_file(tmp_path, [row]))
    assert result.counts.rejected == 1
    assert "Code-Point Open" in str(one(database, "SELECT reason FROM import_reject")[0])


def test_changed_row_of_a_later_table_updates_the_site(
    tmp_path: Path, bring_in: BringIn, database: Database
) -> None:
    path = table_file(tmp_path, [site(ref="G1")])
    bring_in("guardian-sites", path)
    _, same = bring_in("guardian-sites", path)
    changed = [site(ref="G1", status="active", hours="Mon 15:00-18:00")]
    _, later = bring_in("guardian-sites", table_file(tmp_path, changed))
    assert (same.counts.unchanged, later.counts.updated) == (1, 1)
    assert one(database, "SELECT status, hours -> 0 ->> 'opens', version FROM guardian_site") == (
        "active",
        "15:00",
        2,
    )


def test_provision_brings_its_opening_hours(
    tmp_path: Path, bring_in: BringIn, database: Database
) -> None:
    bring_in("provision", table_file(tmp_path, [club()]))
    found = one(
        database,
        "SELECT p.name, h.weekday, h.opens::text, h.term, p.location_precision"
        " FROM provision p JOIN opening_hours h ON h.provision_id = p.id",
    )
    assert found == ("Friday Club", 5, "18:00:00", "term_time", "address")


def test_provision_without_a_place_is_kept_and_counted(
    tmp_path: Path, bring_in: BringIn, count: Count
) -> None:
    _, result = bring_in("provision", table_file(tmp_path, [club(longitude="", latitude="")]))
    assert result.counts.no_location == result.counts.added == 1
    assert count("provision WHERE geom IS NULL AND location_precision = 'none'") == 1


def test_columns_that_are_called_otherwise_can_be_named(
    tmp_path: Path, bring_in: BringIn, count: Count
) -> None:
    rows = [{"Hall": "North Hall", "E": "534900", "N": "184800"}]
    mapping = {"name": "Hall", "easting": "E", "northing": "N", "site_type": "=community_centre"}
    bring_in("guardian-sites", table_file(tmp_path, rows), mapping=mapping)
    assert count("guardian_site WHERE name = 'North Hall' AND st_x(geom) = 534900") == 1


def test_wards_come_in_once(tmp_path: Path, bring_in: BringIn, database: Database) -> None:
    path = collection(tmp_path, feature(), feature(WD24CD="E05000002", WD24NM="Second Ward"))
    bring_in("boundaries", path)
    _, again = bring_in("boundaries", path)
    assert (again.counts.added, again.counts.unchanged) == (0, 2)
    assert one(database, "SELECT DISTINCT boundary_type, vintage FROM boundary") == ("ward", "2024")


def test_outline_covers_its_ground_with_hexagons(
    tmp_path: Path, bring_in: BringIn, count: Count
) -> None:
    bring_in("boundaries", collection(tmp_path, feature()), boundary_type="outline")
    assert count("hex_cell WHERE width_m = 200") > 10


def test_boundaries_of_an_unknown_kind_fail_in_a_sentence(
    tmp_path: Path, bring_in: BringIn
) -> None:
    other = feature()
    other["properties"] = {"code": "X1", "name": "Somewhere"}
    with pytest.raises(ImportFailed, match="say which, one of"):
        bring_in("boundaries", collection(tmp_path, other))


def test_real_wards_keep_the_area_their_publisher_states(
    shared: Path, bring_in: BringIn, count: Count
) -> None:
    bring_in("boundaries", shared / "data" / "hackney_wards_2014-to-date.geojson")
    assert count("boundary") == 21
    assert count("boundary WHERE code = 'E05009377' AND round(st_area(geom) / 10000) = 102") == 1


def test_real_postcodes_come_in_as_many_as_there_are_lines(
    shared: Path, bring_in: BringIn, count: Count
) -> None:
    path = shared / "data" / "codepoint-open_hackney_2025-05.csv"
    _, result = bring_in("code-point", path)
    lines = len(path.read_text().splitlines()) - 1
    assert count("postcode") == result.counts.added == lines


def test_extract_of_another_town_says_that_it_was_left_out(
    shared: Path, tmp_path: Path, bring_in: BringIn, count: Count
) -> None:
    bring_in("boundaries", collection(tmp_path, feature()), boundary_type="outline")
    _, result = bring_in("osm", shared / "data" / "osm_leeds-university_its-example.osm.pbf")
    assert count("context_feature") == 0
    assert "more than 2 km from the partnership’s outline" in " ".join(result.notes)


def test_real_osm_extract_comes_in_once(shared: Path, bring_in: BringIn, count: Count) -> None:
    path = shared / "data" / "osm_leeds-university_its-example.osm.pbf"
    bring_in("osm", path)
    before = count("context_feature"), count("place")
    _, again = bring_in("osm", path)
    assert (again.counts.added, again.counts.updated) == (0, 0)
    assert (count("context_feature"), count("place")) == before
    assert count("context_feature WHERE layer = 'building'") > 50


def test_real_libraries_come_in_when_their_type_is_said(
    shared: Path, bring_in: BringIn, count: Count
) -> None:
    path = shared / "data" / "london_libraries_2023.csv"
    _, result = bring_in("guardian-sites", path, mapping={"site_type": "=library"})
    assert result.counts.added + result.counts.rejected == 347
    assert count("guardian_site WHERE geom IS NOT NULL") == result.counts.added > 340


def test_fictional_directory_comes_in(shared: Path, bring_in: BringIn, count: Count) -> None:
    _, result = bring_in("open-referral", shared / "data" / "hsds_sample_datapackage_FICTIONAL.zip")
    assert result.counts.added == count("provision") == 12
    assert result.counts.rejected == 1
    assert count("opening_hours") > 0


@pytest.mark.parametrize(
    "content",
    [b"", b"\0\0\0", b"a,b\n1,2\n", b"PK\x03\x04 not a zip", b'{"type": "FeatureCollection"}'],
    ids=["empty", "binary", "other table", "broken zip", "no features"],
)
@pytest.mark.parametrize(
    "kind",
    [
        "police-uk",
        "boundaries",
        "guardian-sites",
        "provision",
        "open-referral",
        "osm",
        "code-point",
    ],
)
def test_file_of_the_wrong_kind_fails_with_a_sentence_and_leaves_nothing(
    tmp_path: Path,
    ask_for: Callable[..., UUID],
    bring_in: BringIn,
    count: Count,
    kind: str,
    content: bytes,
) -> None:
    with pytest.raises(ImportFailed):
        bring_in(kind, written(tmp_path, "strange.bin", content))
    assert count("import_batch WHERE state = 'failed' AND error LIKE '%strange.bin%'") == 1
