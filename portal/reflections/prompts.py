"""Questions that are easier to start from than a blank page."""

from portal.foundation.i18n import LazyString
from portal.foundation.i18n import lazy_gettext as _l

PROMPTS: dict[str, LazyString] = {
    "stayed": _l("What stayed with you?"),
    "surprised": _l("What surprised you about yourself?"),
    "dared": _l("What did you dare to ask?"),
    "next": _l("What do you want to try before you meet again?"),
    "grateful": _l("Who or what helped you this week?"),
    "hoped": _l("What do you hope for from mentoring?"),
}
BLANK = "blank"


def prompt_after(key: str | None) -> str:
    """The key of another question than `key`."""
    keys = list(PROMPTS)
    return keys[(keys.index(key) + 1) % len(keys)] if key in PROMPTS else keys[0]


def prompt_words(key: str | None) -> str:
    """The question in the reader's language; empty for a blank page."""
    if key == BLANK:
        return ""
    return str(PROMPTS.get(key or "", PROMPTS["stayed"]))
