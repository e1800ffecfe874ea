"""The door to the database: one transaction, as one role, in one partnership's schema."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.orm import Session

from app.schema import schema_name

Tier = Literal["exact", "street", "count"]
"""How precisely a person may see where and when an incident was."""

ENTER = text(
    """
    SELECT set_config('role', :role, true),
           set_config('search_path', :search_path, true),
           set_config('contextmap.account', :account, true),
           set_config('contextmap.account_role', :account_role, true),
           set_config('contextmap.agency', :agency, true),
           set_config('contextmap.request', :request, true),
           set_config('statement_timeout', :timeout, true),
           set_config('lock_timeout', '5s', true),
           set_config('idle_in_transaction_session_timeout', :idle, true)
    """
)


@dataclass(frozen=True, slots=True)
class Actor:
    """On whose behalf a transaction runs; history and audit read it from the transaction."""

    account_id: UUID | None = None
    role: str = "service"
    agency: str = ""
    request_id: str = ""


SERVICE = Actor()


class Database:
    """Connections of the service's login, which alone may read almost nothing."""

    def __init__(
        self, url: str, *, pool_size: int = 16, statement_timeout_seconds: int = 15
    ) -> None:
        self.engine: Engine = create_engine(
            url,
            pool_size=pool_size,
            max_overflow=4,
            pool_timeout=2,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"application_name": "contextmap", "prepare_threshold": 3},
        )
        self.statement_timeout_seconds = statement_timeout_seconds

    @contextmanager
    def shared(self) -> Generator[Session]:
        """Open a transaction on accounts, sessions and partnerships; commit at its end."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def partnership(
        self,
        slug: str,
        tier: Tier,
        *,
        actor: Actor = SERVICE,
        timeout_seconds: int | None = None,
    ) -> Generator[Session]:
        """Open a transaction inside one partnership, seeing no more than a tier may.

        Parameters
        ----------
        slug : str
            The partnership; its schema is the only one on the search path but ``public``.
        tier : {"exact", "street", "count"}
            Which database role is entered. A column that this role was not granted
            cannot be read, whatever the statement.
        actor : Actor
            Who acts; written into history and audit by the database itself.
        timeout_seconds : int, optional
            After how long one statement is given up; by default the service's own limit.
        """
        seconds = timeout_seconds or self.statement_timeout_seconds
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            session.execute(
                ENTER,
                {
                    "role": role_name(slug, tier),
                    "search_path": f'"{schema_name(slug)}", public',
                    "account": str(actor.account_id or ""),
                    "account_role": actor.role,
                    "agency": actor.agency,
                    "request": actor.request_id,
                    "timeout": f"{seconds}s",
                    "idle": f"{max(seconds, 60)}s",
                },
            )
            yield session

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def role_name(slug: str, tier: Tier) -> str:
    """Database role of a tier in one partnership."""
    return f"{slug}_{tier}"
