"""How letters travel: over SMTP, one message each, made only of standard parts."""

import smtplib
import ssl
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from threading import Event
from typing import cast
from urllib.parse import unquote, urlsplit

from flask import current_app

from portal.foundation.clock import now
from portal.foundation.db import unit_of_work
from portal.foundation.logs import failure as note
from portal.mail import actions
from portal.mail.actions import CannotCarry, Carrier
from portal.mail.models import Letter, LetterStatus

TIMEOUT = 20  # Seconds.


def message_of(letter: Letter) -> EmailMessage:
    """The letter as it travels. Its Message-ID stays the same however often it is tried."""
    message = EmailMessage(policy=SMTP)
    name, address = parseaddr(current_app.config["MAIL_FROM"])
    message["From"] = Address(name, addr_spec=address)
    message["To"] = letter.to_address
    message["Subject"] = " ".join(letter.subject.split())
    message["Date"] = format_datetime(letter.created_at)
    message["Message-ID"] = f"<{letter.public_id}@{urlsplit(current_app.config['BASE_URL']).hostname}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    for enclosed in letter.attachments:
        kind, *parameters = (part.strip() for part in enclosed.media_type.split(";"))
        message.add_attachment(
            enclosed.content,
            subtype=kind.partition("/")[2],
            filename=enclosed.file_name,
            params=dict(parameter.split("=", 1) for parameter in parameters),
        )
    message["Content-Language"] = letter.language  # After the content: setting that clears what describes it.
    return message


def carry_by_smtp(letter: Letter) -> None:
    """Hand `letter` to the server of PORTAL_MAIL_URL. Raises `CannotCarry`, for good when the server says 5xx."""
    try:
        with _connection() as server:
            server.send_message(message_of(letter))
    except smtplib.SMTPRecipientsRefused as error:
        code = max((code for code, _text in error.recipients.values()), default=0)
        raise CannotCarry(f"recipient refused with {code}", for_good=500 <= code < 600) from None
    except smtplib.SMTPResponseException as error:
        raise CannotCarry(f"server said {error.smtp_code}", for_good=500 <= error.smtp_code < 600) from None
    except (OSError, smtplib.SMTPException) as error:
        raise CannotCarry(type(error).__name__) from None


def _connection() -> smtplib.SMTP:
    url = urlsplit(current_app.config["MAIL_URL"])
    secure = ssl.create_default_context()
    if url.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(url.hostname or "", url.port or 465, timeout=TIMEOUT, context=secure)
    else:
        server = smtplib.SMTP(url.hostname or "", url.port or 25, timeout=TIMEOUT)
    if url.username:
        if url.scheme == "smtp":
            server.starttls(context=secure)
        server.login(unquote(url.username), unquote(url.password or ""))
    return server


def deliver(carry: Carrier, *, batch: int = 20, ending: Event | None = None) -> int:
    """Carry every letter that is due, or those in hand once `ending` is set; answers how many left.

    Nothing slow happens inside a transaction.
    """
    carried = 0
    while True:
        with unit_of_work():
            claimed = [] if ending and ending.is_set() else actions.claim(batch)
        if not claimed:
            return carried
        until = ours_until()
        carried += sum(_carry_one(number, carry) for number in claimed if now() < until)


def ours_until() -> datetime:
    """Until when to begin with a letter claimed now: long before another worker may; the rest is claimed again."""
    return now() + actions.CLAIMED_FOR / 2


def _carry_one(number: int, carry: Carrier) -> bool:
    letter = actions.letter_numbered(number)
    if not letter or letter.status is not LetterStatus.WAITING:
        return False  # Withdrawn between the claim and now.
    if letter.useful_until and letter.useful_until <= now():
        return False  # The next claim takes it out of the way.
    failure = None
    try:
        carry(letter)
    except CannotCarry as error:
        failure = error
    except Exception as error:  # One letter that cannot even be read does not hold up the others.
        note(error)
        failure = CannotCarry(type(error).__name__)
    with unit_of_work():
        if not (held := actions.letter_numbered(number, held=True)):
            return failure is None  # Erased meanwhile.
        if failure:
            actions.note_failure(held, failure)
        else:
            actions.note_sent(held)
    return failure is None


def carrier() -> Carrier:
    """How this portal's letters travel; the demo puts its own way in place of SMTP."""
    return cast(Carrier, current_app.extensions.get("carrier", carry_by_smtp))
