"""The way to the mail server: one connection, letters in plain text."""

import smtplib
import ssl
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from app.clock import now
from app.settings import Settings

TEMPORARY = range(400, 500)


@dataclass(frozen=True, slots=True)
class Letter:
    """One e-mail in plain text."""

    to: str
    subject: str
    body: str


class Unreachable(Exception):
    """The mail server is not there, or takes nothing now."""


class Refused(Exception):
    """The mail server will never take this letter."""


Post = Callable[[Letter], None]


@contextmanager
def post_office(settings: Settings) -> Generator[Post]:
    """Open a connection to the mail server, through which letters are posted.

    Raises
    ------
    Unreachable
        When the server is not there, refuses the sign-in, or breaks off. What is posted raises
        ``Refused`` when only that letter is refused.
    """
    try:
        with smtplib.SMTP(
            settings.smtp_host or "", settings.smtp_port, timeout=settings.smtp_timeout_seconds
        ) as server:
            if settings.smtp_starttls:
                server.starttls(context=ssl.create_default_context())
            if settings.smtp_user is not None and settings.smtp_password is not None:
                server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
            yield lambda letter: _post(server, letter, settings.smtp_from)
    except (OSError, smtplib.SMTPException) as problem:
        raise Unreachable(type(problem).__name__) from problem


def message(letter: Letter, sender: str) -> EmailMessage:
    """Write a letter with its headers.

    Raises
    ------
    Refused
        When an address is none, or would add a line to the headers.
    """
    written = EmailMessage()
    try:
        written["To"] = Address(addr_spec=letter.to)
        written["From"] = Address(display_name="Contextmap", addr_spec=sender)
        written["Subject"] = letter.subject
    except (ValueError, IndexError, MessageError) as problem:
        raise Refused("not an address") from problem
    written["Date"] = format_datetime(now())
    written["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2] or "localhost")
    written["Auto-Submitted"] = "auto-generated"
    written.set_content(letter.body)
    return written


def _post(server: smtplib.SMTP, letter: Letter, sender: str) -> None:
    try:
        server.send_message(message(letter, sender))
    except smtplib.SMTPRecipientsRefused as problem:
        codes = [code for code, _ in problem.recipients.values()]
        if any(code in TEMPORARY for code in codes):
            raise
        raise Refused(f"refused with {codes}") from problem
    except smtplib.SMTPDataError as problem:
        if problem.smtp_code in TEMPORARY:
            raise
        raise Refused(f"refused with {problem.smtp_code}") from problem
