"""The words people read for what this room knows."""

from portal.diary.models import PostStatus, Topic
from portal.foundation.i18n import LazyString
from portal.foundation.i18n import lazy_pgettext as _lp

STATUS_LABELS: dict[PostStatus, LazyString] = {
    PostStatus.NOT_STARTED: _lp("status of a post", "Not started"),
    PostStatus.DRAFT: _lp("status of a post", "Draft"),
    PostStatus.READY: _lp("status of a post", "Ready"),
    PostStatus.SCHEDULED: _lp("status of a post", "Scheduled"),
    PostStatus.PUBLISHED: _lp("status of a post", "Published"),
}
TOPIC_LABELS: dict[Topic, LazyString] = {
    Topic.BEGINNINGS: _lp("topic", "Beginnings"),
    Topic.MEETINGS: _lp("topic", "Meetings"),
    Topic.MENTORS: _lp("topic", "Mentors"),
    Topic.MENTEES: _lp("topic", "Mentees"),
    Topic.BEHIND_THE_SCENES: _lp("topic", "Behind the scenes"),
    Topic.ENDINGS: _lp("topic", "Endings"),
}
