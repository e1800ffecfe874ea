"""Find or start the database that a deployment uses, and bring it up to date."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from sqlalchemy import Engine, create_engine, text

from app.accounts.service import bring_codes
from app.cluster.embedded import EmbeddedCluster
from app.cluster.external import check_external, sqlalchemy_url
from app.db import Database
from app.schema import upgrade_partnership, upgrade_shared
from app.settings import Settings

EMBEDDED_DATABASE = "contextmap"
OWNER, SERVICE = "contextmap_owner", "contextmap_service"


@dataclass(frozen=True, slots=True)
class Deployment:
    """A database that answers: one address for the owner, one for the service's login."""

    settings: Settings
    owner_url: str
    service_url: str

    def owner(self) -> Engine:
        """Connections of the owner, who migrates and makes partnerships and accounts."""
        login = unquote(urlsplit(self.service_url).username or "")
        return create_engine(
            self.owner_url,
            pool_size=1,
            hide_parameters=True,
            connect_args={"options": f"-c contextmap.service_login={login}"},
        )

    def service(self) -> Database:
        """Connections of the service's login."""
        return Database(
            self.service_url,
            pool_size=self.settings.pool_size,
            statement_timeout_seconds=self.settings.statement_timeout_seconds,
        )


@contextmanager
def deployed(settings: Settings, report: Callable[[str], None]) -> Generator[Deployment]:
    """Hold a database for the length of the block.

    With ``DATABASE_URL`` it is that one, once it proved suitable; without, the
    embedded cluster, which is stopped when its last user leaves.

    Raises
    ------
    app.cluster.errors.ClusterError
        In one sentence, with what to do.
    """
    if settings.database_url:
        owner = settings.owner_database_url or settings.database_url
        check_external(owner)
        yield Deployment(settings, sqlalchemy_url(owner), sqlalchemy_url(settings.database_url))
        return
    with EmbeddedCluster(settings.home).running(report=report) as cluster:
        cluster.create_database(EMBEDDED_DATABASE)
        yield Deployment(
            settings,
            cluster.url(database=EMBEDDED_DATABASE, user=OWNER),
            cluster.url(database=EMBEDDED_DATABASE, user=SERVICE),
        )


def migrate(deployment: Deployment) -> None:
    """Bring the shared tables and every partnership to the newest migration and code lists."""
    owner = deployment.owner()
    with owner.begin() as connection:
        for extension in ("postgis", "pg_trgm"):
            connection.execute(text(f"CREATE EXTENSION IF NOT EXISTS {extension}"))
    upgrade_shared(owner)
    with owner.connect() as connection:
        found = connection.execute(text("SELECT slug FROM public.partnership ORDER BY slug"))
        slugs = [row.slug for row in found]
    for slug in slugs:
        upgrade_partnership(owner, slug)
        bring_codes(owner, slug)
    owner.dispose()
