"""Structured logs: one JSON object a line, with the request's id, and nothing about a person."""

import logging
import secrets
import sys
import time
import traceback
from contextlib import suppress
from typing import Any, TextIO, cast

import structlog
from flask import Flask, Response, g, request
from structlog.typing import EventDict
from werkzeug.exceptions import HTTPException

log = structlog.get_logger("portal")

AT_THE_TERMINAL = frozenset({"flask_migrate"})  # It tells an operator why a migration failed, and nobody else anything.


def _exception_without_its_words(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Where something broke, and its kind; never its message, which may quote what a person typed."""
    if error := event.pop("error", None):
        frames = traceback.extract_tb(error.__traceback__)
        event["exception"] = type(error).__name__
        event["where"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]]
    return event


class _Patient:
    """A file that may be full: no answer fails because nobody could write down that it was given."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()


class _Told(logging.Handler):
    """What libraries log, told in the same way: who, where and how bad, and the message if it is an unfilled one."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        unfilled = record.args or record.name in AT_THE_TERMINAL  # Without arguments it may be filled already.
        message = str(record.msg)[:200] if unfilled else None
        where = f"{record.pathname}:{record.lineno}"
        log.log(record.levelno, "library", logger=record.name, at=where, message=message, error=error)


def _start_request() -> None:
    g.request_id, g.started = secrets.token_hex(8), time.perf_counter()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def _end_request(response: Response) -> Response:
    """The endpoint, not the path: paths hold names of private things."""
    log.info(
        "request",
        method=request.method,
        endpoint=request.endpoint,
        status=response.status_code,
        ms=round((time.perf_counter() - g.get("started", time.perf_counter())) * 1000, 1),
    )
    response.headers["X-Request-Id"] = g.get("request_id", "")
    return response


def _forget_request(_error: BaseException | None) -> None:
    structlog.contextvars.clear_contextvars()


def failure(error: BaseException) -> None:
    """Log an error nobody expected."""
    if not isinstance(error, HTTPException):
        log.error("failure", error=error)


def register(app: Flask) -> None:
    """Make `app`, and the libraries under it, log in our way."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _exception_without_its_words,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, app.config["LOG_LEVEL"])),
        logger_factory=structlog.PrintLoggerFactory(file=cast(TextIO, _Patient(sys.stderr))),
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    root.handlers, level = [_Told()], logging.WARNING
    root.setLevel(level)
    app.logger.handlers, app.logger.propagate = [], True
    app.before_request(_start_request)
    app.after_request(_end_request)
    app.teardown_request(_forget_request)
