"""The practice: referrals, assessments, conferences, plans, guardianship, workforce and notices."""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry
from sqlalchemy.dialects import postgresql

revision = "partnership_0013"
down_revision = "partnership_0012"
branch_labels = None
depends_on = None

PRACTICE = {
    "action": "geom",
    "action_progress": "",
    "champion_team": "",
    "change_sighting": "",
    "conference": "",
    "conference_invitation": "",
    "contact_point": "",
    "course_attendance": "",
    "course_session": "",
    "discussion_point": "geom",
    "evidence": "geom",
    "forum": "",
    "forum_citation": "",
    "forum_meeting": "",
    "goal": "",
    "goal_measure": "",
    "guardian_training": "",
    "guardian_training_site": "",
    "observation": "geom",
    "partnership_setting": "",
    "planned_method": "",
    "provision_closure": "",
    "reference_link": "",
    "referral": "geom",
    "safety_mark": "geom",
    "safety_session": "",
    "screening": "",
    "survey": "",
    "weighting": "",
}


def upgrade() -> None:
    op.create_table(
        "champion_team",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("champions", sa.Integer(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("champions >= 0", name=op.f("ck_champion_team_champions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_champion_team")),
    )
    op.create_table(
        "contact_point",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("role_title", sa.String(), nullable=False),
        sa.Column("email", sa.String(), server_default="", nullable=False),
        sa.Column("phone", sa.String(), server_default="", nullable=False),
        sa.Column("note", sa.String(), server_default="", nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_point")),
    )
    op.create_table(
        "course_session",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("course", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("led_by", sa.String(), nullable=False),
        sa.Column("venue", sa.String(), server_default="", nullable=False),
        sa.Column("note", sa.String(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course_session")),
    )
    op.create_table(
        "forum",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("forum_kind", sa.String(), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("rhythm", sa.String(), server_default="", nullable=False),
        sa.Column("note", sa.String(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum")),
    )
    op.create_table(
        "partnership_setting",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("is_sole", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("minimum_group", sa.Integer(), server_default=sa.text("5"), nullable=False),
        sa.Column("first_review_months", sa.Integer(), server_default=sa.text("3"), nullable=False),
        sa.Column("later_review_months", sa.Integer(), server_default=sa.text("6"), nullable=False),
        sa.Column(
            "summary_working_days", sa.Integer(), server_default=sa.text("2"), nullable=False
        ),
        sa.Column("quorum", sa.Integer(), server_default=sa.text("4"), nullable=False),
        sa.Column(
            "needed_agencies",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text(
                '\'["childrens_social_care", "police_snt", "education", "youth_service"]\''
            ),
            nullable=False,
        ),
        sa.Column(
            "reminder_days",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[60, 30, 7]'"),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "first_review_months between 1 and 24", name=op.f("ck_partnership_setting_first_review")
        ),
        sa.CheckConstraint(
            "later_review_months between 1 and 24", name=op.f("ck_partnership_setting_later_review")
        ),
        sa.CheckConstraint(
            "minimum_group between 5 and 50", name=op.f("ck_partnership_setting_minimum_group")
        ),
        sa.CheckConstraint("is_sole", name=op.f("ck_partnership_setting_is_sole")),
        sa.CheckConstraint(
            "summary_working_days between 1 and 30", name=op.f("ck_partnership_setting_summary")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnership_setting")),
        sa.UniqueConstraint("is_sole", name=op.f("uq_partnership_setting_is_sole")),
    )
    op.create_table(
        "course_attendance",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("people >= 0", name=op.f("ck_course_attendance_people")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["course_session.id"], name=op.f("fk_course_attendance_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course_attendance")),
    )
    op.create_index(
        op.f("ix_course_attendance_session_id"), "course_attendance", ["session_id"], unique=False
    )
    op.create_table(
        "forum_meeting",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("forum_id", sa.Uuid(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("summary", sa.String(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["forum_id"], ["forum.id"], name=op.f("fk_forum_meeting_forum_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_meeting")),
    )
    op.create_index(op.f("ix_forum_meeting_forum_id"), "forum_meeting", ["forum_id"], unique=False)
    op.create_table(
        "guardian_training",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("course", sa.String(), nullable=False),
        sa.Column("title", sa.String(), server_default="", nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("location_label", sa.String(), server_default="", nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.String(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("people >= 0", name=op.f("ck_guardian_training_people")),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_guardian_training_area_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guardian_training")),
    )
    op.create_table(
        "notification",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), server_default="", nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("emailed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["member.account_id"], name=op.f("fk_notification_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification")),
    )
    op.create_index(
        "ix_notification_unread",
        "notification",
        ["account_id", "read_at", "created_at"],
        unique=False,
    )
    op.create_index(
        "uq_notification_account_id_topic", "notification", ["account_id", "topic"], unique=True
    )
    op.create_table(
        "conference",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("number", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("conference_type", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("venue", sa.String(), server_default="", nullable=False),
        sa.Column("chair_id", sa.Uuid(), nullable=True),
        sa.Column("chair_role", sa.String(), server_default="", nullable=False),
        sa.Column(
            "agenda",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'"),
            nullable=False,
        ),
        sa.Column("quorum", sa.Integer(), nullable=True),
        sa.Column("previous_id", sa.Uuid(), nullable=True),
        sa.Column("seen", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("decision", sa.String(), nullable=True),
        sa.Column("decision_reason", sa.String(), server_default="", nullable=False),
        sa.Column("dissent", sa.String(), server_default="", nullable=False),
        sa.Column(
            "dissent_agencies",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'"),
            nullable=False,
        ),
        sa.Column("next_review_on", sa.Date(), nullable=True),
        sa.Column("summary", sa.String(), server_default="", nullable=False),
        sa.Column("summary_issued_on", sa.Date(), nullable=True),
        sa.Column("cancelled_reason", sa.String(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_conference_assessment_id")
        ),
        sa.ForeignKeyConstraint(
            ["chair_id"], ["member.account_id"], name=op.f("fk_conference_chair_id")
        ),
        sa.ForeignKeyConstraint(
            ["previous_id"], ["conference.id"], name=op.f("fk_conference_previous_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conference")),
        sa.UniqueConstraint("number", name=op.f("uq_conference_number")),
    )
    op.create_index(
        op.f("ix_conference_assessment_id"), "conference", ["assessment_id"], unique=False
    )
    op.create_table(
        "forum_citation",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=True),
        sa.Column("area_id", sa.Uuid(), nullable=True),
        sa.Column("said", sa.String(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_forum_citation_area_id")),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_forum_citation_assessment_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["forum_meeting.id"], name=op.f("fk_forum_citation_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_citation")),
    )
    op.create_index(op.f("ix_forum_citation_area_id"), "forum_citation", ["area_id"], unique=False)
    op.create_index(
        op.f("ix_forum_citation_assessment_id"), "forum_citation", ["assessment_id"], unique=False
    )
    op.create_index(
        op.f("ix_forum_citation_meeting_id"), "forum_citation", ["meeting_id"], unique=False
    )
    op.create_table(
        "goal",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("domain", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("measure_kind", sa.String(), nullable=True),
        sa.Column("measure", sa.String(), server_default="", nullable=False),
        sa.Column("measure_method", sa.String(), nullable=True),
        sa.Column("measure_on", sa.Date(), nullable=True),
        sa.Column("baseline", sa.String(), server_default="", nullable=False),
        sa.Column("sort", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_goal_assessment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
    )
    op.create_index(op.f("ix_goal_assessment_id"), "goal", ["assessment_id"], unique=False)
    op.create_table(
        "planned_method",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), server_default="", nullable=False),
        sa.Column("owner_agency", sa.String(), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("round", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("repeats_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.String(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_planned_method_assessment_id")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["member.account_id"], name=op.f("fk_planned_method_owner_id")
        ),
        sa.ForeignKeyConstraint(
            ["repeats_id"], ["planned_method.id"], name=op.f("fk_planned_method_repeats_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_method")),
    )
    op.create_index(
        op.f("ix_planned_method_assessment_id"), "planned_method", ["assessment_id"], unique=False
    )
    op.create_table(
        "reference_link",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("link_kind", sa.String(), nullable=False),
        sa.Column("system", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("owner_agency", sa.String(), nullable=False),
        sa.Column("note", sa.String(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_reference_link_assessment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_link")),
    )
    op.create_index(
        op.f("ix_reference_link_assessment_id"), "reference_link", ["assessment_id"], unique=False
    )
    op.create_table(
        "screening",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("screened_on", sa.Date(), nullable=False),
        sa.Column("threshold_level", sa.String(), nullable=False),
        sa.Column("frequency_band", sa.String(), nullable=True),
        sa.Column("people_band", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_screening_assessment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screening")),
    )
    op.create_index(
        op.f("ix_screening_assessment_id"), "screening", ["assessment_id"], unique=False
    )
    op.create_table(
        "stage_move",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("from_stage", sa.String(), nullable=True),
        sa.Column("to_stage", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), server_default="", nullable=False),
        sa.Column(
            "moved_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("moved_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_stage_move_assessment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage_move")),
    )
    op.create_index(
        op.f("ix_stage_move_assessment_id"), "stage_move", ["assessment_id"], unique=False
    )
    op.create_table(
        "weighting",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("weighed_on", sa.Date(), nullable=False),
        sa.Column("weights", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("first_context", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column(
            "agencies",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'"),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_weighting_assessment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weighting")),
    )
    op.create_index(
        op.f("ix_weighting_assessment_id"), "weighting", ["assessment_id"], unique=False
    )
    op.create_table(
        "action",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("number", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=True),
        sa.Column("goal_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("task", sa.String(), server_default="", nullable=False),
        sa.Column("location_label", sa.String(), server_default="", nullable=False),
        sa.Column(
            "geom",
            Geometry(
                srid=27700,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            nullable=True,
        ),
        sa.Column("owner_agency", sa.String(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("mechanism", sa.String(), nullable=True),
        sa.Column("measure", sa.String(), server_default="", nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("geom is null or st_isvalid(geom)", name=op.f("ck_action_geom")),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_action_assessment_id")
        ),
        sa.ForeignKeyConstraint(
            ["conference_id"], ["conference.id"], name=op.f("fk_action_conference_id")
        ),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_action_goal_id")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["member.account_id"], name=op.f("fk_action_owner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
        sa.UniqueConstraint("number", name=op.f("uq_action_number")),
    )
    op.create_index(op.f("ix_action_assessment_id"), "action", ["assessment_id"], unique=False)
    op.create_index(op.f("ix_action_goal_id"), "action", ["goal_id"], unique=False)
    op.create_table(
        "conference_invitation",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("attending_role", sa.String(), server_default="", nullable=False),
        sa.Column("needed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("reply", sa.String(), nullable=False),
        sa.Column("attendance", sa.String(), nullable=True),
        sa.Column("note", sa.String(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conference.id"],
            name=op.f("fk_conference_invitation_conference_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conference_invitation")),
    )
    op.create_index(
        op.f("ix_conference_invitation_conference_id"),
        "conference_invitation",
        ["conference_id"],
        unique=False,
    )
    op.create_table(
        "discussion_point",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("agenda_key", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("area_id", sa.Uuid(), nullable=True),
        sa.Column("location_label", sa.String(), server_default="", nullable=False),
        sa.Column(
            "geom",
            Geometry(
                srid=27700,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            nullable=True,
        ),
        sa.Column("sort", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "geom is null or st_isvalid(geom)", name=op.f("ck_discussion_point_geom")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_discussion_point_area_id")),
        sa.ForeignKeyConstraint(
            ["conference_id"], ["conference.id"], name=op.f("fk_discussion_point_conference_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_discussion_point")),
    )
    op.create_index(
        op.f("ix_discussion_point_conference_id"),
        "discussion_point",
        ["conference_id"],
        unique=False,
    )
    op.create_table(
        "evidence",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("domain", sa.String(), nullable=False),
        sa.Column("prompt", sa.String(), nullable=True),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("evidence_strength", sa.String(), nullable=False),
        sa.Column("source", sa.String(), server_default="", nullable=False),
        sa.Column("voice", sa.String(), nullable=True),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("method_id", sa.Uuid(), nullable=True),
        sa.Column(
            "geom",
            Geometry(
                geometry_type="POINT",
                srid=27700,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            nullable=True,
        ),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_evidence_assessment_id")
        ),
        sa.ForeignKeyConstraint(
            ["method_id"], ["planned_method.id"], name=op.f("fk_evidence_method_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_assessment_id"), "evidence", ["assessment_id"], unique=False)
    op.create_table(
        "goal_measure",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("goal_id", sa.Uuid(), nullable=False),
        sa.Column("measured_on", sa.Date(), nullable=False),
        sa.Column("seen", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("value", sa.Numeric(), nullable=True),
        sa.Column("unit", sa.String(), server_default="", nullable=False),
        sa.Column("method_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_goal_measure_goal_id")),
        sa.ForeignKeyConstraint(
            ["method_id"], ["planned_method.id"], name=op.f("fk_goal_measure_method_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal_measure")),
    )
    op.create_index(op.f("ix_goal_measure_goal_id"), "goal_measure", ["goal_id"], unique=False)
    op.create_table(
        "guardian_training_site",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("training_id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("people >= 0", name=op.f("ck_guardian_training_site_people")),
        sa.ForeignKeyConstraint(
            ["site_id"], ["guardian_site.id"], name=op.f("fk_guardian_training_site_site_id")
        ),
        sa.ForeignKeyConstraint(
            ["training_id"],
            ["guardian_training.id"],
            name=op.f("fk_guardian_training_site_training_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guardian_training_site")),
    )
    op.create_index(
        op.f("ix_guardian_training_site_site_id"),
        "guardian_training_site",
        ["site_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_guardian_training_site_training_id"),
        "guardian_training_site",
        ["training_id"],
        unique=False,
    )
    op.create_table(
        "observation",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=True),
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("observed_on", sa.Date(), nullable=False),
        sa.Column("observed_at", sa.Time(), nullable=True),
        sa.Column("light", sa.String(), nullable=False),
        sa.Column("school_phase", sa.String(), nullable=True),
        sa.Column("weather", sa.String(), nullable=True),
        sa.Column("observer_role", sa.String(), nullable=False),
        sa.Column(
            "geom",
            Geometry(
                geometry_type="POINT",
                srid=27700,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.Column("location_label", sa.String(), server_default="", nullable=False),
        sa.Column(
            "ratings",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column("round", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("method_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.String(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("st_isvalid(geom)", name=op.f("ck_observation_geom")),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_observation_assessment_id")
        ),
        sa.ForeignKeyConstraint(
            ["method_id"], ["planned_method.id"], name=op.f("fk_observation_method_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation")),
    )
    op.create_index(
        op.f("ix_observation_assessment_id"), "observation", ["assessment_id"], unique=False
    )
    op.create_index(
        "ix_observation_geom", "observation", ["geom"], unique=False, postgresql_using="gist"
    )
    op.create_table(
        "referral",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("number", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("referred_on", sa.Date(), nullable=False),
        sa.Column("context_kind", sa.String(), nullable=False),
        sa.Column("referrer_agency", sa.String(), nullable=False),
        sa.Column("source_panel", sa.String(), nullable=True),
        sa.Column(
            "harm_types",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'"),
            nullable=False,
        ),
        sa.Column("frequency_band", sa.String(), nullable=True),
        sa.Column("people_band", sa.String(), nullable=True),
        sa.Column("description", sa.String(), server_default="", nullable=False),
        sa.Column("known_strengths", sa.String(), server_default="", nullable=False),
        sa.Column("immediate_action", sa.String(), server_default="", nullable=False),
        sa.Column("location_label", sa.String(), server_default="", nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=True),
        sa.Column(
            "geom",
            Geometry(
                geometry_type="POINT",
                srid=27700,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            nullable=True,
        ),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("geom is null or st_isvalid(geom)", name=op.f("ck_referral_geom")),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_referral_assessment_id")
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_referral_place_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
        sa.UniqueConstraint("number", name=op.f("uq_referral_number")),
    )
    op.create_index(op.f("ix_referral_assessment_id"), "referral", ["assessment_id"], unique=False)
    op.create_table(
        "safety_session",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("contributors", sa.Integer(), nullable=False),
        sa.Column("age_band", sa.String(), nullable=True),
        sa.Column("setting", sa.String(), server_default="", nullable=False),
        sa.Column("facilitator_agency", sa.String(), nullable=False),
        sa.Column("time_asked", sa.String(), nullable=True),
        sa.Column("method_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.String(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("contributors >= 0", name=op.f("ck_safety_session_contributors")),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_safety_session_assessment_id")
        ),
        sa.ForeignKeyConstraint(
            ["method_id"], ["planned_method.id"], name=op.f("fk_safety_session_method_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_safety_session")),
    )
    op.create_index(
        op.f("ix_safety_session_assessment_id"), "safety_session", ["assessment_id"], unique=False
    )
    op.create_table(
        "survey",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("survey_kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("held_from", sa.Date(), nullable=False),
        sa.Column("held_to", sa.Date(), nullable=True),
        sa.Column("asked", sa.Integer(), nullable=True),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column(
            "questions",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'"),
            nullable=False,
        ),
        sa.Column("round", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("method_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.String(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("answered >= 0", name=op.f("ck_survey_answered")),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_survey_assessment_id")
        ),
        sa.ForeignKeyConstraint(
            ["method_id"], ["planned_method.id"], name=op.f("fk_survey_method_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey")),
    )
    op.create_index(op.f("ix_survey_assessment_id"), "survey", ["assessment_id"], unique=False)
    op.create_table(
        "action_progress",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("action_id", sa.Uuid(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_action_progress_action_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_progress")),
    )
    op.create_index(
        op.f("ix_action_progress_action_id"), "action_progress", ["action_id"], unique=False
    )
    op.create_table(
        "safety_mark",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("mark_kind", sa.String(), nullable=False),
        sa.Column("colour", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column(
            "geom",
            Geometry(
                srid=27700,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "st_isvalid(geom) and st_npoints(geom) <= 1000", name=op.f("ck_safety_mark_geom")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["safety_session.id"], name=op.f("fk_safety_mark_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_safety_mark")),
    )
    op.create_index(
        "ix_safety_mark_geom", "safety_mark", ["geom"], unique=False, postgresql_using="gist"
    )
    op.create_index(op.f("ix_safety_mark_session_id"), "safety_mark", ["session_id"], unique=False)
    op.create_table(
        "change_sighting",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("change_id", sa.Uuid(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("seen_by", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("observation_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change.id"], name=op.f("fk_change_sighting_change_id")
        ),
        sa.ForeignKeyConstraint(
            ["observation_id"], ["observation.id"], name=op.f("fk_change_sighting_observation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_sighting")),
    )
    op.create_index(
        op.f("ix_change_sighting_change_id"), "change_sighting", ["change_id"], unique=False
    )
    op.create_table(
        "provision_closure",
        sa.Column("id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("provision_id", sa.Uuid(), nullable=False),
        sa.Column("closed_from", sa.Date(), nullable=False),
        sa.Column("closed_to", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), server_default="", nullable=False),
        sa.Column("change_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("closed_from <= closed_to", name=op.f("ck_provision_closure_order")),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change.id"], name=op.f("fk_provision_closure_change_id")
        ),
        sa.ForeignKeyConstraint(
            ["provision_id"], ["provision.id"], name=op.f("fk_provision_closure_provision_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provision_closure")),
    )
    op.create_index(
        op.f("ix_provision_closure_provision_id"),
        "provision_closure",
        ["provision_id"],
        unique=False,
    )
    op.add_column(
        "assessment", sa.Column("number", sa.Integer(), sa.Identity(always=False), nullable=False)
    )
    op.add_column("assessment", sa.Column("previous_id", sa.Uuid(), nullable=True))
    op.alter_column("assessment", "area_id", existing_type=sa.UUID(), nullable=True)
    op.create_unique_constraint(op.f("uq_assessment_number"), "assessment", ["number"])
    op.create_foreign_key(
        op.f("fk_assessment_previous_id"), "assessment", "assessment", ["previous_id"], ["id"]
    )
    op.add_column("change", sa.Column("action_id", sa.Uuid(), nullable=True))
    op.add_column("change", sa.Column("replaces_id", sa.Uuid(), nullable=True))
    op.add_column("change", sa.Column("move_on", sa.Date(), nullable=True))
    op.create_index(op.f("ix_change_action_id"), "change", ["action_id"], unique=False)
    op.create_foreign_key(
        op.f("fk_change_replaces_id"), "change", "change", ["replaces_id"], ["id"]
    )
    op.create_foreign_key(op.f("fk_change_action_id"), "change", "action", ["action_id"], ["id"])
    op.add_column(
        "code", sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False)
    )

    for table, shape in PRACTICE.items():
        op.execute(
            f'CREATE TRIGGER remember_version BEFORE INSERT OR UPDATE ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION remember_version()"
        )
        op.execute(
            f'CREATE TRIGGER keep_history AFTER INSERT OR UPDATE ON "{table}" '
            f"FOR EACH ROW EXECUTE FUNCTION keep_history('{shape}')"
        )
        op.execute(
            f"CREATE TRIGGER raise_data_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE "
            f"ON \"{table}\" FOR EACH STATEMENT EXECUTE FUNCTION raise_data_version('{table}')"
        )
    op.execute("INSERT INTO partnership_setting DEFAULT VALUES")


def downgrade() -> None:
    op.drop_column("code", "version")
    op.drop_constraint(op.f("fk_change_action_id"), "change", type_="foreignkey")
    op.drop_constraint(op.f("fk_change_replaces_id"), "change", type_="foreignkey")
    op.drop_index(op.f("ix_change_action_id"), table_name="change")
    op.drop_column("change", "move_on")
    op.drop_column("change", "replaces_id")
    op.drop_column("change", "action_id")
    op.drop_constraint(op.f("fk_assessment_previous_id"), "assessment", type_="foreignkey")
    op.drop_constraint(op.f("uq_assessment_number"), "assessment", type_="unique")
    op.execute("DELETE FROM assessment WHERE area_id IS NULL")
    op.alter_column("assessment", "area_id", existing_type=sa.UUID(), nullable=False)
    op.drop_column("assessment", "previous_id")
    op.drop_column("assessment", "number")
    op.drop_index(op.f("ix_provision_closure_provision_id"), table_name="provision_closure")
    op.drop_table("provision_closure")
    op.drop_index(op.f("ix_change_sighting_change_id"), table_name="change_sighting")
    op.drop_table("change_sighting")
    op.drop_index(op.f("ix_safety_mark_session_id"), table_name="safety_mark")
    op.drop_index("ix_safety_mark_geom", table_name="safety_mark", postgresql_using="gist")
    op.drop_table("safety_mark")
    op.drop_index(op.f("ix_action_progress_action_id"), table_name="action_progress")
    op.drop_table("action_progress")
    op.drop_index(op.f("ix_survey_assessment_id"), table_name="survey")
    op.drop_table("survey")
    op.drop_index(op.f("ix_safety_session_assessment_id"), table_name="safety_session")
    op.drop_table("safety_session")
    op.drop_index(op.f("ix_referral_assessment_id"), table_name="referral")
    op.drop_table("referral")
    op.drop_index("ix_observation_geom", table_name="observation", postgresql_using="gist")
    op.drop_index(op.f("ix_observation_assessment_id"), table_name="observation")
    op.drop_table("observation")
    op.drop_index(
        op.f("ix_guardian_training_site_training_id"), table_name="guardian_training_site"
    )
    op.drop_index(op.f("ix_guardian_training_site_site_id"), table_name="guardian_training_site")
    op.drop_table("guardian_training_site")
    op.drop_index(op.f("ix_goal_measure_goal_id"), table_name="goal_measure")
    op.drop_table("goal_measure")
    op.drop_index(op.f("ix_evidence_assessment_id"), table_name="evidence")
    op.drop_table("evidence")
    op.drop_index(op.f("ix_discussion_point_conference_id"), table_name="discussion_point")
    op.drop_table("discussion_point")
    op.drop_index(
        op.f("ix_conference_invitation_conference_id"), table_name="conference_invitation"
    )
    op.drop_table("conference_invitation")
    op.drop_index(op.f("ix_action_goal_id"), table_name="action")
    op.drop_index(op.f("ix_action_assessment_id"), table_name="action")
    op.drop_table("action")
    op.drop_index(op.f("ix_weighting_assessment_id"), table_name="weighting")
    op.drop_table("weighting")
    op.drop_index(op.f("ix_stage_move_assessment_id"), table_name="stage_move")
    op.drop_table("stage_move")
    op.drop_index(op.f("ix_screening_assessment_id"), table_name="screening")
    op.drop_table("screening")
    op.drop_index(op.f("ix_reference_link_assessment_id"), table_name="reference_link")
    op.drop_table("reference_link")
    op.drop_index(op.f("ix_planned_method_assessment_id"), table_name="planned_method")
    op.drop_table("planned_method")
    op.drop_index(op.f("ix_goal_assessment_id"), table_name="goal")
    op.drop_table("goal")
    op.drop_index(op.f("ix_forum_citation_meeting_id"), table_name="forum_citation")
    op.drop_index(op.f("ix_forum_citation_assessment_id"), table_name="forum_citation")
    op.drop_index(op.f("ix_forum_citation_area_id"), table_name="forum_citation")
    op.drop_table("forum_citation")
    op.drop_index(op.f("ix_conference_assessment_id"), table_name="conference")
    op.drop_table("conference")
    op.drop_index("uq_notification_account_id_topic", table_name="notification")
    op.drop_index("ix_notification_unread", table_name="notification")
    op.drop_table("notification")
    op.drop_table("guardian_training")
    op.drop_index(op.f("ix_forum_meeting_forum_id"), table_name="forum_meeting")
    op.drop_table("forum_meeting")
    op.drop_index(op.f("ix_course_attendance_session_id"), table_name="course_attendance")
    op.drop_table("course_attendance")
    op.drop_table("partnership_setting")
    op.drop_table("forum")
    op.drop_table("course_session")
    op.drop_table("contact_point")
    op.drop_table("champion_team")
