"""One table per file; importing this package makes the metadata whole."""

from app.models.account import Account
from app.models.action import Action
from app.models.action_progress import ActionProgress
from app.models.area import Area
from app.models.assessment import Assessment
from app.models.attachment import Attachment
from app.models.audit_chain import AuditChain
from app.models.audit_event import AuditEvent
from app.models.audit_head import AuditHead
from app.models.boundary import Boundary
from app.models.champion_team import ChampionTeam
from app.models.change import Change
from app.models.change_sighting import ChangeSighting
from app.models.code import Code
from app.models.conference import Conference
from app.models.conference_invitation import ConferenceInvitation
from app.models.contact_point import ContactPoint
from app.models.context_feature import ContextFeature
from app.models.course_attendance import CourseAttendance
from app.models.course_session import CourseSession
from app.models.data_source import DataSource
from app.models.data_version import DataVersion
from app.models.discussion_point import DiscussionPoint
from app.models.emerging_place import EmergingPlace
from app.models.emerging_scan import EmergingScan
from app.models.evidence import Evidence
from app.models.forum import Forum
from app.models.forum_citation import ForumCitation
from app.models.forum_meeting import ForumMeeting
from app.models.goal import Goal
from app.models.goal_measure import GoalMeasure
from app.models.guardian_site import GuardianSite
from app.models.guardian_training import GuardianTraining
from app.models.guardian_training_site import GuardianTrainingSite
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
from app.models.notification import Notification
from app.models.observation import Observation
from app.models.opening_hours import OpeningHours
from app.models.partnership import PartnershipRecord
from app.models.partnership_setting import PartnershipSetting
from app.models.place import Place
from app.models.planned_method import PlannedMethod
from app.models.postcode import Postcode
from app.models.provision import Provision
from app.models.provision_closure import ProvisionClosure
from app.models.reference_link import ReferenceLink
from app.models.referral import Referral
from app.models.review import Review
from app.models.safety_mark import SafetyMark
from app.models.safety_session import SafetySession
from app.models.screening import Screening
from app.models.session import BrowserSession
from app.models.sign_in_attempt import SignInAttempt
from app.models.stage_move import StageMove
from app.models.survey import Survey
from app.models.term_date import TermDate
from app.models.weighting import Weighting

__all__ = [
    "Account",
    "Action",
    "ActionProgress",
    "Area",
    "Assessment",
    "Attachment",
    "AuditChain",
    "AuditEvent",
    "AuditHead",
    "Boundary",
    "BrowserSession",
    "ChampionTeam",
    "Change",
    "ChangeSighting",
    "Code",
    "Conference",
    "ConferenceInvitation",
    "ContactPoint",
    "ContextFeature",
    "CourseAttendance",
    "CourseSession",
    "DataSource",
    "DataVersion",
    "DiscussionPoint",
    "EmergingPlace",
    "EmergingScan",
    "Evidence",
    "Forum",
    "ForumCitation",
    "ForumMeeting",
    "Goal",
    "GoalMeasure",
    "GuardianSite",
    "GuardianTraining",
    "GuardianTrainingSite",
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
    "Notification",
    "Observation",
    "OpeningHours",
    "PartnershipRecord",
    "PartnershipSetting",
    "Place",
    "PlannedMethod",
    "Postcode",
    "Provision",
    "ProvisionClosure",
    "ReferenceLink",
    "Referral",
    "Review",
    "SafetyMark",
    "SafetySession",
    "Screening",
    "SignInAttempt",
    "StageMove",
    "Survey",
    "TermDate",
    "Weighting",
]
