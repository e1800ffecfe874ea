"""What a deployment may set, read once from the environment."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

REPOSITORY = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Settings of one running service.

    Every name is read with the prefix ``CONTEXTMAP_``, except the two database
    addresses, which carry the names that hosting platforms use.
    """

    model_config = SettingsConfigDict(env_prefix="CONTEXTMAP_", frozen=True, extra="ignore")

    home: Path = REPOSITORY / ".contextmap"
    """Folder of the embedded database and of everything the service writes."""

    database_url: Annotated[str | None, Field(validation_alias="DATABASE_URL")] = None
    """PostGIS to use instead of the embedded one, as the service's own login."""

    owner_database_url: Annotated[str | None, Field(validation_alias="OWNER_DATABASE_URL")] = None
    """Login that owns the tables and may create roles; by default the one above."""

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8000
    web_dist: Path = REPOSITORY / "web" / "dist"

    https: bool = False
    """Whether browsers reach the service over TLS; turns on Secure cookies and HSTS."""

    trusted_origins: tuple[str, ...] = ()
    """Origins other than the service's own that may send changes (a reverse proxy's name)."""

    public_address: Annotated[str | None, Field(pattern=r"^https?://[^\s/]+(/[^\s]*)?$")] = None
    """Where people reach the service, for links in e-mail: ``https://contextmap.example.gov.uk``."""

    smtp_host: str | None = None
    """Mail server for the daily summary of notices; without one no e-mail is sent."""
    smtp_port: Annotated[int, Field(ge=1, le=65535)] = 587
    smtp_user: str | None = None
    smtp_password: SecretStr | None = None
    smtp_from: str = "contextmap@localhost"
    smtp_starttls: bool = True
    """Whether the connection to the mail server is encrypted before anything is said."""
    smtp_timeout_seconds: Annotated[int, Field(ge=1, le=300)] = 20

    session_idle_minutes: Annotated[int, Field(ge=1, le=1440)] = 30
    session_hours: Annotated[int, Field(ge=1, le=24)] = 12
    sign_in_tries_per_address: Annotated[int, Field(ge=3)] = 10
    sign_in_tries_per_account: Annotated[int, Field(ge=3)] = 5
    sign_in_window_minutes: Annotated[int, Field(ge=1)] = 5

    suppression_threshold: Annotated[int, Field(ge=2, le=50)] = 5
    upload_max_bytes: Annotated[int, Field(ge=1024)] = 1_500_000_000
    body_max_bytes: Annotated[int, Field(ge=1024)] = 2_000_000
    photo_max_bytes: Annotated[int, Field(ge=1024)] = 20_000_000

    pool_size: Annotated[int, Field(ge=2, le=100)] = 16
    tile_connections: Annotated[int, Field(ge=1, le=32)] = 4
    tile_cache_bytes: Annotated[int, Field(ge=0)] = 128_000_000
    """How much memory encoded tiles may take, so that an unchanged one is not made again."""
    tile_points_bytes: Annotated[int, Field(ge=0)] = 400_000_000
    """How much memory points of recorded incidents may take, of which their tiles are cut; where
    they need more (about 60 bytes each), these tiles come from the database."""
    statement_timeout_seconds: Annotated[int, Field(ge=1)] = 15
    job_timeout_seconds: Annotated[int, Field(ge=10)] = 3600
    run_worker: bool = True
    """Whether this process also works through the job queue."""
