"""References of change detection: how each is asked of the function that must equal it."""

from pathlib import Path

import numpy as np

from geo.change import FarringtonOptions, Signals, cusum, ears_c1, ewma, farrington
from tests.geo.references.case import Actual, Adapter, Case
from tests.geo.tables import rows


def change_detection(p: Case, folder: Path) -> Actual:
    if "mu0" in p:
        return charts(p)
    counts = np.array([int(row["count"]) for row in rows(folder / "weekly.csv")])
    if "baseline" in p:
        return just_before(p, counts)
    first, last = (int(week) - 1 for week in p["weeks"].split(" ")[0].split(".."))
    judged = range(first, last + 1)
    return {name: earlier_years(p[name], counts, judged, p["freq"]) for name in ("old", "improved")}


def charts(p: Case) -> Actual:
    assert p["cusum_k"] == "(mu1-mu0)/ln(mu1/mu0)"
    sums = cusum(p["counts"], mean=p["mu0"], shifted=p["mu1"], threshold=p["cusum_h"])
    averages = ewma(
        p["counts"],
        mean=p["mu0"],
        smoothing=p["ewma_lambda"],
        width=p["ewma_L"],
        start=p["ewma_start"],
    )
    return {
        "k": sums.reference,
        "cusum": sums.statistic.tolist(),
        "cusum_first_alarm_month": first_month(sums),
        "ewma": averages.statistic.tolist(),
        "ewma_upper": averages.limit.tolist(),
        "ewma_first_alarm_month": first_month(averages),
    }


def first_month(signals: Signals) -> int | None:
    return None if signals.first_alarm is None else signals.first_alarm + 1


def just_before(p: Case, counts: np.ndarray) -> Actual:
    found = ears_c1(counts, baseline=p["baseline"], alpha=p["alpha"])
    at = np.array(p["weeks"]) - 1
    bounds = found.limit[at].tolist()
    return {
        "first_four_upperbounds": bounds[:4],
        "upperbound": bounds,
        "alarm_weeks": (at[found.alarms[at]] + 1).tolist(),
    }


def earlier_years(p: Case, counts: np.ndarray, judged: range, period: int) -> Actual:
    assert p["thresholdMethod"] == "delta"
    options = FarringtonOptions(
        period=period,
        years=p["b"],
        half_window=p["w"],
        season_blocks=p["noPeriods"],
        trim_above=p["weightsThreshold"],
        recent_left_out=p["pastWeeksNotIncluded"],
        trend_p=p["pThresholdTrend"],
        alpha=p["alpha"],
    )
    found = farrington(counts, options=options, periods=judged)
    at = np.array(judged)
    return {
        "upperbound": found.limit[at].tolist(),
        "alarm_weeks": (np.flatnonzero(found.alarms) + 1).tolist(),
        "expected": found.expected[at].tolist(),
        "trend_kept": found.trend_kept[at].astype(int).tolist(),
    }


ADAPTERS: dict[str, Adapter] = {"change_detection": change_detection}
