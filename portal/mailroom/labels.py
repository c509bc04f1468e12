"""What a message is about, in words for staff."""

from portal.foundation.i18n import LazyString
from portal.foundation.i18n import lazy_pgettext as _lp

KIND_LABELS: dict[str, LazyString] = {
    "sign-in link": _lp("kind of message", "Sign-in link"),
    "reflection shared": _lp("kind of message", "Reflection shared"),
}
