"""Sign people in and out, and know them again."""

import time
from dataclasses import dataclass, field

from app.db import Database
from app.identity import queries, secrets
from app.identity.person import Membership, SignedIn
from app.identity.roles import Role
from app.problems import NotSignedIn, SignInRefused, TooManyTries
from app.settings import Settings

SESSIONS_EACH = 3
KNOWN_FOR_SECONDS = 1.0


@dataclass
class Sessions:
    """Signed-in browsers of this service.

    What a token stands for is remembered for one second, so that a map that asks
    for thirty tiles at once looks it up once; a revoked session ends within it.
    """

    database: Database
    settings: Settings
    _known: dict[bytes, tuple[float, SignedIn]] = field(default_factory=dict)

    def sign_in(self, email: str, password: str, *, address: str) -> tuple[str, SignedIn]:
        """Begin a session and return its token.

        Raises
        ------
        TooManyTries
            When there were too many failed tries for this account or address.
        SignInRefused
            When e-mail and password do not fit; it never says which.
        """
        email_hash, address_hash = secrets.trace_hash(email), secrets.trace_hash(address)
        with self.database.shared() as session:
            tries = queries.failed_tries(
                session,
                email_hash=email_hash,
                address_hash=address_hash,
                minutes=self.settings.sign_in_window_minutes,
            )
            account = queries.account_by_email(session, email)
        self._refuse_guessing(tries)
        fits = secrets.password_fits(password, account.password_hash if account else None)
        token = secrets.new_token()
        with self.database.shared() as session:
            queries.note_try(
                session, email_hash=email_hash, address_hash=address_hash, succeeded=fits
            )
            if account is not None and fits:
                queries.begin_session(
                    session,
                    account=account,
                    token_hash=secrets.token_hash(token),
                    most=SESSIONS_EACH,
                )
        if account is None or not fits:
            raise SignInRefused(
                "The email address or the password is not right. Check both and try again, or ask"
                " your administrator for a new password."
            )
        return token, self.known(token)

    def known(self, token: str | None) -> SignedIn:
        """The person behind a token.

        Raises
        ------
        NotSignedIn
            When there is no token, or its session ended, idled out or was revoked.
        """
        if not token:
            raise NotSignedIn("Sign in to see this.")
        found = self.remembered(token)
        if found is not None:
            return found
        kept = secrets.token_hash(token)
        now = time.monotonic()
        person = self._look_up(kept)
        if len(self._known) > 1000:
            self._known.clear()
        self._known[kept] = (now, person)
        return person

    def remembered(self, token: str | None) -> SignedIn | None:
        """The person behind a token, if looked up within the last second; never asks."""
        found = self._known.get(secrets.token_hash(token)) if token else None
        if found is None or time.monotonic() - found[0] >= KNOWN_FOR_SECONDS:
            return None
        return found[1]

    def sign_out(self, token: str | None) -> None:
        """End a session; without one, nothing happens."""
        if token:
            kept = secrets.token_hash(token)
            self._known.pop(kept, None)
            with self.database.shared() as session:
                queries.end_session(session, kept)

    def _look_up(self, kept: bytes) -> SignedIn:
        with self.database.shared() as session:
            row = queries.open_session(
                session,
                kept,
                idle_minutes=self.settings.session_idle_minutes,
                hours=self.settings.session_hours,
            )
            if row is None:
                self._known.pop(kept, None)
                raise NotSignedIn("Your session has ended. Sign in again; what you typed is kept.")
            queries.touch_session(session, kept)
            listed = queries.memberships(session, row.account_id)
        return SignedIn(
            row.account_id,
            row.email,
            row.display_name,
            tuple(
                Membership(one.slug, one.name, one.council, Role(one.role), one.agency)
                for one in listed
            ),
        )

    def _refuse_guessing(self, tries: queries.TriesRow) -> None:
        settings = self.settings
        if (
            tries.for_account >= settings.sign_in_tries_per_account
            or tries.from_address >= settings.sign_in_tries_per_address
        ):
            minutes = settings.sign_in_window_minutes
            raise TooManyTries(
                f"Wait {minutes} minutes and try again.", retry_after_seconds=minutes * 60
            )
