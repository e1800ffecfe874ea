"""Once a day, one e-mail to each person who has something unread and did not turn it off.

Only where a mail server is set up.

What is sent is remembered only after the mail server took it: if it is down, the next round, five
minutes later, tries again, and nothing is lost. Of each notice only the title is in it, which may
name a place or a task; no description, finding or reason is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

import structlog

from app.db import Database
from app.identity.roles import Role
from app.notices import queries
from app.notices.mail import Letter, Refused, Unreachable, post_office
from app.notices.queries import UnsentRow
from app.notices.rules import hidden_from
from app.settings import Settings

log = structlog.get_logger()
FROM_HOUR = 7
MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Bundle:
    """What one person is sent."""

    account_id: UUID
    notices: Sequence[UnsentRow]


def send_due(database: Database, settings: Settings, slug: str, *, now: datetime) -> int:
    """Send today's letters of one partnership that were not sent yet; how many were sent."""
    if settings.smtp_host is None or now.hour < FROM_HOUR:
        return 0
    with database.partnership(slug, "exact") as session:
        bundles = list(_bundles(queries.unsent(session, now.date())))
    if not bundles:
        return 0
    with database.shared() as session:
        addresses = queries.addresses(session, [one.account_id for one in bundles])
    sent = 0
    try:
        with post_office(settings) as post:
            for bundle in bundles:
                address = addresses.get(bundle.account_id)
                if address is None:
                    continue
                try:
                    post(letter(bundle, address, slug, settings.public_address))
                except Refused as refused:
                    log.warning("digest_refused", account=str(bundle.account_id), why=str(refused))
                else:
                    sent += 1
                # One that was refused for good is not tried every five minutes.
                with database.partnership(slug, "exact") as session:
                    queries.mark_sent(session, [one.id for one in bundle.notices])
    except Unreachable as unreachable:
        log.warning("digest_waits", partnership=slug, why=str(unreachable))
    log.info("digest_sent", partnership=slug, letters=sent)
    return sent


def letter(bundle: Bundle, address: str, slug: str, public_address: str | None) -> Letter:
    """One person's letter: titles as the application shows them, and a way in."""
    count = len(bundle.notices)
    things = "1 thing is" if count == 1 else f"{count} things are"
    home = None if public_address is None else f"{public_address.rstrip('/')}/{slug}"
    lines = [f"{things} new for you in Contextmap.", ""]
    for notice in bundle.notices[:MOST_LINES]:
        lines.append(f"- {_one_line(notice.title)}")
        if home is not None:
            lines.append(f"  {home}/{notice.link}")
    if count > MOST_LINES:
        lines.append(f"- and {count - MOST_LINES} more")
    way_in = f"{home}/notices" if home else "Sign in to Contextmap and open Notices"
    lines += ["", f"All of them: {way_in}" if home else f"{way_in}.", ""]
    lines.append("One letter a day at most is sent, and none when you have read everything.")
    lines.append("You can turn these letters off at the end of that page.")
    return Letter(address, f"Contextmap: {things} new for you", "\n".join(lines))


def _bundles(rows: Sequence[UnsentRow]) -> Iterator[Bundle]:
    told = (row for row in rows if row.kind not in hidden_from(Role(row.role)))
    for account, own in groupby(told, key=lambda row: row.account_id):
        yield Bundle(account, list(own))


def _one_line(text: str) -> str:
    return " ".join(text.split())
