"""Build the four font files and their licences in static/fonts/.

Run by hand when a version changes, in an environment with `fonttools` and `brotli`
and with `npm` on the path:

    python tools/fonts.py

The weights are limited to those the portal uses and the letters to those it can meet:
one small file for Finnish and English, and one for names from further away.
The ranges are the same as in static/css/15-faces.css.
"""

import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

VERSION = "5.3.0"
FACES = {"schibsted-grotesk": "Schibsted-Grotesk", "literata": "Literata"}
WEIGHTS = (400, 700)
LETTERS = {
    "latin": "U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,"
    "U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+2030,U+2032-2033,U+2039-203A,"
    "U+2044,U+20AC,U+2122,U+2212",
    "latin-ext": "U+0100-0130,U+0132-0151,U+0154-024F,U+0292,U+02BB-02BC,U+0300-0304,"
    "U+0306-030C,U+0323,U+0329,U+1E00-1EFF",
}
FEATURES = ["kern", "mark", "ccmp", "locl", "tnum"]
OUT = Path(__file__).parent.parent / "static" / "fonts"


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for face, licence_name in FACES.items():
            package = fetch(face, Path(folder))
            licence = (package / "LICENSE").read_text(encoding="utf-8")
            (OUT / f"LICENSE-{licence_name}.txt").write_text(licence, encoding="utf-8")
            for letters, ranges in LETTERS.items():
                source = package / "files" / f"{face}-{letters}-wght-normal.woff2"
                build(source, OUT / f"{face}-{letters}.woff2", ranges)


def fetch(face: str, folder: Path) -> Path:
    """Download one package from npm and unpack it."""
    name = f"@fontsource-variable/{face}@{VERSION}"
    packed = subprocess.run(
        ["npm", "pack", "--silent", name],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    with tarfile.open(folder / packed) as archive:
        archive.extractall(folder / face, filter="data")
    return folder / face / "package"


def build(source: Path, target: Path, ranges: str) -> None:
    """Limit one file to our weights and letters, and write it as WOFF2."""
    options = subset.Options(hinting=False, layout_features=FEATURES)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(ranges))
    font = TTFont(source)
    subsetter.subset(font)
    font = instancer.instantiateVariableFont(font, {"wght": WEIGHTS})
    font.flavor = "woff2"
    font.save(target)
    print(f"{target.name}: {target.stat().st_size / 1000:.1f} kB")


if __name__ == "__main__":
    main()
