"""The words people read for what this room lists."""

from portal.foundation.i18n import LazyString, language_name, pgettext
from portal.foundation.i18n import gettext as _
from portal.foundation.i18n import lazy_pgettext as _lp
from portal.programmes.models import ParticipationState, Season, Side

SEASON_LABELS: dict[Season, LazyString] = {
    Season.AUTUMN: _lp("term", "Autumn (from August)"),
    Season.WINTER: _lp("term", "Spring (from January)"),
}
SIDE_LABELS: dict[Side, LazyString] = {
    Side.MENTOR: _lp("side of a pair", "Mentor"),
    Side.MENTEE: _lp("side of a pair", "Mentee"),
}
PARTICIPATION_LABELS: dict[ParticipationState, LazyString] = {
    ParticipationState.ACTIVE: _lp("status of taking part", "Taking part"),
    ParticipationState.WITHDRAWN: _lp("status of taking part", "Not taking part"),
}


def name_label(code: str) -> str:
    """What the field of a programme's name in the language `code` is called."""
    names = {"fi": _("Name in Finnish"), "en": _("Name in English")}
    return names.get(code) or _("Name (%(language)s)", language=language_name(code))


def group_label(code: str) -> str:
    """What the group taught in the language `code` is called."""
    names = {"fi": pgettext("group", "Finnish-taught group"), "en": pgettext("group", "English-taught group")}
    return names.get(code) or pgettext("group", "Group in the language %(code)s", code=code)
