"""Provision as it leaves, with the hours it is open in each part of the week."""

from app.gaps.offers import Offers
from app.gaps.parts import by_part
from app.gaps.schemas import OfferOut
from data.readers.projection import to_lonlat


def offers_out(offers: Offers) -> list[OfferOut]:
    """Tell each place, and its hours where they are on record."""
    if not len(offers):
        return []
    lon, lat = to_lonlat(offers.xy[:, 0], offers.xy[:, 1])
    hours = by_part(offers.share)
    return [
        OfferOut(
            id=str(row.id),
            name=row.name,
            type_label=row.type_label,
            centre=(round(float(lon[at]), 6), round(float(lat[at]), 6)),
            hours_a_week=round(float(hours[at].sum()), 1) if offers.known[at] else None,
            open_hours=[round(float(n), 1) for n in hours[at]] if offers.known[at] else None,
        )
        for at, row in enumerate(offers.rows)
    ]
