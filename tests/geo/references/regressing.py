"""References of series and panels: how each is asked of the function that must equal it."""

import math
from pathlib import Path

import numpy as np

from geo.evaluate import InterruptedSeries, difference_in_differences, interrupted_series
from tests.geo.references.case import Actual, Adapter, Case
from tests.geo.tables import columns


def did_counts(p: Case, folder: Path) -> Actual:
    panel = columns(folder / "panel.csv")
    assert p["cluster"] == "id"
    assert set(p["columns"].split("=")[0].split(",")) >= {"id", "treated", "count", "did"}
    plain = difference_in_differences(panel)
    periods = difference_in_differences(panel, levels="period")
    both = difference_in_differences(panel, levels="unit_and_period")
    negative = difference_in_differences(panel, family="negative_binomial")
    clustered = {
        name: {
            "did": r.estimate,
            "se_model": r.se_model,
            "se_cluster_cr0": r.se_cluster_uncorrected,
            "se_cluster_cr1": r.se_cluster,
            "intercept": r.intercept,
            "pearson_dispersion": r.dispersion,
        }
        for name, r in (("poisson_2x2", plain), ("poisson_time_fe", periods))
    }
    return {
        **clustered,
        "poisson_unit_and_time_fe": {
            "did": both.estimate,
            "se_model": both.se_model,
            "n_units": both.units,
            "dropped_all_zero": both.dropped_units,
        },
        "negbin_2x2": {
            "did": negative.estimate,
            "se_model": negative.se_model,
            "theta": negative.shape,
            "loglik": negative.log_likelihood,
        },
        "counts": {
            f"{who}_{when}": panel["count"][(panel["treated"] == k) & (panel["post"] == j)].sum()
            for who, k in (("tr", 1), ("ct", 0))
            for when, j in (("pre", 0), ("post", 1))
        },
        "pretrend": {"coef": plain.pre_trend, "se_cluster_cr0": plain.pre_trend_se},
    }


def interrupted_time_series(p: Case, folder: Path) -> Actual:
    found, plain = stepped(p, folder), stepped({**p, "season": "none", "family": "quasi"}, folder)
    assert found.coefficients is not None
    trend = found.coefficients["trend"]
    return {
        "coef_step": found.coefficients["step"],
        "se_step": found.se,
        "dispersion": found.dispersion,
        "rr": ratio(found),
        "coef_time": trend,
        "trend_per_year_ratio": math.exp(12 * trend),
        "intercept": found.coefficients["intercept"],
        "deviance": found.deviance,
        "df": found.df,
        "aic": found.aic,
        "unadjusted_season": {
            "dispersion": plain.dispersion,
            "se_step": plain.se,
            "rr": ratio(plain),
        },
        "deviance_residual_acf_lag0_6": found.residual_autocorrelation,
    }


def stepped(p: Case, folder: Path) -> InterruptedSeries:
    (path,) = folder.glob("*.csv")
    series = columns(path)
    season = p["season"].split()
    return interrupted_series(
        series[p["outcome"]],
        interruption=int(np.argmax(series[p["intervention"].split()[0]])),
        exposure=series[p["offset"].removeprefix("log(").removesuffix(")")],
        harmonics=0 if season[0] == "none" else int(season[0]),
        family="quasipoisson" if p["family"].startswith("quasi") else "poisson",
    )


def ratio(r: InterruptedSeries) -> Actual:
    return {"rr": r.rate_ratio, "lo": r.low, "hi": r.high}


ADAPTERS: dict[str, Adapter] = {
    "did_counts": did_counts,
    "interrupted_time_series": interrupted_time_series,
}
