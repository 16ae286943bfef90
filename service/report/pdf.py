"""The report page as PDF, by WeasyPrint; every picture is stored once however often it is shown."""

import io

from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from service.report.html import render
from service.report.imprint import Imprint
from service.report.pictures import Picture, Pictures
from service.report.schema import Report
from service.report.view import NO_FAULTS, Faults


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
