"""Guardianship sites: sixty places whose adults look out for young people."""

from datetime import date

from data.demo import written
from data.demo.gazetteer import Address, Gazetteer
from data.demo.provision import address_of
from data.demo.records import GuardianSite

# Staff who come and go are trained again each year, organisations every second year.
YEARLY = ("shop", "takeaway", "hairdresser")


def guardian_sites(gazetteer: Gazetteer) -> list[GuardianSite]:
    """Place the written guardianship sites in the finished town."""
    return [
        _site(f"guardian-{n:02d}", row, address_of(row, gazetteer))
        for n, row in enumerate(written.rows("guardians"), start=1)
    ]


def _site(key: str, row: dict[str, str], address: Address) -> GuardianSite:
    trained_on = written.day_or_none(row["trained_on"])
    return GuardianSite(
        site_id=key,
        name=row["name"],
        site_type=row["site_type"],
        organisation=row["organisation"],
        status=row["status"],
        trained_on=trained_on,
        training_expires_on=_expiry(trained_on, row["site_type"]),
        hours=tuple(
            (weekday, written.clock(match["opens"]), written.clock(match["closes"]))
            for match in written.weekly(row["hours"])
            for weekday in written.weekdays(match["days"])
        ),
        languages=tuple(row["languages"].split(";")),
        safe_haven=row["safe_haven"] == "yes",
        referral_route=row["referral_route"] == "yes",
        address=address.text,
        postcode=address.postcode,
        point=address.point,
    )


def _expiry(trained_on: date | None, site_type: str) -> date | None:
    """Say when training runs out."""
    if trained_on is None:
        return None
    return trained_on.replace(year=trained_on.year + (1 if site_type in YEARLY else 2))
