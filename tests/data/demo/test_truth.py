import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import shapely

from data.demo.borough import Town, build
from data.demo.planted import DEFAULT_PLAN
from data.demo.records import Borough
from data.demo.truth import FILE, as_text


def effect(borough: Borough, kind: str) -> dict[str, Any]:
    return next(e for e in borough.truth["effects"] if e["kind"] == kind)


def ratio(counts: dict[str, Any], role: str) -> float:
    return counts[role]["after"]["happened"] / counts[role]["before"]["happened"]


def test_committed_truth_is_what_the_generator_plants(borough: Borough) -> None:
    assert FILE.read_text(encoding="utf-8") == as_text(borough.truth)


def test_counts_of_the_truth_agree_with_the_records(borough: Borough) -> None:
    row = effect(borough, "reduced")
    area = next(a for a in borough.areas if a.name == row["treated_area"])
    first, last = (date.fromisoformat(day) for day in row["before"])
    precise = ("exact", "address", "street_segment")
    counted = sum(
        first <= i.happened_at.date() <= last and shapely.intersects(area.geometry, i.point)
        for i in borough.incidents
        if i.location_precision in precise
    )
    assert counted == row["counts"]["treated"]["before"]["recorded"]


def test_reduced_place_falls_by_about_the_planted_share(borough: Borough) -> None:
    row = effect(borough, "reduced")
    against = ratio(row["counts"], "treated") / ratio(row["counts"], "comparison")
    assert against == pytest.approx(1 - row["share"], abs=0.12)


def test_moved_harm_is_found_in_the_ring(borough: Borough) -> None:
    counts = effect(borough, "moved")["counts"]
    lost = counts["treated"]["before"]["happened"] - counts["treated"]["after"]["happened"]
    gained = counts["ring"]["after"]["happened"] - counts["ring"]["before"]["happened"]
    assert gained == pytest.approx(lost, rel=0.35)


def test_idle_change_leaves_its_place_like_the_comparison(borough: Borough) -> None:
    counts = effect(borough, "none")["counts"]
    assert ratio(counts, "treated") == pytest.approx(ratio(counts, "comparison"), rel=0.15)


def test_trend_falls_alike_with_and_without_the_change(borough: Borough) -> None:
    counts = effect(borough, "trend")["counts"]
    assert ratio(counts, "treated") < 0.9
    assert ratio(counts, "treated") == pytest.approx(ratio(counts, "comparison"), rel=0.15)


def test_small_place_is_too_small_to_read(borough: Borough) -> None:
    counts = effect(borough, "too_few")["counts"]
    assert counts["treated"]["before"]["recorded"] < 30


@pytest.mark.parametrize("kind", ["reduced", "moved", "none", "trend"])
def test_treated_places_hold_enough_to_be_read(borough: Borough, kind: str) -> None:
    counts = effect(borough, kind)["counts"]
    assert counts["treated"]["before"]["recorded"] >= 150
    assert counts["comparison"]["before"]["recorded"] >= 150


def test_planted_changes_stand_in_the_ledger(borough: Borough) -> None:
    ledger = {c.number: c for c in borough.changes}
    for row in borough.truth["effects"]:
        change = ledger[row["change_number"]]
        assert change.completed_on is not None
        assert change.completed_on.isoformat() == row["completed_on"]


def test_named_areas_are_saved(borough: Borough) -> None:
    saved = {a.name for a in borough.areas}
    for row in borough.truth["effects"]:
        assert {row["treated_area"], row["comparison_area"]} <= saved


def test_treated_and_compared_ground_does_not_touch(borough: Borough) -> None:
    shapes = {a.name: a.geometry for a in borough.areas}
    for row in borough.truth["effects"]:
        treated, compared = shapes[row["treated_area"]], shapes[row["comparison_area"]]
        assert treated.distance(compared) > (row["ring_m"] or 0)


def test_concentrations_lie_where_the_truth_says(borough: Borough) -> None:
    for row in borough.truth["hotspots"]:
        shape = shapely.Polygon(row["outline"]).buffer(1.0)
        inside = [i for i in borough.incidents if i.planted_in == row["name"]]
        stayed = sum(shapely.intersects(shape, i.true_point) for i in inside)
        assert stayed >= 0.6 * len(inside), row["name"]


def test_what_began_lately_has_nothing_before_its_first_day(borough: Borough) -> None:
    (row,) = borough.truth["emerging"]
    days = [i.happened_at.date() for i in borough.incidents if i.planted_in == row["name"]]
    assert len(days) == row["planted"] >= 15
    assert min(days) >= date.fromisoformat(row["began"])


def test_without_what_began_lately_everything_else_is_the_same(
    borough: Borough, town: Town
) -> None:
    plain = build(plan=replace(DEFAULT_PLAN, emerging=()), town=town)
    shared = borough.incidents[: len(plain.incidents)]
    assert [i.point for i in plain.incidents] == [i.point for i in shared]
    assert [i.source_ref for i in plain.incidents] == [i.source_ref for i in shared]


def test_searches_are_marked_as_driven_by_enforcement(borough: Borough) -> None:
    searches = [i for i in borough.incidents if i.planted_in == "Chapel Row searches"]
    assert searches
    assert all(i.enforcement_driven for i in searches)


def test_variant_without_effects_keeps_what_was_taken_away(borough: Borough, town: Town) -> None:
    plain = build(plan=replace(DEFAULT_PLAN, effects=()), town=town)
    assert len(plain.incidents) > len(borough.incidents)


def test_truth_is_plain_json(borough: Borough) -> None:
    assert json.loads(as_text(borough.truth)) == borough.truth
