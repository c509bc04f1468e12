"""Build static/icons.svg, a sprite of only the icons that the portal uses.

Run by hand when the list below changes, with `npm` on the path:

    python tools/icons.py

Every drawing is from Lucide (ISC licence, see static/LICENSES.md).
"""

import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

VERSION = "1.62.0"
ICONS = """
arrow-left arrow-right award bold book-open calendar-check calendar-clock calendar-plus
camera circle-alert circle-check clock copy download eye eye-off filter footprints globe
handshake heading heart-handshake image-plus info italic languages link list list-ordered
lock log-out mail map-pin message-square notebook-pen pen-line phone printer quote rss
search settings shield-check signpost smartphone snowflake sprout sun target trash-2 trees
triangle-alert undo-2 user-check user-x users video
""".split()
STATIC = Path(__file__).parent.parent / "static"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        icons = fetch(Path(folder))
        symbols = [symbol(icons / f"{name}.svg", name) for name in ICONS]
    sprite = '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"
    (STATIC / "icons.svg").write_text(sprite, encoding="utf-8")
    print(f"icons.svg: {len(ICONS)} icons, {len(sprite) / 1000:.1f} kB")


def fetch(folder: Path) -> Path:
    """Download the icons from npm and unpack them."""
    packed = subprocess.run(
        ["npm", "pack", "--silent", f"lucide-static@{VERSION}"],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    with tarfile.open(folder / packed) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package" / "icons"


def symbol(file: Path, name: str) -> str:
    """The shapes of one icon under its name; colour and stroke come from the style sheet."""
    inside = re.sub(r".*<svg[^>]*>|</svg>\s*$", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    shapes = re.sub(r"\s+", " ", inside).replace(" />", "/>").replace("> <", "><")
    return f'<symbol id="{name}" viewBox="0 0 24 24">{shapes.strip()}</symbol>'


if __name__ == "__main__":
    main()
