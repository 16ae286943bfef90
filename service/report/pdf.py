"""Pages as PDF, by WeasyPrint: the report, its every picture stored once, and the employer's list."""

import io

from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from service.report.corrections import render_corrections
from service.report.html import render
from service.report.imprint import Imprint
from service.report.pictures import Picture, Pictures
from service.report.schema import Report
from service.report.view import NO_FAULTS, Faults

SIZES = (9.0, 8.3, 7.6, 6.9)  # points of the list's letters, tried in turn until all stands on one page


class _Shelf(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Gives WeasyPrint the pictures it was told of, and nothing else: no file, no network."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("picture",))
        self._pictures: dict[str, Picture] = {}

    def address(self, picture: Picture) -> str:
        address = f"picture:{id(picture)}"
        self._pictures[address] = picture
        return address

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
        """Raises ValueError for an address this page did not hand out."""
        if url not in self._pictures:
            raise ValueError(f"not a picture of this report: {url}")
        return URLFetcherResponse(
            url, io.BytesIO(self._pictures[url].jpeg), headers={"Content-Type": "image/jpeg"}
        )


def render_pdf(report: Report, pictures: Pictures, imprint: Imprint, faults: Faults = NO_FAULTS) -> bytes:
    """The page of `html.render_html` on A4, everything folded opened."""
    shelf = _Shelf()
    page = render(report, pictures, imprint, faults, shelf.address, on_paper=True)
    pdf: bytes = HTML(string=page, url_fetcher=shelf).write_pdf()
    return pdf


def corrections_pdf(report: Report, imprint: Imprint) -> bytes:
    """The list of `corrections` on A4, in letters as large as one page allows, or on more pages."""
    nothing = _Shelf()
    for size in (*SIZES, SIZES[0]):
        page = render_corrections(report, imprint, size)
        document = HTML(string=page, url_fetcher=nothing).render()
        if len(document.pages) == 1:
            break
    pdf: bytes = document.write_pdf()
    return pdf
