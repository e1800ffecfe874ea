"""Weighted displacement quotient: what a ring did, as a share of what a place did."""

from dataclasses import dataclass

from geo.evaluate.arguments import Pair, count_pair
from geo.evaluate.words import fewer_or_more
from geo.result import Result


@dataclass(frozen=True, kw_only=True)
class DisplacementQuotient(Result):
    """The quotient and its parts; None where a part is not defined.

    `gross_effect` is before minus after in the place; `net_effect` the fall of the place's share
    of the comparison; `success_measure` and `buffer_displacement_measure` the change of the
    share of place and ring; `wdq` their quotient; `total_net_effect` incidents fewer in place and
    ring together than the comparison suggests.
    """

    gross_effect: int
    net_effect: float | None
    success_measure: float | None
    buffer_displacement_measure: float | None
    wdq: float | None
    total_net_effect: float | None


def weighted_displacement_quotient(
    response: Pair, buffer: Pair, control: Pair
) -> DisplacementQuotient:
    """Relate the change in a ring to the change in the place it surrounds.

    Parameters
    ----------
    response, buffer, control
        Counts (before, after) of the place, the ring round it and the comparison area.

    Raises
    ------
    ValueError
        If a count is negative or not whole.

    Notes
    -----
    With no incidents in the comparison area, before or after, nothing is defined; with no change
    in the place's share, the quotient is not. The quotient has no interval: show it only beside
    a weighted displacement difference. Source: Bowers & Johnson (2003); formulas as printed in
    Guerette (2009), appendix B.
    """
    place = count_pair(response, "response")
    around = count_pair(buffer, "buffer")
    base = count_pair(control, "control")
    parameters = {"response": place, "buffer": around, "control": base}
    used = sum(place) + sum(around) + sum(base)
    gross = place[0] - place[1]
    if 0 in base:
        return DisplacementQuotient(
            gross_effect=gross,
            net_effect=None,
            success_measure=None,
            buffer_displacement_measure=None,
            wdq=None,
            total_net_effect=None,
            parameters=parameters,
            used=used,
            usable=False,
            reading="The comparison area has no incidents before or after, so nothing can be"
            " compared with it.",
        )
    success = place[1] / base[1] - place[0] / base[0]
    moved = around[1] / base[1] - around[0] / base[0]
    trend = base[1] / base[0]
    net = (place[0] * trend - place[1]) + (around[0] * trend - around[1])
    wdq = moved / success if success != 0 else None
    return DisplacementQuotient(
        gross_effect=gross,
        net_effect=-success,
        success_measure=success,
        buffer_displacement_measure=moved,
        wdq=wdq,
        total_net_effect=net,
        parameters=parameters,
        used=used,
        usable=wdq is not None,
        reading=_reading(success, wdq, net),
    )


def _reading(success: float, wdq: float | None, net: float) -> str:
    if abs(net) < 1e-9:
        together = "Place and ring together: as many as the comparison suggests."
    else:
        together = f"Place and ring together: {fewer_or_more(-net)} than the comparison suggests."
    if wdq is None:
        return "The place changed as the comparison area did, so there is no quotient to give."
    if success > 0:
        return f"The place had more than the comparison suggests. {together}"
    if abs(wdq + 1) < 1e-9:
        around = "The ring had more, by as much as the place had fewer."
    elif wdq > 0:
        around = "The ring had fewer too."
    elif wdq == 0:
        around = "The ring changed as the comparison area did."
    elif wdq > -1:
        around = "The ring had more, but by less than the place had fewer."
    else:
        around = "The ring had more, by more than the place had fewer."
    return f"The place had fewer than the comparison suggests. {around} {together}"
