"""References of times: how each is asked of the function that must equal it."""

from fractions import Fraction
from pathlib import Path

import numpy as np

from geo.temporal import aoristic as spread
from geo.temporal import circular, unusual_window
from tests.geo.references.case import Actual, Adapter, Case
from tests.geo.tables import rows

HOURS_OF_A_WEEK = 168


def aoristic(p: Case, folder: Path) -> Actual:
    table = rows(folder / "incidents.csv")
    start, end = (np.array([row[k] or "NaT" for row in table], "M8[s]") for k in ("start", "end"))
    found = spread(start, end)
    weights = found.weights.tolist()
    top = int(np.argmax(found.weights))
    return {
        "n": found.used,
        "end_before_start": found.end_before_start,
        "missing_end": found.missing_end,
        "total_weight": found.total,
        "per_incident_fractions": {
            row["id"]: fractions(spread(start[k : k + 1], end[k : k + 1]).weights)
            for k, row in enumerate(table)
            if "id" in row
        },
        "total_by_hour_of_week": weights,
        "top_bin": top,
        "top_bin_weight": weights[top],
        "by_weekday_mon_to_sun": spread(start, end, bins="weekday").weights.tolist(),
        "by_hour_of_day": spread(start, end, bins="hour_of_day").weights.tolist(),
    }


def fractions(weights: np.ndarray) -> str | dict[str, str]:
    if np.ptp(weights) == 0:
        return f"{share(weights[0])} in all {len(weights)}"
    return {str(hour): share(weights[hour]) for hour in np.flatnonzero(weights)}


def share(weight: float) -> str:
    whole = Fraction(weight).limit_denominator(HOURS_OF_A_WEEK)
    assert abs(whole - Fraction(weight)) < 1e-12
    return str(whole)


def circular_time(p: Case, folder: Path) -> Actual:
    if "sets" in p:
        return {name: around(hours, p["period"]) for name, hours in p["sets"].items()}
    clocks = [row["date"][-5:].split(":") for row in rows(folder / "incidents.csv")]
    hours = [int(hour) + int(minute) / 60 for hour, minute in clocks]
    return around(hours, p["period"])


def around(hours: list[float], period: float) -> Actual:
    r = circular(hours, period=period)
    return {
        "n": r.used,
        "circular_mean_hour": r.mean_hour,
        "circular_mean_clock": r.clock,
        "mean_resultant_length": r.resultant_length,
        "circular_variance": r.variance,
        "circular_sd_hours": r.sd_hours,
        "rayleigh_z": r.rayleigh_z,
        "rayleigh_p": r.rayleigh_p,
        "rayleigh_p_upper_bound_or_value": r.rayleigh_p,
        "ln_rayleigh_p_first_order": None if r.rayleigh_z is None else -r.rayleigh_z,
        "rayleigh_p_zar": r.rayleigh_p_zar,
        # Told nowhere by the result, for it misleads; here it shows that the input is the same.
        "arithmetic_mean_hour_WRONG": sum(hours) / len(hours) if hours else None,
        "kappa_vonmises_mle": r.kappa,
        "kuiper": r.kuiper,
        "watson_u2": r.watson_u2,
        "share_00_to_05": np.mean(np.array(hours) < 6) if hours else None,
        "share_minute_00_or_30": r.heaped_share,
    }


def temporal_scan_naus(p: Case, folder: Path) -> Actual:
    r = unusual_window(p["mu_per_window"], window=p["k"], periods=p["L"], count=p["n"])
    # The second figure stops a sum one term early, which its tolerance allows for.
    return {"p": r.probability, "p_ptools_summation_limit": r.probability}


ADAPTERS: dict[str, Adapter] = {
    "aoristic": aoristic,
    "circular_time": circular_time,
    "temporal_scan_naus": temporal_scan_naus,
}
