"""What every response tells the browser to forbid, and which requests from elsewhere are turned away."""

from flask import Flask, Response, abort, current_app, request, session

from portal.web.login import is_signed_in

POLICY = (
    "default-src 'none'",
    *(f"{kind}-src 'self'" for kind in ("script", "style", "img", "font", "connect", "manifest")),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
)
REPORTS = ("report-to csp", "report-uri /csp-report")
ALWAYS = {
    "Reporting-Endpoints": 'csp="/csp-report"',
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "X-Frame-Options": "DENY",
}
OVER_HTTPS = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}
OURS = frozenset({"same-origin", "none"})


def protect(response: Response) -> Response:
    """Add what is missing; a view may have said something stricter."""
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    policy = "; ".join((*POLICY, *(("upgrade-insecure-requests",) if secure else ()), *REPORTS))
    response.headers.setdefault("Content-Security-Policy", policy)
    for name, value in {**ALWAYS, **(OVER_HTTPS if secure else {})}.items():
        response.headers.setdefault(name, value)
    if "Cache-Control" not in response.headers:  # Who asks for the session has a page that varies by cookie.
        private = response.status_code >= 400 or is_signed_in() or "asked" in session
        # The next person at this computer presses Back; other pages differ by cookie too: language, colours.
        response.headers["Cache-Control"] = "no-store" if private else "private, no-cache"
    return response


def turn_strangers_away() -> None:
    """A form comes from a page of ours. Browsers say where a request is from; over https one that cannot is checked."""
    if request.method != "POST" or request.endpoint == "health.csp_report":
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site is None and current_app.config["SESSION_COOKIE_SECURE"]:
        site = "same-origin" if request.headers.get("Origin") == current_app.config["BASE_URL"] else "unknown"
    if site is not None and site not in OURS:
        abort(403)


def register(app: Flask) -> None:
    """Guard every answer of `app`."""
    app.before_request(turn_strangers_away)
    app.after_request(protect)
