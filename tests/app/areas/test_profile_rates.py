from app.areas.profile_ground_queries import ResidentsRow
from app.areas.profile_rates import Ground, rates_out
from app.areas.profile_schemas import RatesOut
from app.disclosure.figures import NO_DATA, SUPPRESSED, Count, Figure

KM2 = 1_000_000.0


def ground(figure: Figure, residents: float = 2000, *, kind: str = "lsoa21", area_m2: float = KM2):
    return Ground(figure, area_m2, [ResidentsRow(kind, "2021", residents, area_m2)])


def told(here: Ground, borough: Ground, *, months: int = 12) -> RatesOut:
    return rates_out(here, borough, None, months=months, comparison_name=None)


def test_half_a_year_is_told_as_a_year():
    rates = told(ground(Count(n=30)), ground(Count(n=30)), months=6)
    assert rates.per_km2.area == 60.0


def test_hidden_count_has_no_rate():
    rate = told(ground(SUPPRESSED), ground(Count(n=30))).per_km2
    assert (rate.area, rate.area_state) == (None, "suppressed")


def test_ground_without_data_has_no_rate():
    rate = told(ground(NO_DATA), ground(Count(n=30))).per_km2
    assert (rate.area, rate.area_state) == (None, "no_data")


def test_place_where_hardly_anybody_lives_has_no_rate_by_residents():
    rates = told(ground(Count(n=30), residents=40), ground(Count(n=30)))
    assert rates.per_1000 is None
    assert "Too few people live here" in rates.reading


def test_both_rates_by_residents_come_from_the_same_boundaries():
    here = Ground(
        Count(n=30),
        KM2,
        [ResidentsRow("lsoa21", "2021", 900, KM2), ResidentsRow("ward", "2022", 1000, KM2)],
    )
    rates = told(here, ground(Count(n=30), kind="ward"))
    assert rates.residents_from == "wards"
    assert rates.per_1000 is not None
    assert rates.per_1000.area == 30.0


def test_boundaries_that_cover_half_the_ground_are_not_used():
    here = Ground(Count(n=30), KM2, [ResidentsRow("lsoa21", "2021", 900, KM2 / 2)])
    assert told(here, ground(Count(n=30))).per_1000 is None
