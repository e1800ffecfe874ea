"""How firm the first places are, worked out from what is shown alone."""

import numpy as np

from app.hotspots.firmness import TOP, firmness


def hidden_of(counts: np.ndarray) -> np.ndarray:
    return ((counts > 0) & (counts < 5)).astype(np.int64)


def test_places_far_above_the_others_stay_first_in_every_draw() -> None:
    counts = np.array([400] * TOP + [20] * 40)
    found = firmness(counts, hidden_of(counts))
    assert found.firm == TOP
    assert found.share[:TOP].tolist() == [1.0] * TOP
    assert found.share[TOP:].max() == 0.0


def test_among_equal_places_none_is_sure_of_its_place() -> None:
    counts = np.full(40, 25)
    found = firmness(counts, hidden_of(counts))
    assert found.firm == 0
    # Ten of forty, by chance alone.
    np.testing.assert_allclose(found.share, 0.25, atol=0.06)


def test_leaving_out_places_that_cannot_get_there_changes_no_share() -> None:
    rng = np.random.default_rng(5)
    counts = np.concatenate([rng.integers(40, 90, 30), rng.integers(5, 12, 400)])
    few = firmness(counts[:30], np.zeros(30, dtype=np.int64))
    all_of_them = firmness(counts, np.zeros(430, dtype=np.int64))
    np.testing.assert_allclose(all_of_them.share[:30], few.share, atol=0.05)


def test_hidden_counts_enter_as_their_mean_so_that_none_can_be_worked_out() -> None:
    shown = np.array([9, 8, 8, 7, 7, 6, 6, 6, 5, 5, 5, 5])
    one = np.concatenate([shown, [1, 4, 1, 4, 2, 3]])
    other = np.concatenate([shown, [4, 1, 3, 2, 4, 1]])
    first, second = (firmness(counts, hidden_of(counts)) for counts in (one, other))
    np.testing.assert_array_equal(first.share, second.share)


def test_fewer_places_than_are_asked_for_say_so() -> None:
    counts = np.array([30] * TOP + [0] * 50)
    assert firmness(counts, hidden_of(counts)).refusal.startswith("Fewer than 11 places hold")
