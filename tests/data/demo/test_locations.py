import pytest

from data.demo.records import Borough


@pytest.mark.parametrize(
    ("name", "hectares"),
    [
        ("Weir Road shops", 2.4),
        ("Lock Street and Larkfield Park", 10.3),
        ("Calderwick station forecourt", 3.1),
        ("Mill Lane underpass", 1.2),
        ("Tanner Court garages", 1.9),
    ],
)
def test_locations_of_concern_have_about_their_size(
    borough: Borough, name: str, hectares: float
) -> None:
    area = next(a for a in borough.areas if a.name == name and a.kind == "scoping")
    assert area.geometry.area / 10_000 == pytest.approx(hectares, rel=0.15)


def test_locations_are_at_different_stages(borough: Borough) -> None:
    assert len({a.stage for a in borough.assessments}) >= 5


def test_lock_street_lies_in_two_wards(borough: Borough) -> None:
    area = next(a for a in borough.areas if a.name.startswith("Lock Street"))
    wards = [b.name for b in borough.boundaries if b.boundary_type == "ward"]
    shapes = [b.geometry for b in borough.boundaries if b.boundary_type == "ward"]
    touched = {n for n, s in zip(wards, shapes, strict=True) if s.intersects(area.geometry)}
    assert touched == {"Weir", "Larkfield"}


def test_every_assessment_has_its_area(borough: Borough) -> None:
    scoped = {a.name for a in borough.areas if a.kind == "scoping"}
    assert {a.area_name for a in borough.assessments} <= scoped
