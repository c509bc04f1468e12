"""Every door into the portal, in the order of the menu. Start reading here."""

from flask import Flask
from flask_wtf import CSRFProtect

from portal.accounts.views import accounts_pages
from portal.demo.views import demo_pages
from portal.diary.history_views import history_pages
from portal.diary.publishing_views import publishing_pages
from portal.diary.staff_views import diary_staff_pages
from portal.diary.views import diary_pages
from portal.directory.views import directory_pages
from portal.goals.views import goal_pages
from portal.health.views import csp_report, health_pages
from portal.home.staff_views import home_staff_pages
from portal.home.views import home_pages
from portal.mailroom.views import mailroom_pages
from portal.meetings.calendar_views import calendar_pages
from portal.meetings.series_views import series_pages
from portal.meetings.views import meeting_pages
from portal.pairs import readers
from portal.pairs.ending_views import ending_pages
from portal.pairs.ground_rules_views import ground_rules_pages
from portal.pairs.staff_views import pair_staff_pages
from portal.pairs.travel_book_views import travel_book_pages
from portal.pairs.views import pair_pages
from portal.photos.media_views import media_files
from portal.photos.permission_views import permission_pages
from portal.photos.request_staff_views import photo_request_staff_pages
from portal.photos.request_views import photo_request_pages
from portal.photos.staff_views import photo_staff_pages
from portal.programmes.staff_views import programme_staff_pages
from portal.reflections.views import reflection_pages
from portal.reminders.views import reminder_pages
from portal.site.views import site_pages
from portal.stories.photo_views import story_photo_pages
from portal.stories.staff_views import story_staff_pages
from portal.stories.views import story_pages
from portal.stories.writer_views import writer_pages
from portal.stories.yes_views import named_pages
from portal.styleguide.views import styleguide_pages
from portal.texts.feedback_views import feedback_pages
from portal.texts.staff_views import text_staff_pages
from portal.texts.views import text_pages
from portal.web.template_helpers import csrf_token

ALL = (
    home_pages,
    text_pages,
    feedback_pages,
    site_pages,
    diary_pages,
    pair_pages,
    goal_pages,
    meeting_pages,
    series_pages,
    ground_rules_pages,
    ending_pages,
    travel_book_pages,
    reflection_pages,
    writer_pages,
    story_photo_pages,
    named_pages,
    story_pages,
    calendar_pages,
    reminder_pages,
    accounts_pages,
    home_staff_pages,
    programme_staff_pages,
    directory_pages,
    pair_staff_pages,
    text_staff_pages,
    story_staff_pages,
    diary_staff_pages,
    publishing_pages,
    history_pages,
    mailroom_pages,
    media_files,
    permission_pages,
    photo_request_pages,
    photo_staff_pages,
    photo_request_staff_pages,
    styleguide_pages,
    health_pages,
)


def register(app: Flask) -> None:
    """Open the doors; the demo's only in a demo."""
    for blueprint in ALL:
        app.register_blueprint(blueprint)
    if app.config["DEMO"]:
        app.register_blueprint(demo_pages)
    readers.register(app)
    CSRFProtect(app).exempt(csp_report)
    app.jinja_env.globals["csrf_token"] = csrf_token  # In place of Flask-WTF's, which looks for it anew in each form.
