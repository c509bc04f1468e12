"""Writing posts and changing them. Functions here flush; they never commit.

The words of a post travel by the names that its form gives them: `title_fi`, `ingress_fi`, `source_fi`, `author_fi` and
`slug_fi`, one each for every language, and `topics`. What `rendered_blocks` made of each source comes along, by
language, for that is slow and happens before the unit of work.
"""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.audit.actions import record
from portal.diary.blocks import minutes_to_read, photos_in
from portal.diary.models import Post, PostRevision, PostStatus, PostText, PostTopic, Topic
from portal.diary.publishing import stay_public
from portal.foundation.clock import now
from portal.foundation.db import db, lock
from portal.foundation.markup import SANITISER
from portal.foundation.merging import merge
from portal.people.models import Account

WORDS_OF_A_LANGUAGE = ("title", "ingress", "source", "author", "slug")
_KEPT_AS_REVISION = ("title", "ingress", "source", "author")
Fields = Mapping[str, str]
Blocks = list[list[str]]


def post_fields(post: Post | None, languages: tuple[str, ...]) -> dict[str, str]:
    """What the form of a post shows; all of it empty for one that is not there yet."""
    fields = {"topics": ",".join(topic.value for topic in post.topics) if post else ""}
    for code in languages:
        text = post.texts.get(code) if post else None
        fields |= {f"{part}_{code}": getattr(text, part) if text else "" for part in WORDS_OF_A_LANGUAGE}
    return fields


def save_post(public_id: str, *, seen: str, fields: Fields, rendered: Mapping[str, Blocks], by: Account) -> Post:
    """Keep a post under the name its form carried: a new one, or one that a colleague may have open too.

    Raises `ChangedMeanwhile` for a field that somebody else has changed too, and `IsNotWhole` where something would go
    missing in a language that readers see.
    """
    post = db.session.scalar(sa.select(Post).where(Post.public_id == public_id))
    if not post:
        return _begin(public_id, seen=seen, fields=fields, rendered=rendered, by=by)
    lock(post)
    stored = post_fields(post, tuple(rendered))
    merged = merge(seen=seen, stored=stored, typed=fields)
    if merged != stored:
        _fill(post, merged, rendered, by=by)
        record("edited", f"post:{public_id}", actor_id=by.id)
    return post


def _begin(public_id: str, *, seen: str, fields: Fields, rendered: Mapping[str, Blocks], by: Account) -> Post:
    post = Post(public_id=public_id, writer_id=by.id)
    try:
        with db.session.begin_nested():
            db.session.add(post)
    except IntegrityError:  # The same form, sent twice in the same moment.
        return save_post(public_id, seen=seen, fields=fields, rendered=rendered, by=by)
    _fill(post, fields, rendered, by=by)
    record("wrote", f"post:{public_id}", actor_id=by.id)
    return post


def _fill(post: Post, fields: Fields, rendered: Mapping[str, Blocks], *, by: Account) -> None:
    topics = {Topic(name) for name in fields["topics"].split(",") if name}
    post.topic_rows = [row for row in post.topic_rows if row.topic in topics]
    post.topic_rows += [PostTopic(topic=topic) for topic in Topic if topic in topics - set(post.topics)]
    post.edited_at = now()
    for code, blocks in rendered.items():
        text = post.texts.get(code) or _blank(post, code)
        _write(text, {part: fields[f"{part}_{code}"] for part in WORDS_OF_A_LANGUAGE}, blocks, by=by)
    db.session.flush()


def _blank(post: Post, code: str) -> PostText:
    post.texts[code] = PostText(language=code, status=PostStatus.NOT_STARTED, sanitiser=SANITISER, blocks=[])
    for part in WORDS_OF_A_LANGUAGE:
        setattr(post.texts[code], part, "")
    db.session.flush()
    return post.texts[code]


def _write(text: PostText, words: Fields, blocks: Blocks, *, by: Account) -> None:
    """Give a text these words, and remember them; what readers see has to stay whole."""
    if words == {part: getattr(text, part) for part in WORDS_OF_A_LANGUAGE}:
        return
    is_new_version = any(getattr(text, part) != words[part] for part in _KEPT_AS_REVISION)
    if words["source"] != text.source:
        text.blocks, text.sanitiser = blocks, SANITISER
        text.lead_photo = next(iter(photos_in(words["source"])), None)
        text.minutes = minutes_to_read(words["source"])
    address = text.slug
    for part, value in words.items():
        setattr(text, part, value)
    text.edited_at, text.held_back_at = now(), None
    _begin_or_empty(text)
    if text.is_published:
        stay_public(text, address=address)
    if is_new_version:
        kept = {part: words[part] for part in _KEPT_AS_REVISION}
        db.session.add(PostRevision(text_id=text.id, by_id=by.id, **kept))
    db.session.flush()


def _begin_or_empty(text: PostText) -> None:
    """The first words make a draft; a draft without any has not been started."""
    has_words = bool(text.title or text.ingress or text.source.strip())
    if text.status is PostStatus.NOT_STARTED and has_words:
        text.status = PostStatus.DRAFT
    elif text.status is PostStatus.DRAFT and not has_words:
        text.status = PostStatus.NOT_STARTED


def restore_revision(post: Post, revision: PostRevision, *, blocks: Blocks, by: Account) -> None:
    """Give a text the words that it had then; those it has now stay in its history. Raises `IsNotWhole`."""
    lock(post)
    text = next(text for text in post.texts.values() if text.id == revision.text_id)
    _write(text, {**{part: getattr(revision, part) for part in _KEPT_AS_REVISION}, "slug": text.slug}, blocks, by=by)
    post.edited_at = now()
    db.session.flush()
    record("restored", f"post:{post.public_id}", actor_id=by.id)
