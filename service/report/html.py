"""The report page: one HTML file that needs nothing else, or the same page for the PDF."""

import base64
import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from service.report.imprint import Imprint
from service.report.pictures import Picture, Pictures
from service.report.schema import Report
from service.report.view import NO_FAULTS, Faults, view
from service.report.words import words

_TEMPLATES = Path(__file__).with_name("templates")

Source = Callable[[Picture], str]


def render_html(report: Report, pictures: Pictures, imprint: Imprint, faults: Faults = NO_FAULTS) -> str:
    """The page as one file: styles inlined, pictures as data URIs, a content policy that forbids the network.

    `report` is shown as it is: mask it before (`masking.masked`). `faults` of the pictures go by page id.
    """
    return render(report, pictures, imprint, faults, _embedded, on_paper=False)


def render(
    report: Report, pictures: Pictures, imprint: Imprint, faults: Faults, source: Source, *, on_paper: bool
) -> str:
    """The page with pictures at the addresses `source` gives; on paper everything folded is open."""
    script = (_TEMPLATES / "print.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    template = environment().get_template("report.html")
    return template.render(
        view=view(report, pictures, imprint, faults),
        words=words,
        source=source,
        on_paper=on_paper,
        script=Markup(script),  # noqa: S704 - our own file
        policy=f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'",
    )


@cache
def environment() -> Environment:
    """The templates, every value in them escaped."""
    found = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["css_string"] = css_string
    return found


def _embedded(picture: Picture) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(picture.jpeg).decode()


def css_string(text: str) -> Markup:
    """The text as a CSS string; everything but letters and digits is written as its code point.

    >>> css_string('a"}')
    Markup('"a\\\\22 \\\\7d "')
    """
    safe = "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in text)
    return Markup(f'"{safe}"')  # noqa: S704 - nothing in it can end the string
