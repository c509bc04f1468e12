"""Topics to begin from, by how far a pair has come."""

from portal.foundation.i18n import LazyString
from portal.foundation.i18n import lazy_gettext as _l

Phase = tuple[LazyString, tuple[LazyString, ...]]

PROMPTS: dict[str, Phase] = {
    "first": (
        _l("For the first meeting"),
        (
            _l("How did each of you come to where you are now?"),
            _l("What do you hope for from each other?"),
            _l("How often will you meet, and where?"),
            _l("What do you want to agree on in your ground rules?"),
        ),
    ),
    "under way": (
        _l("Along the way"),
        (
            _l("What has happened since you last met?"),
            _l("What feels difficult just now?"),
            _l("Which goal do you want to look at this time?"),
            _l("Whom would it be good to meet next?"),
        ),
    ),
    "last": (
        _l("For the last meeting"),
        (
            _l("What has changed since you began?"),
            _l("What do you want to thank each other for?"),
            _l("What comes next, and who can help?"),
            _l("Do you want to stay in touch?"),
        ),
    ),
}
