"""What each kind of reminder is called, and what it brings."""

from portal.foundation.i18n import LazyString
from portal.foundation.i18n import lazy_gettext as _l
from portal.reminders.models import ReminderKind

KIND_LABELS: dict[ReminderKind, LazyString] = {
    ReminderKind.DAY_BEFORE: _l("The day before a meeting"),
    ReminderKind.MORNING_AFTER: _l("The morning after a meeting"),
    ReminderKind.DIGEST: _l("What is new, once a day"),
    ReminderKind.SHARED: _l("A shared reflection"),
}
KIND_TEXTS: dict[ReminderKind, LazyString] = {
    ReminderKind.DAY_BEFORE: _l("Time and place, and a file for your calendar."),
    ReminderKind.MORNING_AFTER: _l("One question: did you meet? You answer with a button."),
    ReminderKind.DIGEST: _l("Tells that there is something new on your path, never what it says."),
    ReminderKind.SHARED: _l("Tells that your pair has shared something with you, at most once a day. Never what."),
}
KIND_BUTTONS: dict[ReminderKind, tuple[LazyString, LazyString]] = {
    ReminderKind.DAY_BEFORE: (_l("Remind me the day before"), _l("Do not remind me the day before")),
    ReminderKind.MORNING_AFTER: (_l("Ask me the morning after"), _l("Do not ask me the morning after")),
    ReminderKind.DIGEST: (_l("Tell me once a day"), _l("Do not tell me what is new")),
    ReminderKind.SHARED: (_l("Tell me what is shared"), _l("Do not tell me what is shared")),
}
