"""The login roles of the cluster."""

__all__ = ["ADMIN", "LOGINS", "OWNER", "SERVICE"]

# Made by initdb, a superuser; only app.cluster uses it.
ADMIN = "contextmap_admin"

# Owns the databases, makes the partnerships' roles, runs the migrations.
OWNER = "contextmap_owner"

# What the service signs in as: owns nothing and enters a role for each request.
SERVICE = "contextmap_service"

LOGINS = (ADMIN, OWNER, SERVICE)
