"""The words people read for what this room lists, and what someone in a photo agrees to, word for word."""

from portal.foundation.i18n import LazyString
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.i18n import lazy_pgettext as _lp
from portal.photos.models import Focus, PermissionState, RequestOutcome

PERMISSION_LABELS: dict[PermissionState, LazyString] = {
    PermissionState.NOT_ASKED: _lp("status of a permission", "Not asked yet"),
    PermissionState.ASKED: _lp("status of a permission", "Asked"),
    PermissionState.GIVEN: _lp("status of a permission", "Permission given"),
    PermissionState.REFUSED: _lp("status of a permission", "No permission"),
    PermissionState.WITHDRAWN: _lp("status of a permission", "Permission withdrawn"),
}
FOCUS_LABELS: dict[Focus, LazyString] = {
    Focus.TOP_LEFT: _lp("part of a photo", "Top left"),
    Focus.TOP: _lp("part of a photo", "Top"),
    Focus.TOP_RIGHT: _lp("part of a photo", "Top right"),
    Focus.LEFT: _lp("part of a photo", "Left"),
    Focus.CENTRE: _lp("part of a photo", "Centre"),
    Focus.RIGHT: _lp("part of a photo", "Right"),
    Focus.BOTTOM_LEFT: _lp("part of a photo", "Bottom left"),
    Focus.BOTTOM: _lp("part of a photo", "Bottom"),
    Focus.BOTTOM_RIGHT: _lp("part of a photo", "Bottom right"),
}
OUTCOME_LABELS: dict[RequestOutcome, LazyString] = {
    RequestOutcome.TAKEN_DOWN: _lp("outcome of a photo request", "Taken down"),
    RequestOutcome.ANSWERED: _lp("outcome of a photo request", "Answered"),
}

# What a person agrees to, word for word. Raise the number whenever the English changes.
PERMISSION_WORDING = 1
PERMISSION_TEXT = _l(
    "The mentoring programme may show this photo, in which I can be recognised, on its public pages and in their "
    "feeds. I can withdraw my permission at any time with this same link, and the photo disappears from the pages at "
    "once. Someone may already have saved it."
)
