"""The words people read for what this room lists."""

from portal.consents.models import Purpose
from portal.foundation.i18n import LazyString
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.i18n import lazy_pgettext as _lp
from portal.people.models import Role

ROLE_LABELS: dict[Role, LazyString] = {
    Role.NONE: _l("Member"),
    Role.STAFF: _lp("role", "Staff"),
    Role.ADMINISTRATOR: _l("Administrator"),
}

# What a person agrees to, word for word. Raise the number whenever the English changes.
CONSENT_WORDING = 1
CONSENT_TEXTS: dict[Purpose, LazyString] = {
    Purpose.PARTNER_SEES_EMAIL: _l(
        "Your pair sees your e-mail address on your shared path. It is never public. You can stop sharing at any time "
        "and the address disappears at once. Your pair may already have saved it."
    ),
    Purpose.PARTNER_SEES_PHONE: _l(
        "Your pair sees your number on your shared path. It is never public. You can stop sharing at any time and the "
        "number disappears at once. Your pair may already have saved it."
    ),
}
CONSENT_HEADINGS: dict[Purpose, LazyString] = {
    Purpose.PARTNER_SEES_EMAIL: _l("E-mail address to your pair"),
    Purpose.PARTNER_SEES_PHONE: _l("Phone number to your pair"),
}
CONSENT_BUTTONS: dict[Purpose, tuple[LazyString, LazyString]] = {
    Purpose.PARTNER_SEES_EMAIL: (_l("Share your address"), _l("Stop sharing the address")),
    Purpose.PARTNER_SEES_PHONE: (_l("Share your number"), _l("Stop sharing the number")),
}
