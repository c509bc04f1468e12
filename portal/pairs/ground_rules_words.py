"""The nine headings of ground rules, and what we suggest under each until the two have written their own."""

from portal.foundation.i18n import LazyString
from portal.foundation.i18n import lazy_gettext as _l

# In the order in which they are read. The names are those of the columns.
HEADINGS: dict[str, LazyString] = {
    "hopes": _l("What we hope for"),
    "topics": _l("What we talk about"),
    "skipped_topics": _l("What we leave out"),
    "confidentiality": _l("What stays between us"),
    "rhythm": _l("How often we meet"),
    "channels": _l("How we keep in touch"),
    "cancelling": _l("If one of us has to cancel"),
    "illness": _l("If one of us falls ill"),
    "how_we_end": _l("How we end"),
}
_SUGGESTIONS: dict[str, LazyString] = {
    "hopes": _l("The mentee sets the direction. The mentor asks, listens, and tells of their own way."),
    "topics": _l("Studies, working life, and what each of us is good at."),
    "skipped_topics": _l("Either of us may say that a topic is left out. No reason is needed."),
    "confidentiality": _l("What we talk about stays between us, also afterwards. Before telling anyone, we ask."),
    "rhythm": _l("We meet about once a month for an hour and a half. We book the times in advance."),
    "channels": _l("Between meetings we write e-mail. We answer within a week."),
    "cancelling": _l("Whoever cannot come says so the day before at the latest. We agree on a new time at once."),
    "illness": _l("Getting well comes first. We move the meeting, and nobody has to explain."),
    "how_we_end": _l("At the last meeting we look at what has changed. Either of us may also end early, kindly."),
}


def suggested() -> dict[str, str]:
    """What we suggest under each heading, in the reader's language."""
    return {name: str(words) for name, words in _SUGGESTIONS.items()}
