"""What the portal's own texts are called in the lists of staff."""

from portal.foundation.i18n import LazyString
from portal.foundation.i18n import lazy_gettext as _l
from portal.texts.models import TextName

NAME_LABELS: dict[TextName, LazyString] = {
    TextName.HOW: _l("How mentoring works"),
    TextName.HELP: _l("Help"),
    TextName.CONTACT: _l("Contact"),
    TextName.PRIVACY: _l("Privacy notice"),
    TextName.ACCESSIBILITY: _l("Accessibility statement"),
    TextName.ABOUT: _l("About the service"),
}
