"""A person changes their words, perhaps on two devices."""

from flask import Flask

from portal.foundation.clock import now
from portal.foundation.db import db, unit_of_work
from tests import factories
from tests.reflections.pages import in_a_field, page_of, sharing, written
from tests.visitor import Visitor, hidden_fields


def test_the_change_is_kept(visitor: Visitor, app: Flask) -> None:
    mine = factories.reflection(body="*Before*")
    visitor.signed_in_as(mine.author)

    answer = visitor.fill_in(page_of(mine, "edit"), heading="New", body="*After*")

    assert (answer.location, written()) == (page_of(mine), [("New", "*After*")])
    assert "<em>After</em>" in visitor.get(page_of(mine)).text


def test_each_device_changes_another_field(visitor: Visitor, app: Flask) -> None:
    mine = factories.reflection(heading="Title", body="Words")
    visitor.signed_in_as(mine.author)
    phone, laptop = (hidden_fields(visitor.get(page_of(mine, "edit")).text) for _device in range(2))

    visitor.post(page_of(mine, "edit"), **{**phone, "heading": "New title", "body": "Words"})
    second = visitor.post(page_of(mine, "edit"), **{**laptop, "heading": "Title", "body": "New words"})

    db.session.refresh(mine)
    assert (second.status_code, written()) == (302, [("New title", "New words")])
    assert "New words" in mine.words


def test_both_devices_change_the_same_words(visitor: Visitor, app: Flask) -> None:
    mine = factories.reflection(heading="Title", body="Words")
    visitor.signed_in_as(mine.author)
    phone, laptop = (hidden_fields(visitor.get(page_of(mine, "edit")).text) for _device in range(2))
    visitor.post(page_of(mine, "edit"), **{**phone, "heading": "Title", "body": "<b>Phone</b>"})

    clash = visitor.post(page_of(mine, "edit"), **{**laptop, "heading": "Title", "body": "Laptop"})
    unsettled = written()
    settled = visitor.post(page_of(mine, "edit"), **{**hidden_fields(clash.text), "heading": "Title", "body": "Both"})

    assert (clash.status_code, unsettled) == (409, [("Title", "<b>Phone</b>")])
    assert in_a_field("<b>Phone</b>") in clash.text
    assert "<b>Phone</b>" not in clash.text
    assert "Laptop</textarea>" in clash.text
    assert (settled.status_code, written()) == (302, [("Title", "Both")])


def test_the_same_change_on_both_is_no_clash(visitor: Visitor, app: Flask) -> None:
    mine = factories.reflection(heading="Title", body="Words")
    visitor.signed_in_as(mine.author)
    phone, laptop = (hidden_fields(visitor.get(page_of(mine, "edit")).text) for _device in range(2))

    for device in (phone, laptop):
        answer = visitor.post(page_of(mine, "edit"), **{**device, "heading": "Title", "body": "Same"})

    assert (answer.status_code, written()) == (302, [("Title", "Same")])


def test_a_form_without_its_marks_overwrites_nothing(visitor: Visitor, app: Flask) -> None:
    mine = factories.reflection(heading="Title", body="Words")
    visitor.signed_in_as(mine.author)

    answer = visitor.press(page_of(mine, "edit"), heading="Title", body="Blind", seen="made:up,,:,body")

    assert (answer.status_code, written()) == (409, [("Title", "Words")])


def test_a_change_to_something_deleted_meanwhile_keeps_the_words(visitor: Visitor, app: Flask) -> None:
    mine = factories.reflection(body="Words")
    visitor.signed_in_as(mine.author)
    edit, delete = page_of(mine, "edit"), page_of(mine, "delete")
    fields = hidden_fields(visitor.get(edit).text)
    visitor.press(delete)

    answer = visitor.post(edit, **{**fields, "heading": "", "body": "Still worth having."})

    assert answer.status_code == 404
    assert "Still worth having." in answer.text


def test_what_is_read_after_the_end_is_taken_back_before_it_changes(visitor: Visitor, app: Flask) -> None:
    pair = factories.pair()
    mine = factories.reflection(by=factories.mentee_of(pair), heading="Title", body="Words", shared_in=pair.space)
    visitor.signed_in_as(mine.author)
    opened = hidden_fields(visitor.get(page_of(mine, "edit")).text)
    with unit_of_work():
        pair.space.closed_at = now()

    refused = visitor.post(page_of(mine, "edit"), **{**opened, "heading": "Title", "body": "New words"})
    before = written()
    visitor.press(sharing(mine, pair.space, "stop-sharing"))
    answer = visitor.post(page_of(mine, "edit"), **{**opened, "heading": "Title", "body": "New words"})

    assert (refused.status_code, before) == (422, [("Title", "Words")])
    assert "Stop sharing it before you change it." in refused.text
    assert "New words</textarea>" in refused.text
    assert (answer.status_code, written()) == (302, [("Title", "New words")])
