"""The letters about one's account."""

from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import language, speaking
from portal.mail.actions import post
from portal.mail.words import Words
from portal.people.models import Account
from portal.web.addresses import absolute_url


def sign_in_link(account: Account | None, *, link_token: str, code: str) -> None:
    """The link and the code. Without an account the letter is written all the same, and never leaves."""
    with speaking(account.language if account else language()):
        words = Words(
            subject=_("Your sign-in link"),
            greeting=_("Hello %(name)s!", name=account.name) if account else _("Hello!"),
            paragraphs=[_("Open the link and press the button, and you are signed in.")],
            button=(_("Sign in"), absolute_url("accounts.open_link", token=link_token)),
            afterwards=[
                _("Or enter this code on the page where you asked for the link: %(code)s", code=code),
                _("Use one of them within 15 minutes."),
            ],
            why=_(
                "You got this message because someone asked to sign in with your address. "
                "If it was not you, do nothing."
            ),
        )
        post(
            account.email if account else "",
            words,
            kind="sign-in link",
            account_id=account.id if account else None,
        )


def invitation(account: Account) -> None:
    """Staff have opened an account for someone. There is nothing to remember: signing in needs the address alone."""
    with speaking(account.language, account.time_zone):
        words = Words(
            subject=_("You are invited to Rinnalla"),
            greeting=_("Hello %(name)s!", name=account.name),
            paragraphs=[
                _(
                    "You have been invited to Rinnalla. There mentors and students agree on meetings, set goals and "
                    "write reflections."
                ),
                _("Sign in with this e-mail address, and we send you a link. No password is needed."),
            ],
            button=(_("Sign in"), absolute_url("accounts.sign_in")),
            why=_("You got this message because the staff of the mentoring programme invited you."),
        )
        post(account.email, words, kind="invitation", account_id=account.id, about=f"account:{account.public_id}")
