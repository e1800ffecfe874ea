import numpy as np
import pytest

from geo.evaluate.clustered import cluster_covariance
from geo.evaluate.glm import CountFit, fit_counts


def one_mean(counts: list[int]) -> CountFit:
    return fit_counts(np.ones((len(counts), 1)), counts)


def test_two_places_by_hand() -> None:
    # Mean 5, information 20; the places' scores are (2 + 4 - 10) and (6 + 8 - 10).
    found = cluster_covariance(one_mean([2, 4, 6, 8]), list("aabb"), corrected=False)
    assert found[0, 0] == pytest.approx((16 + 16) / 20**2)


def test_the_correction_multiplies_by_places_over_places_less_one() -> None:
    fit = one_mean([2, 4, 6, 8, 3, 1])
    plain, corrected = (cluster_covariance(fit, list("aabbcc"), corrected=c) for c in (False, True))
    assert corrected == pytest.approx(plain * 3 / 2)


def test_the_order_of_rows_does_not_matter() -> None:
    order = [3, 0, 5, 1, 4, 2]
    counts, labels = np.array([2, 4, 6, 8, 3, 1]), np.array(list("aabbcc"))
    shuffled = cluster_covariance(one_mean(counts[order].tolist()), labels[order])
    assert shuffled == pytest.approx(cluster_covariance(one_mean(counts.tolist()), labels))


def test_one_cluster_or_another_number_of_labels_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^clusters: all counts are of one cluster"):
        cluster_covariance(one_mean([1, 2]), ["a", "a"])
    with pytest.raises(ValueError, match=r"^clusters: expected 2 labels"):
        cluster_covariance(one_mean([1, 2]), ["a"])
