"""Every route, every method, every kind of visitor, in every language. A route that is not listed fails."""

import re

import pytest
from flask import Flask

from portal.people.models import Account
from tests.visitor import Visitor
from tests.web.world import World

pytestmark = pytest.mark.on_one_database

SIGN_IN = "to the sign-in page and back"
ROLES = (
    "visitor", "author", "partner", "other mentee", "other mentor", "former member", "staff", "administrator",
    "expired", "ended",
)  # fmt: skip


def row(visitor: object, author: object, partner: object, others: object, staff: object) -> dict[str, object]:
    """`others`: two of another pair and a former member. Whose sign-in expired or was ended is a visitor."""
    cells = (visitor, author, partner, others, others, others, staff, staff, visitor, visitor)
    return dict(zip(ROLES, cells, strict=True))


# What is changed comes before what ends it: the rows are walked through from top to bottom.
MATRIX = {
    #                                                  visitor author partner others staff
    ("front_door", "GET"):                         row(302,     302,    302,   302,  302),
    ("assets.show_asset", "GET"):                  row(200,     200,    200,   200,  200),
    ("health.livez", "GET"):                       row(200,     200,    200,   200,  200),
    ("health.readyz", "GET"):                      row(200,     200,    200,   200,  200),
    ("health.csp_report", "POST"):                 row(204,     204,    204,   204,  204),
    ("styleguide.show_styleguide", "GET"):         row(404,     404,    404,   404,  200),
    ("home.welcome", "GET"):                       row(200,     200,    200,   200,  200),
    ("texts.show_how_it_works", "GET"):            row(200,     200,    200,   200,  200),
    ("texts.show_help", "GET"):                    row(200,     200,    200,   200,  200),
    ("texts.show_contact", "GET"):                 row(200,     200,    200,   200,  200),
    ("texts.show_privacy", "GET"):                 row(200,     200,    200,   200,  200),
    ("texts.show_accessibility", "GET"):           row(200,     200,    200,   200,  200),
    ("texts.show_about", "GET"):                   row(200,     200,    200,   200,  200),
    ("feedback.begin_feedback", "GET"):            row(302,     302,    302,   302,  302),
    ("feedback.give_feedback", "GET"):             row(200,     200,    200,   200,  200),
    ("feedback.give_feedback", "POST"):            row(422,     422,    422,   422,  422),
    ("feedback.list_feedback", "GET"):             row(SIGN_IN, 404,    404,   404,  200),
    ("feedback.answer_feedback", "POST"):          row(SIGN_IN, 404,    404,   404,  302),
    ("feedback.reopen_feedback", "POST"):          row(SIGN_IN, 404,    404,   404,  302),
    ("texts_for_staff.list_texts", "GET"):         row(SIGN_IN, 404,    404,   404,  200),
    ("texts_for_staff.edit_text", "GET"):          row(SIGN_IN, 404,    404,   404,  200),
    ("texts_for_staff.edit_text", "POST"):         row(SIGN_IN, 404,    404,   404,  302),
    ("texts_for_staff.list_revisions", "GET"):     row(SIGN_IN, 404,    404,   404,  200),
    ("texts_for_staff.show_revision", "GET"):      row(SIGN_IN, 404,    404,   404,  200),
    ("texts_for_staff.restore_revision", "POST"):  row(SIGN_IN, 404,    404,   404,  302),
    ("texts_for_staff.restore_original", "GET"):   row(SIGN_IN, 404,    404,   404,  200),
    ("texts_for_staff.restore_original", "POST"):  row(SIGN_IN, 404,    404,   404,  302),
    ("site.search", "GET"):                        row(200,     200,    200,   200,  200),
    ("site.sitemap", "GET"):                       row(200,     200,    200,   200,  200),
    ("site.robots", "GET"):                        row(200,     200,    200,   200,  200),
    ("home.choose_theme", "POST"):                 row(302,     302,    302,   302,  302),
    ("home.my_page", "GET"):                       row(SIGN_IN, 200,    200,   200,  200),
    ("accounts.sign_in", "GET"):                   row(200,     200,    200,   200,  200),
    ("accounts.sign_in", "POST"):                  row(422,     422,    422,   422,  422),
    ("accounts.enter_code", "GET"):                row(302,     302,    302,   302,  302),
    ("accounts.enter_code", "POST"):               row(302,     302,    302,   302,  302),
    ("accounts.open_link", "GET"):                 row(200,     200,    200,   200,  200),
    ("accounts.open_link", "POST"):                row(422,     422,    422,   422,  422),
    ("accounts.edit_profile", "GET"):              row(SIGN_IN, 200,    200,   200,  200),
    ("accounts.edit_profile", "POST"):             row(SIGN_IN, 422,    422,   422,  422),
    ("accounts.share_detail", "POST"):             row(SIGN_IN, 302,    302,   302,  302),
    ("accounts.stop_sharing_detail", "POST"):      row(SIGN_IN, 302,    302,   302,  302),
    ("accounts.list_sign_ins", "GET"):             row(SIGN_IN, 200,    200,   200,  200),
    ("diary.show_diary", "GET"):                   row(200,     200,    200,   200,  200),
    ("diary.show_year", "GET"):                    row(200,     200,    200,   200,  200),
    ("diary.show_topic", "GET"):                   row(200,     200,    200,   200,  200),
    ("diary.show_post", "GET"):                    row(200,     200,    200,   200,  200),
    ("diary.show_photo", "GET"):                   row(200,     200,    200,   200,  200),
    ("diary.read_feed", "GET"):                    row(200,     200,    200,   200,  200),
    ("pairs.show_path", "GET"):                    row(SIGN_IN, 200,    200,   404,  404),
    ("goals.show_goals", "GET"):                   row(SIGN_IN, 200,    200,   404,  404),
    ("goals.begin_goal", "GET"):                   row(SIGN_IN, 302,    302,   404,  404),
    ("goals.set_goal", "GET"):                     row(SIGN_IN, 302,    302,   404,  404),
    ("goals.set_goal", "POST"):                    row(SIGN_IN, 422,    422,   404,  404),
    ("goals.show_goal", "GET"):                    row(SIGN_IN, 200,    200,   404,  404),
    ("goals.show_goal", "POST"):                   row(SIGN_IN, 422,    404,   404,  404),
    ("goals.edit_goal", "GET"):                    row(SIGN_IN, 200,    404,   404,  404),
    ("goals.edit_goal", "POST"):                   row(SIGN_IN, 422,    404,   404,  404),
    ("goals.offer_story", "POST"):                 row(SIGN_IN, 302,    404,   404,  404),
    ("goals.withdraw_story", "POST"):              row(SIGN_IN, 302,    404,   404,  404),
    ("goals.drop_goal", "GET"):                    row(SIGN_IN, 200,    404,   404,  404),
    ("goals.change_goal", "GET"):                  row(SIGN_IN, 200,    404,   404,  404),
    ("goals.change_goal", "POST"):                 row(SIGN_IN, 302,    404,   404,  404),
    ("goals.reopen_goal", "POST"):                 row(SIGN_IN, 302,    404,   404,  404),
    ("goals.drop_goal", "POST"):                   row(SIGN_IN, 302,    404,   404,  404),
    ("calendar.download_meeting", "GET"):          row(SIGN_IN, 200,    200,   404,  404),
    ("calendar.show_feed", "GET"):                 row(SIGN_IN, 200,    200,   200,  200),
    ("calendar.make_feed", "POST"):                row(SIGN_IN, 302,    302,   302,  302),
    ("calendar.stop_feed", "POST"):                row(SIGN_IN, 302,    302,   302,  302),
    ("calendar.read_feed", "GET"):                 row(404,     404,    404,   404,  404),
    ("series.begin_series", "GET"):                row(SIGN_IN, 302,    302,   404,  404),
    ("series.agree_series", "GET"):                row(SIGN_IN, 302,    302,   404,  404),
    ("series.agree_series", "POST"):               row(SIGN_IN, 422,    422,   404,  404),
    ("meetings.show_meetings", "GET"):             row(SIGN_IN, 200,    200,   404,  404),
    ("meetings.begin_meeting", "GET"):             row(SIGN_IN, 302,    302,   404,  404),
    ("meetings.agree_meeting", "GET"):             row(SIGN_IN, 302,    302,   404,  404),
    ("meetings.agree_meeting", "POST"):            row(SIGN_IN, 422,    422,   404,  404),
    ("meetings.begin_record", "GET"):              row(SIGN_IN, 302,    302,   404,  404),
    ("meetings.record_meeting", "GET"):            row(SIGN_IN, 302,    302,   404,  404),
    ("meetings.record_meeting", "POST"):           row(SIGN_IN, 422,    422,   404,  404),
    ("meetings.show_meeting", "GET"):              row(SIGN_IN, 200,    200,   404,  404),
    ("meetings.edit_agenda", "GET"):               row(SIGN_IN, 200,    200,   404,  404),
    ("meetings.edit_agenda", "POST"):              row(SIGN_IN, 302,    302,   404,  404),
    ("meetings.write_note", "GET"):                row(SIGN_IN, 302,    302,   404,  404),
    ("meetings.write_note", "POST"):               row(SIGN_IN, 422,    422,   404,  404),
    ("meetings.did_we_meet", "GET"):               row(SIGN_IN, 200,    200,   404,  404),
    ("meetings.hold_meeting", "POST"):             row(SIGN_IN, 302,    302,   404,  404),
    ("meetings.not_held_meeting", "POST"):         row(SIGN_IN, 302,    302,   404,  404),
    ("meetings.finish_follow_up", "POST"):         row(SIGN_IN, 302,    302,   404,  404),
    ("meetings.reopen_follow_up", "POST"):         row(SIGN_IN, 302,    302,   404,  404),
    ("meetings.move_meeting", "GET"):              row(SIGN_IN, 200,    200,   404,  404),
    ("meetings.move_meeting", "POST"):             row(SIGN_IN, 422,    422,   404,  404),
    ("meetings.cancel_meeting", "GET"):            row(SIGN_IN, 200,    200,   404,  404),
    ("meetings.cancel_meeting", "POST"):           row(SIGN_IN, 302,    302,   404,  404),
    ("series.cancel_series", "GET"):               row(SIGN_IN, 200,    200,   404,  404),
    ("series.cancel_series", "POST"):              row(SIGN_IN, 302,    302,   404,  404),
    ("ground_rules.show_ground_rules", "GET"):     row(SIGN_IN, 200,    200,   404,  404),
    ("ground_rules.edit_ground_rules", "GET"):     row(SIGN_IN, 200,    200,   404,  404),
    ("ground_rules.edit_ground_rules", "POST"):    row(SIGN_IN, 302,    302,   404,  404),
    ("ground_rules.accept_ground_rules", "POST"):  row(SIGN_IN, 302,    302,   404,  404),
    ("ground_rules.list_ground_rules", "GET"):     row(SIGN_IN, 200,    200,   404,  404),
    ("ground_rules.show_ground_rules_version", "GET"): row(SIGN_IN, 200, 200,  404,  404),
    ("ending.close_pair", "GET"):                  row(SIGN_IN, 200,    200,   404,  404),
    ("ending.close_pair", "POST"):                 row(SIGN_IN, 422,    422,   404,  404),
    ("ending.undo_close", "POST"):                 row(SIGN_IN, 302,    302,   404,  404),
    ("travel_book.show_travel_book", "GET"):       row(SIGN_IN, 200,    200,   404,  404),
    ("travel_book.download_my_part", "GET"):       row(SIGN_IN, 200,    200,   404,  404),
    ("reflections.show_reflections", "GET"):       row(SIGN_IN, 200,    200,   200,  200),
    ("reflections.begin_reflection", "GET"):       row(SIGN_IN, 302,    302,   302,  302),
    ("reflections.write_reflection", "GET"):       row(SIGN_IN, 302,    200,   200,  200),
    ("reflections.write_reflection", "POST"):      row(SIGN_IN, 422,    422,   422,  422),
    ("reflections.show_reflection", "GET"):        row(SIGN_IN, 200,    404,   404,  404),
    ("reflections.edit_reflection", "GET"):        row(SIGN_IN, 200,    404,   404,  404),
    ("reflections.edit_reflection", "POST"):       row(SIGN_IN, 422,    404,   404,  404),
    ("reflections.choose_readers", "GET"):         row(SIGN_IN, 200,    404,   404,  404),
    ("reflections.share_reflection", "POST"):      row(SIGN_IN, 302,    404,   404,  404),
    ("reflections.show_shared_reflections", "GET"): row(SIGN_IN, 200,   200,   404,  404),
    ("reflections.stop_sharing_reflection", "POST"): row(SIGN_IN, 302,  404,   404,  404),
    ("stories.list_stories", "GET"):               row(200,     200,    200,   200,  200),
    ("stories.read_story", "GET"):                 row(200,     200,    200,   200,  200),
    ("stories.read_feed", "GET"):                  row(200,     200,    200,   200,  200),
    ("my_stories.list_own_stories", "GET"):        row(SIGN_IN, 302,    200,   200,  200),
    ("my_stories.show_story", "GET"):              row(SIGN_IN, 200,    404,   404,  404),
    ("my_stories.decline_story", "POST"):          row(SIGN_IN, 302,    404,   404,  404),
    ("my_stories.put_off_story", "GET"):           row(SIGN_IN, 200,    404,   404,  404),
    ("my_stories.put_off_story", "POST"):          row(SIGN_IN, 422,    404,   404,  404),
    ("my_stories.ask_for_a_call", "GET"):          row(SIGN_IN, 200,    404,   404,  404),
    ("my_stories.ask_for_a_call", "POST"):         row(SIGN_IN, 422,    404,   404,  404),
    ("my_stories.begin_story", "POST"):            row(SIGN_IN, 302,    404,   404,  404),
    ("my_stories.write_story", "GET"):             row(SIGN_IN, 200,    404,   404,  404),
    ("my_stories.write_story", "POST"):            row(SIGN_IN, 422,    404,   404,  404),
    ("my_stories.choose_reflection", "GET"):       row(SIGN_IN, 200,    404,   404,  404),
    ("my_stories.lift_passage", "GET"):            row(SIGN_IN, 200,    404,   404,  404),
    ("my_stories.lift_passage", "POST"):           row(SIGN_IN, 302,    404,   404,  404),
    ("my_stories.say_yes", "POST"):                row(SIGN_IN, 302,    404,   404,  404),
    ("my_stories.keep_story", "POST"):             row(SIGN_IN, 302,    404,   404,  404),
    ("story_photos.begin_story_photo", "GET"):     row(SIGN_IN, 302,    404,   404,  404),
    ("story_photos.add_story_photo", "GET"):       row(SIGN_IN, 200,    404,   404,  404),
    ("story_photos.add_story_photo", "POST"):      row(SIGN_IN, 422,    404,   404,  404),
    ("story_photos.show_story_photo", "GET"):      row(SIGN_IN, 404,    404,   404,  404),
    ("story_photos.remove_story_photo", "POST"):   row(SIGN_IN, 302,    404,   404,  404),
    ("stories_named.show_naming", "GET"):          row(SIGN_IN, 404,    200,   404,  404),
    ("stories_named.agree_to_naming", "POST"):     row(SIGN_IN, 404,    302,   404,  404),
    ("stories_for_staff.list_stories", "GET"):     row(SIGN_IN, 404,    404,   404,  200),
    ("stories_for_staff.invite_writers", "GET"):   row(SIGN_IN, 404,    404,   404,  200),
    ("stories_for_staff.invite_writers", "POST"):  row(SIGN_IN, 404,    404,   404,  422),
    ("stories_for_staff.show_story", "GET"):       row(SIGN_IN, 404,    404,   404,  200),
    ("stories_for_staff.preview_story", "GET"):    row(SIGN_IN, 404,    404,   404,  200),
    ("stories_for_staff.edit_story", "GET"):       row(SIGN_IN, 404,    404,   404,  200),
    ("stories_for_staff.edit_story", "POST"):      row(SIGN_IN, 404,    404,   404,  409),
    ("stories_for_staff.ask_for_yes", "POST"):     row(SIGN_IN, 404,    404,   404,  302),
    ("stories_for_staff.name_partner", "POST"):    row(SIGN_IN, 404,    404,   404,  404),
    ("stories_for_staff.unname_partner", "POST"):  row(SIGN_IN, 404,    404,   404,  302),
    ("stories_for_staff.write_down", "GET"):       row(SIGN_IN, 404,    404,   404,  404),
    ("stories_for_staff.write_down", "POST"):      row(SIGN_IN, 404,    404,   404,  422),
    ("stories_named.refuse_naming", "POST"):       row(SIGN_IN, 404,    302,   404,  404),
    ("my_stories.take_back", "GET"):               row(SIGN_IN, 200,    404,   404,  404),
    ("my_stories.take_back", "POST"):              row(SIGN_IN, 302,    404,   404,  404),
    ("reminders.show_reminders", "GET"):           row(SIGN_IN, 200,    200,   200,  200),
    ("reminders.turn_off", "POST"):                row(SIGN_IN, 302,    302,   302,  302),
    ("reminders.turn_on", "POST"):                 row(SIGN_IN, 302,    302,   302,  302),
    ("home_for_staff.today", "GET"):               row(SIGN_IN, 404,    404,   404,  200),
    ("pairs_for_staff.list_pairs", "GET"):         row(SIGN_IN, 404,    404,   404,  200),
    ("pairs_for_staff.show_pair", "GET"):          row(SIGN_IN, 404,    404,   404,  200),
    ("pairs_for_staff.close_pair", "GET"):         row(SIGN_IN, 404,    404,   404,  200),
    ("pairs_for_staff.close_pair", "POST"):        row(SIGN_IN, 404,    404,   404,  302),
    ("pairs_for_staff.undo_close", "POST"):        row(SIGN_IN, 404,    404,   404,  302),
    ("pairs_for_staff.pair_by_hand", "GET"):       row(SIGN_IN, 404,    404,   404,  200),
    ("pairs_for_staff.pair_by_hand", "POST"):      row(SIGN_IN, 404,    404,   404,  422),
    ("programmes_for_staff.list_programmes", "GET"): row(SIGN_IN, 404,  404,   404,  200),
    ("programmes_for_staff.open_programme", "GET"): row(SIGN_IN, 404,   404,   404,  200),
    ("programmes_for_staff.open_programme", "POST"): row(SIGN_IN, 404,  404,   404,  422),
    ("programmes_for_staff.show_programme", "GET"): row(SIGN_IN, 404,   404,   404,  200),
    ("programmes_for_staff.edit_programme", "GET"): row(SIGN_IN, 404,   404,   404,  200),
    ("programmes_for_staff.edit_programme", "POST"): row(SIGN_IN, 404,  404,   404,  422),
    ("programmes_for_staff.list_participants", "GET"): row(SIGN_IN, 404, 404,  404,  200),
    ("directory.list_people", "GET"):              row(SIGN_IN, 404,    404,   404,  200),
    ("directory.invite_person", "GET"):            row(SIGN_IN, 404,    404,   404,  200),
    ("directory.invite_person", "POST"):           row(SIGN_IN, 404,    404,   404,  422),
    ("directory.show_person", "GET"):              row(SIGN_IN, 404,    404,   404,  200),
    ("directory.add_participation", "GET"):        row(SIGN_IN, 404,    404,   404,  200),
    ("directory.add_participation", "POST"):       row(SIGN_IN, 404,    404,   404,  422),
    ("programmes_for_staff.withdraw_participation", "GET"): row(SIGN_IN, 404, 404, 404, 200),
    ("programmes_for_staff.withdraw_participation", "POST"): row(SIGN_IN, 404, 404, 404, 302),
    ("diary_for_staff.list_posts", "GET"):         row(SIGN_IN, 404,    404,   404,  200),
    ("diary_for_staff.begin_post", "GET"):         row(SIGN_IN, 404,    404,   404,  302),
    ("diary_for_staff.edit_post", "GET"):          row(SIGN_IN, 404,    404,   404,  200),
    ("diary_for_staff.preview_post", "GET"):       row(SIGN_IN, 404,    404,   404,  200),
    ("diary_history.list_revisions", "GET"):       row(SIGN_IN, 404,    404,   404,  200),
    ("diary_history.show_revision", "GET"):        row(SIGN_IN, 404,    404,   404,  200),
    ("publishing.publish_post", "GET"):            row(SIGN_IN, 404,    404,   404,  200),
    ("publishing.schedule_post", "GET"):           row(SIGN_IN, 404,    404,   404,  200),
    ("publishing.schedule_post", "POST"):          row(SIGN_IN, 404,    404,   404,  422),
    ("publishing.mark_ready", "POST"):             row(SIGN_IN, 404,    404,   404,  302),
    ("publishing.publish_post", "POST"):           row(SIGN_IN, 404,    404,   404,  302),
    ("diary_history.restore_revision", "POST"):    row(SIGN_IN, 404,    404,   404,  302),
    ("diary_for_staff.edit_post", "POST"):         row(SIGN_IN, 404,    404,   404,  302),
    ("publishing.unpublish_post", "POST"):         row(SIGN_IN, 404,    404,   404,  302),
    ("media.show_file", "GET"):                    row(404,     404,    404,   404,  200),
    ("photo_permission.show_permission", "GET"):   row(404,     404,    404,   404,  404),
    ("photo_permission.show_photo", "GET"):        row(404,     404,    404,   404,  404),
    ("photo_permission.give_permission", "POST"):  row(404,     404,    404,   404,  404),
    ("photo_permission.refuse_permission", "POST"): row(404,    404,    404,   404,  404),
    ("photo_requests.begin_request", "GET"):       row(302,     302,    302,   302,  302),
    ("photo_requests.request_removal", "GET"):     row(200,     200,    200,   200,  200),
    ("photo_requests.request_removal", "POST"):    row(422,     422,    422,   422,  422),
    ("photo_requests.show_receipt", "GET"):        row(200,     200,    200,   200,  200),
    ("photos_for_staff.list_photos", "GET"):       row(SIGN_IN, 404,    404,   404,  200),
    ("photos_for_staff.begin_upload", "GET"):      row(SIGN_IN, 404,    404,   404,  302),
    ("photos_for_staff.upload_photos", "GET"):     row(SIGN_IN, 404,    404,   404,  200),
    ("photos_for_staff.upload_photos", "POST"):    row(SIGN_IN, 404,    404,   404,  422),
    ("photos_for_staff.describe_photo", "GET"):    row(SIGN_IN, 404,    404,   404,  200),
    ("photos_for_staff.describe_photo", "POST"):   row(SIGN_IN, 404,    404,   404,  302),
    ("photos_for_staff.add_person", "GET"):        row(SIGN_IN, 404,    404,   404,  200),
    ("photos_for_staff.add_person", "POST"):       row(SIGN_IN, 404,    404,   404,  422),
    ("photos_for_staff.ask_person", "POST"):       row(SIGN_IN, 404,    404,   404,  302),
    ("photos_for_staff.remove_person", "POST"):    row(SIGN_IN, 404,    404,   404,  302),
    ("photo_requests_for_staff.list_requests", "GET"): row(SIGN_IN, 404, 404,  404,  200),
    ("photo_requests_for_staff.show_request", "GET"): row(SIGN_IN, 404, 404,   404,  200),
    ("photo_requests_for_staff.take_down_as_requested", "POST"): row(SIGN_IN, 404, 404, 404, 302),
    ("photo_requests_for_staff.close_request", "POST"): row(SIGN_IN, 404, 404, 404,  302),
    ("photos_for_staff.take_down", "GET"):         row(SIGN_IN, 404,    404,   404,  200),
    ("photos_for_staff.take_down", "POST"):        row(SIGN_IN, 404,    404,   404,  302),
    ("photos_for_staff.delete_photo", "GET"):      row(SIGN_IN, 404,    404,   404,  200),
    ("photos_for_staff.delete_photo", "POST"):     row(SIGN_IN, 404,    404,   404,  302),
    ("mailroom.list_letters", "GET"):              row(SIGN_IN, 404,    404,   404,  200),
    ("mailroom.retry_letter", "POST"):             row(SIGN_IN, 404,    404,   404,  302),
    ("reflections.delete_reflection", "GET"):      row(SIGN_IN, 200,    404,   404,  404),
    ("reflections.delete_reflection", "POST"):     row(SIGN_IN, 302,    302,   302,  302),
    ("accounts.end_a_sign_in", "POST"):            row(SIGN_IN, 302,    302,   302,  302),
    ("accounts.end_other_sign_ins", "POST"):       row(SIGN_IN, 302,    302,   302,  302),
    ("accounts.sign_out", "POST"):                 row(302,     302,    302,   302,  302),
}  # fmt: skip
IN_A_DEMO = {
    **MATRIX,
    ("styleguide.show_styleguide", "GET"):         row(200,     200,    200,   200,  200),
    ("demo.show_inbox", "GET"):                    row(200,     200,    200,   200,  200),
    ("demo.show_letter", "GET"):                   row(404,     404,    404,   404,  404),
    ("demo.sign_in_as", "POST"):                   row(404,     404,    404,   404,  404),
}  # fmt: skip
EMPTY = dict.fromkeys(("email", "code", "name", "heading", "body"), "")
OPEN_WITHOUT_TOKEN = {"health.csp_report"}
PRIVATE = {route for route, cells in MATRIX.items() if cells["visitor"] == SIGN_IN}
Cells = dict[tuple[str, str], dict[str, object]]


def routes_of(app: Flask) -> set[tuple[str, str]]:
    """Every endpoint with every method it answers to."""
    return {
        (rule.endpoint, method)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def mistakes(app: Flask, visitor: Visitor, matrix: Cells, role: str) -> set[tuple[str, str]]:
    """The routes that answer `role` otherwise than the table says."""
    world = World()
    world.arrive(visitor, role)
    wrong = set()
    for endpoint, method in matrix:
        for address in world.addresses(app, endpoint):
            sent = {"data": {**EMPTY, "csrf_token": visitor.token()}} if method == "POST" else {}
            answer = visitor.request(method, address, **sent)
            signing_in = re.match(r"/\w\w/(sign-in|kirjaudu)\?next=", answer.headers.get("Location", ""))
            if (SIGN_IN if signing_in else answer.status_code) != matrix[endpoint, method][role]:
                wrong.add((endpoint, method))
    return wrong


def test_the_matrix_lists_exactly_the_routes_there_are(app: Flask, demo_app: Flask) -> None:
    assert routes_of(app) == set(MATRIX)
    assert routes_of(demo_app) == set(IN_A_DEMO)


@pytest.mark.parametrize("role", ROLES)
def test_the_matrix_holds(app: Flask, visitor: Visitor, role: str) -> None:
    assert mistakes(app, visitor, MATRIX, role) == set()


@pytest.mark.parametrize("role", ["visitor", "author", "staff"])
def test_the_matrix_holds_in_a_demo(demo_app: Flask, role: str) -> None:
    with demo_app.app_context():
        assert mistakes(demo_app, Visitor(demo_app.test_client()), IN_A_DEMO, role) == set()


def test_a_view_without_its_guard_turns_the_matrix_red(
    app: Flask, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    for endpoint, _method in PRIVATE:
        view = app.view_functions[endpoint]
        monkeypatch.setitem(app.view_functions, endpoint, getattr(view, "__wrapped__", view))

    assert mistakes(app, visitor, MATRIX, "visitor") == PRIVATE


@pytest.mark.parametrize(
    ("target", "role", "leaks"),
    [
        ("portal.pairs.entering.may_enter", "other mentee", "pairs.show_path"),
        ("portal.pairs.entering.may_enter", "staff", "travel_book.download_my_part"),
        ("portal.pairs.entering.may_enter", "former member", "ground_rules.accept_ground_rules"),
        ("portal.spaces.entering.may_enter", "former member", "reflections.show_shared_reflections"),
        ("portal.spaces.entering.may_enter", "former member", "calendar.download_meeting"),
        ("portal.spaces.entering.may_enter", "staff", "series.cancel_series"),
        ("portal.reflections.policy.may_edit", "partner", "reflections.edit_reflection"),
        ("portal.spaces.entering.may_enter", "other mentor", "reflections.show_shared_reflections"),
        ("portal.spaces.entering.may_enter", "other mentee", "goals.show_goals"),
        ("portal.spaces.entering.may_enter", "staff", "goals.begin_goal"),
        ("portal.goals.policy.may_change", "partner", "goals.edit_goal"),
        ("portal.spaces.entering.may_enter", "other mentee", "meetings.show_meeting"),
        ("portal.spaces.entering.may_enter", "staff", "meetings.write_note"),
        ("portal.reflections.policy.may_edit", "staff", "reflections.show_reflection"),
        ("portal.reflections.policy.may_edit", "former member", "reflections.choose_readers"),
    ],
)
def test_a_rule_that_lets_everyone_in_turns_the_matrix_red(
    app: Flask, visitor: Visitor, monkeypatch: pytest.MonkeyPatch, target: str, role: str, leaks: str
) -> None:
    monkeypatch.setattr(target, lambda *_asked: True)

    those = {route: cells for route, cells in MATRIX.items() if route[0] == leaks}

    assert mistakes(app, visitor, those, role) == set(those) != set()


def test_staff_pages_open_to_all_turn_the_matrix_red(
    app: Flask, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Account, "is_staff", property(lambda _account: True))

    for_staff = {route: cells for route, cells in MATRIX.items() if cells["author"] == 404 != cells["staff"]}

    assert mistakes(app, visitor, for_staff, "author") == set(for_staff)


def forms_taken_without_a_token(app: Flask, visitor: Visitor, role: str) -> set[str]:
    world = World()
    world.arrive(visitor, role)
    stranger = Visitor(app.test_client())
    return {
        endpoint
        for endpoint, method in MATRIX
        if method == "POST"
        for address in world.addresses(app, endpoint)
        for token in ({}, {"csrf_token": "made up"}, {"csrf_token": stranger.token()})
        if visitor.post(address, **token).status_code != 400
    }


@pytest.mark.parametrize("role", ["visitor", "author", "staff", "ended"])
def test_no_form_is_taken_without_a_token_of_this_browser(app: Flask, visitor: Visitor, role: str) -> None:
    assert forms_taken_without_a_token(app, visitor, role) == OPEN_WITHOUT_TOKEN


def test_a_form_without_its_check_is_noticed(app: Flask, visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flask_wtf.csrf.validate_csrf", lambda *_sent: None)

    assert {"accounts.sign_out", "reflections.delete_reflection"} <= forms_taken_without_a_token(app, visitor, "author")
