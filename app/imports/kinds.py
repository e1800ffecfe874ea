"""The kinds of file that can be brought in."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.imports.boundary_load import load_boundaries
from app.imports.change_load import load_changes
from app.imports.ground_load import load_osm
from app.imports.guardian_load import load_guardian_sites
from app.imports.incident_load import load_police_uk
from app.imports.job import ImportJob
from app.imports.postcode_load import load_code_point
from app.imports.provision_load import load_open_referral, load_provision
from app.imports.result import Result

Load = Callable[[Session, ImportJob], Result]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its name, what it reads, where its records come from unless said otherwise."""

    key: str
    label: str
    reads: str
    source: str
    load: Load
    template: bool = False


KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind(
            "police-uk",
            "Police recorded incidents",
            "police.uk street files: CSV, or a zip or tar of monthly CSVs",
            "police_uk",
            load_police_uk,
        ),
        Kind(
            "boundaries",
            "Boundaries",
            "GeoJSON, zipped Shapefile or GeoPackage of wards, statistical areas or an outline",
            "boundaries_ons",
            load_boundaries,
        ),
        Kind(
            "changes",
            "Changes to places",
            "CSV or Excel as in the template, or a GeoPackage, GeoJSON or zipped Shapefile",
            "changes",
            load_changes,
            template=True,
        ),
        Kind(
            "guardian-sites",
            "Community guardianship sites",
            "CSV or Excel as in the template",
            "guardian_sites",
            load_guardian_sites,
            template=True,
        ),
        Kind(
            "provision",
            "Youth provision",
            "CSV or Excel as in the template",
            "provision",
            load_provision,
            template=True,
        ),
        Kind(
            "open-referral",
            "Service directory (Open Referral)",
            "JSON pages, or a zip of JSON or tables",
            "open_referral",
            load_open_referral,
        ),
        Kind(
            "osm",
            "Streets, buildings and places (OpenStreetMap)",
            "PBF extract",
            "osm",
            load_osm,
        ),
        Kind(
            "code-point",
            "Postcodes (Code-Point Open)",
            "CSV, or the zip as Ordnance Survey publishes it",
            "code_point_open",
            load_code_point,
        ),
    )
}
