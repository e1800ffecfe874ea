"""One table per file; importing this package makes the metadata whole."""

from app.models.account import Account
from app.models.area import Area
from app.models.assessment import Assessment
from app.models.attachment import Attachment
from app.models.audit_chain import AuditChain
from app.models.audit_event import AuditEvent
from app.models.audit_head import AuditHead
from app.models.boundary import Boundary
from app.models.change import Change
from app.models.code import Code
from app.models.context_feature import ContextFeature
from app.models.data_source import DataSource
from app.models.data_version import DataVersion
from app.models.emerging_place import EmergingPlace
from app.models.emerging_scan import EmergingScan
from app.models.guardian_site import GuardianSite
from app.models.hex_cell import HexCell
from app.models.history import History
from app.models.hotspot_review import HotspotReview
from app.models.import_batch import ImportBatch
from app.models.import_reject import ImportReject
from app.models.incident import Incident
from app.models.incident_cell import IncidentCell
from app.models.incident_outcome import IncidentOutcome
from app.models.member import Member
from app.models.membership import Membership
from app.models.opening_hours import OpeningHours
from app.models.partnership import PartnershipRecord
from app.models.place import Place
from app.models.postcode import Postcode
from app.models.provision import Provision
from app.models.review import Review
from app.models.session import BrowserSession
from app.models.sign_in_attempt import SignInAttempt
from app.models.term_date import TermDate

__all__ = [
    "Account",
    "Area",
    "Assessment",
    "Attachment",
    "AuditChain",
    "AuditEvent",
    "AuditHead",
    "Boundary",
    "BrowserSession",
    "Change",
    "Code",
    "ContextFeature",
    "DataSource",
    "DataVersion",
    "EmergingPlace",
    "EmergingScan",
    "GuardianSite",
    "HexCell",
    "History",
    "HotspotReview",
    "ImportBatch",
    "ImportReject",
    "Incident",
    "IncidentCell",
    "IncidentOutcome",
    "Member",
    "Membership",
    "OpeningHours",
    "PartnershipRecord",
    "Place",
    "Postcode",
    "Provision",
    "Review",
    "SignInAttempt",
    "TermDate",
]
