"""Three easy questions for two people who meet for the first time."""

from portal.foundation.i18n import LazyString
from portal.foundation.i18n import lazy_gettext as _l

FIRST_QUESTIONS: tuple[LazyString, ...] = (
    _l("How did you end up in your field?"),
    _l("What are you pleased with just now?"),
    _l("What would you like to be different when this term ends?"),
)
