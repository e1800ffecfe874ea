"""The doubt of a regression when counts of one place go together."""

import numpy as np
from numpy.typing import ArrayLike

from geo.evaluate.glm import CountFit, Floats


def cluster_covariance(fit: CountFit, clusters: ArrayLike, *, corrected: bool = True) -> Floats:
    """Give the covariance of the coefficients when counts of one cluster go together.

    Parameters
    ----------
    fit
        Of n counts on p columns.
    clusters
        A label for each count, shape (n,).
    corrected
        Whether to multiply by G / (G - 1) for G clusters.

    Returns
    -------
    Shape (p, p).

    Raises
    ------
    ValueError
        If there are fewer than two clusters or another number of labels than counts.

    Notes
    -----
    Unscaled covariance, times the summed squares of each cluster's scores, times unscaled
    covariance. Source: Liang & Zeger (1986), Biometrika 73:13-22.
    """
    labels = np.asarray(clusters)
    if labels.shape != fit.counts.shape:
        msg = f"clusters: expected {len(fit.counts)} labels, one for each count, got {labels.shape}"
        raise ValueError(msg)
    _, at = np.unique(labels, return_inverse=True)
    sums = np.column_stack([np.bincount(at, column) for column in fit.scores.T])
    groups = len(sums)
    if groups < 2:
        msg = "clusters: all counts are of one cluster; at least two are needed"
        raise ValueError(msg)
    covariance = fit.unscaled @ (sums.T @ sums) @ fit.unscaled
    return covariance * (groups / (groups - 1)) if corrected else covariance
