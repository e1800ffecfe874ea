"""Hours on a circle, where 23:00 and 01:00 are two hours apart: the usual hour, if there is one."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.result import Result

Floats = NDArray[np.float64]

# Shorter than this, what is left of the mean direction is the last decimal of its parts.
_NO_DIRECTION = 1e-9
_FEWEST = 10
_SERIES_BELOW = 50
_ON_THE_DOT = 1e-6


@dataclass(frozen=True, kw_only=True)
class CircularTime(Result):
    """The mean direction of times round the clock; None where a figure is not defined.

    Attributes
    ----------
    mean_hour
        0 to below 24. Two opposite peaks, or an even day, have none.
    resultant_length
        0 (no direction) to 1 (all at the same time).
    variance, sd_hours
        1 minus that length, and the circular standard deviation.
    kappa
        Concentration of the von Mises distribution of the same length.
    rayleigh_z, rayleigh_p
        Rayleigh's test of an even day against one peak: n times the squared length, and the chance
        of as much with no usual hour. `rayleigh_p_zar` is the same chance by a formula that stays
        good for few incidents.
    kuiper, watson_u2
        Distances from an even day that see several peaks too. Times told to the full or half hour
        inflate them, so no chance is given.
    two_peak_length
        The length with all angles doubled: near 1 for two opposite peaks.
    heaped_share
        Share of times on the full or half hour; a tenth or so is usual of exact records.
    """

    mean_hour: float | None
    resultant_length: float | None
    variance: float | None
    sd_hours: float | None
    kappa: float | None
    rayleigh_z: float | None
    rayleigh_p: float | None
    rayleigh_p_zar: float | None
    kuiper: float | None
    watson_u2: float | None
    two_peak_length: float | None
    heaped_share: float | None

    @property
    def clock(self) -> str | None:
        """The mean hour as the clock shows it, such as 18:34."""
        return None if self.mean_hour is None else _clock(self.mean_hour)


def circular(hours: ArrayLike, *, period: float = 24.0, alpha: float = 0.05) -> CircularTime:
    """Find the hour round which times gather, and how far chance could make them.

    Parameters
    ----------
    hours
        Hours of the local clock with their minutes as a fraction, 0 to `period`, shape (n,).
    period
        Hours in one turn: 24, or 168 for hours of the week.
    alpha
        Above this chance of an even day there is no usual hour to show.

    Raises
    ------
    ValueError
        If an hour is not finite or outside 0 to `period`.

    Notes
    -----
    Rayleigh's test sees one peak only. Its chance is exp(-z) from 50 incidents on, with the terms
    of order 1/n and 1/n² below. Sources: Mardia & Jupp (2000), Directional Statistics, sections
    2.2, 2.3 and 6.3; Fisher (1993), Statistical Analysis of Circular Data, 4.40 (kappa); Stephens
    (1970), JRSS B 32:115-122 (scale of Kuiper's and Watson's statistics); Zar (1999),
    Biostatistical Analysis, 27.4.
    """
    turn = _turn(period, alpha)
    times = _hours(hours, turn)
    n = len(times)
    parameters = {"period": turn, "alpha": alpha, "records": n}
    if n == 0:
        return CircularTime(
            **dict.fromkeys(_FIGURES), parameters=parameters, used=0, usable=False, reading=_NONE
        )
    length, mean = _direction(times, turn)
    doubled, _ = _direction(2 * times % turn, turn)
    z = n * length**2
    chance = _rayleigh(n, z)
    return CircularTime(
        mean_hour=mean,
        resultant_length=length,
        variance=1 - length,
        sd_hours=_spread(length, turn),
        kappa=_kappa(length),
        rayleigh_z=z,
        rayleigh_p=chance,
        rayleigh_p_zar=_zar(n, length),
        kuiper=_kuiper(times / turn),
        watson_u2=_watson(times / turn),
        two_peak_length=doubled,
        heaped_share=float(np.mean(np.abs(2 * times - np.rint(2 * times)) < _ON_THE_DOT)),
        parameters=parameters,
        used=n,
        usable=mean is not None and n >= _FEWEST and chance < alpha,
        reading=_reading(n, mean if chance < alpha else None, length, doubled),
    )


_FIGURES = (
    "mean_hour",
    "resultant_length",
    "variance",
    "sd_hours",
    "kappa",
    "rayleigh_z",
    "rayleigh_p",
    "rayleigh_p_zar",
    "kuiper",
    "watson_u2",
    "two_peak_length",
    "heaped_share",
)
_NONE = "No incident has a known hour."


def _turn(period: float, alpha: float) -> float:
    if not (math.isfinite(period) and period > 0):
        msg = f"period: {period} is not a length of time; give hours, such as 24"
        raise ValueError(msg)
    if not 0 < alpha < 1:
        msg = f"alpha: {alpha} must lie between 0 and 1, such as 0.05"
        raise ValueError(msg)
    return float(period)


def _hours(hours: ArrayLike, turn: float) -> Floats:
    times = np.asarray(hours, dtype=np.float64)
    if times.ndim != 1:
        msg = f"hours: expected hours of shape (n,), got shape {times.shape}"
        raise ValueError(msg)
    wrong = ~((times >= 0) & (times <= turn))
    if wrong.any():
        row = int(np.argmax(wrong))
        msg = (
            f"hours: row {row} is {times[row]}; give hours from 0 to {turn:g}, and leave out"
            " records that have none"
        )
        raise ValueError(msg)
    return times % turn


def _clock(hour: float) -> str:
    minutes = round(hour % 24 * 60) % (24 * 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _direction(times: Floats, turn: float) -> tuple[float, float | None]:
    # Angles from minus to plus half a turn: what lies as far before midnight as after it cancels.
    angles = (times - np.where(times > turn / 2, turn, 0.0)) * (2 * math.pi / turn)
    x, y = float(np.mean(np.cos(angles))), float(np.mean(np.sin(angles)))
    length = min(math.hypot(x, y), 1.0)
    if length < _NO_DIRECTION:
        return length, None
    hour = math.atan2(y, x) / (2 * math.pi) * turn % turn
    return length, 0.0 if turn - hour < turn * 1e-12 else hour


def _spread(length: float, turn: float) -> float | None:
    if length < _NO_DIRECTION:
        return None
    return math.sqrt(-2 * math.log(length)) * turn / (2 * math.pi)


def _kappa(length: float) -> float | None:
    if length < 0.53:
        return 2 * length + length**3 + 5 * length**5 / 6
    if length < 0.85:
        return -0.4 + 1.39 * length + 0.43 / (1 - length)
    rest = length**3 - 4 * length**2 + 3 * length
    return 1 / rest if rest > 1e-12 else None


def _rayleigh(n: int, z: float) -> float:
    if n == 1:
        return 1.0
    first = math.exp(-z)
    if n >= _SERIES_BELOW:
        return first
    second = (2 * z - z**2) / (4 * n)
    third = (24 * z - 132 * z**2 + 76 * z**3 - 9 * z**4) / (288 * n**2)
    return min(1.0, max(0.0, first * (1 + second - third)))


def _zar(n: int, length: float) -> float:
    return min(1.0, math.exp(math.sqrt(1 + 4 * n + 4 * n**2 * (1 - length**2)) - (1 + 2 * n)))


def _kuiper(shares: Floats) -> float:
    ordered, n = np.sort(shares), len(shares)
    above = np.arange(1, n + 1) / n - ordered
    distance = float(above.max() + (1 / n - above).max())
    return distance * (math.sqrt(n) + 0.155 + 0.24 / math.sqrt(n))


def _watson(shares: Floats) -> float:
    ordered, n = np.sort(shares), len(shares)
    even = (2 * np.arange(1, n + 1) - 1) / (2 * n)
    gaps = ordered - ordered.mean() - even + 0.5
    u2 = float(gaps @ gaps) + 1 / (12 * n)
    return (u2 - 0.1 / n + 0.1 / n**2) * (1 + 0.8 / n)


def _reading(n: int, usual: float | None, length: float, doubled: float) -> str:
    counted = f"{n:,} {'incident' if n == 1 else 'incidents'} with a known hour."
    if n < _FEWEST:
        return f"{counted} Too few to tell of a usual hour."
    if doubled > max(length, 0.3):
        return (
            f"{counted} They gather round two times half a turn of the clock apart, so there is no"
            " usual hour; show all hours."
        )
    if usual is None:
        return f"{counted} No hour stands out beyond what chance could do."
    gathered = "closely" if length > 0.7 else "loosely" if length < 0.4 else "fairly closely"
    return (
        f"{counted} They gather {gathered} round {_clock(usual)}; chance alone would seldom do"
        " that. There may be other busy times: show all hours beside it."
    )
