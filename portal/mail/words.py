"""What a letter says, once; plain text and HTML are made of the same words."""

from dataclasses import dataclass, field

from flask import render_template


@dataclass(frozen=True, kw_only=True)
class Words:
    """One letter in its reader's language: whole sentences, one button, and why it came."""

    subject: str
    greeting: str
    paragraphs: list[str]
    why: str
    button: tuple[str, str] | None = None  # Its words and its address.
    afterwards: list[str] = field(default_factory=list)

    def as_text(self) -> str:
        """Plain text."""
        return render_template("_layout/letter.txt", letter=self)

    def as_html(self) -> str:
        """Simple HTML, without pictures, scripts or anything fetched."""
        return render_template("_layout/letter.html", letter=self)
