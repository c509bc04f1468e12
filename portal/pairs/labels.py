"""The words people read for what this room lists."""

from portal.foundation.i18n import LazyString
from portal.foundation.i18n import lazy_gettext as _l
from portal.foundation.i18n import lazy_pgettext as _lp
from portal.pairs.models import EndingKind, PairStatus

STATUS_LABELS: dict[PairStatus, LazyString] = {
    PairStatus.ACTIVE: _lp("status of a pair", "Published"),
    PairStatus.ENDED: _lp("status of a pair", "Ended"),
}
ENDING_LABELS: dict[EndingKind, LazyString] = {
    EndingKind.FINISHED: _l("As planned"),
    EndingKind.EARLY: _l("Earlier than planned"),
    EndingKind.CHANGE: _l("The mentor changes"),
}
