"""The words people read for what this room lists."""

from babel import Locale

from portal.foundation.i18n import LazyString, language, pgettext
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.i18n import lazy_pgettext as _lp
from portal.programmes.models import Side
from portal.stories.models import NameForm, StoryField, StoryState

STATE_LABELS: dict[StoryState, LazyString] = {
    StoryState.ASKED: _lp("status of a story", "Asked"),
    StoryState.LATER: _lp("status of a story", "Later"),
    StoryState.DECLINED: _lp("status of a story", "Not this time"),
    StoryState.WRITING: _lp("status of a story", "Writing"),
    StoryState.WITH_EDITOR: _lp("status of a story", "With editor"),
    StoryState.WAITING_FOR_YES: _lp("status of a story", "Waiting for your yes"),
    StoryState.PUBLISHED: _lp("status of a story", "Published"),
    StoryState.TAKEN_BACK: _lp("status of a story", "Taken back"),
}
FIELD_LABELS: dict[StoryField, LazyString] = {
    StoryField.BUSINESS: _lp("field of a story", "Business"),
    StoryField.TECHNOLOGY: _lp("field of a story", "Technology"),
    StoryField.HEALTH: _lp("field of a story", "Health and social services"),
    StoryField.CULTURE: _lp("field of a story", "Culture and communication"),
    StoryField.TOURISM: _lp("field of a story", "Tourism and hospitality"),
    StoryField.EDUCATION: _lp("field of a story", "Education"),
    StoryField.OTHER: _lp("field of a story", "Another field"),
}
NAME_LABELS: dict[NameForm, LazyString] = {
    NameForm.FULL: _lp("name beside a story", "My full name"),
    NameForm.FIRST: _lp("name beside a story", "My first name only"),
    NameForm.NONE: _lp("name beside a story", "No name"),
}
WRITER_LABELS: dict[Side, LazyString] = {
    Side.MENTOR: _lp("writer of a story", "Mentor"),
    Side.MENTEE: _lp("writer of a story", "Mentee"),
}
# Questions to begin from, and a blank page.
OPENINGS: dict[str, LazyString] = {
    "changed": _l("What changed?"),
    "dared": _l("What did you dare to do?"),
    "advice": _l("What would you say to someone who wonders whether to join?"),
}
BLANK = "blank"
# What the writer agrees to by putting a photo beside the story. Raise the number whenever the English changes.
PHOTO_WORDING = 1
PHOTO_TEXT = _l(
    "By adding the photo I agree that the mentoring programme may show it beside my story on its public pages. I can "
    "remove it on this page at any time, and it disappears at once. Someone may already have saved it."
)


def language_label(code: str) -> str:
    """What the language `code` is called in the reader's own."""
    names = {"fi": pgettext("language", "Finnish"), "en": pgettext("language", "English")}
    return names.get(code) or Locale.parse(code).get_display_name(language()) or code
