"""What a message is about, in words for staff."""

from portal.foundation.i18n import LazyString
from portal.foundation.i18n import lazy_pgettext as _lp

KIND_LABELS: dict[str, LazyString] = {
    "invitation": _lp("kind of message", "Invitation"),
    "pair made": _lp("kind of message", "A new pair"),
    "pair ended": _lp("kind of message", "A pair has ended"),
    "ending noted": _lp("kind of message", "A pair has ended"),
    "ending undone": _lp("kind of message", "A pair goes on"),
    "meeting agreed": _lp("kind of message", "A new meeting"),
    "meeting moved": _lp("kind of message", "A meeting was moved"),
    "meeting cancelled": _lp("kind of message", "A meeting was cancelled"),
    "series agreed": _lp("kind of message", "Several meetings"),
    "series cancelled": _lp("kind of message", "Several meetings were cancelled"),
    "digest": _lp("kind of message", "What is new"),
    "reminder, day before": _lp("kind of message", "Reminder of a meeting"),
    "reminder, morning after": _lp("kind of message", "Question after a meeting"),
    "photo permission": _lp("kind of message", "Permission for a photo"),
    "photo request": _lp("kind of message", "Photo request"),
    "story asked": _lp("kind of message", "Asking for a story"),
    "story waits for yes": _lp("kind of message", "A story waits for a yes"),
    "story names you": _lp("kind of message", "A story names somebody"),
    "story out": _lp("kind of message", "A story is published"),
    "story may it stay": _lp("kind of message", "May a story stay?"),
    "story has left": _lp("kind of message", "A story has left"),
    "story taken back": _lp("kind of message", "A story was taken back"),
    "story to reword": _lp("kind of message", "A story needs other words"),
    "sign-in link": _lp("kind of message", "Sign-in link"),
    # Staff do not learn from envelopes who writes and shares.
    "reflection shared": _lp("kind of message", "What is new"),
}
