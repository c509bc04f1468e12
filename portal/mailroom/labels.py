"""What a message is about, in words for staff."""

from portal.foundation.i18n import LazyString
from portal.foundation.i18n import lazy_pgettext as _lp

KIND_LABELS: dict[str, LazyString] = {
    "invitation": _lp("kind of message", "Invitation"),
    "pair made": _lp("kind of message", "A new pair"),
    "pair ended": _lp("kind of message", "A pair has ended"),
    "sign-in link": _lp("kind of message", "Sign-in link"),
    "reflection shared": _lp("kind of message", "Reflection shared"),
}
