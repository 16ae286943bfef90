"""Electronic files beside paper are shown as what they are: no copies, and called by their files."""

from service.report.build import build_report
from service.report.cards import cards_of
from service.report.masking import masked
from service.report.matrix import matrix
from service.report.pictures import Pictures
from service.report.places import places_of
from service.report.schema import Report
from service.report.volumes import volume_files
from tests.service.report.drawn import IMPRINT
from tests.validators.bound import findings
from tests.validators.test_electronic import beside, laid, text
from validators.finding import Outcome
from validators.verdict import Verdict


def report() -> Report:
    dossier = laid(beside(), text("2016", "2018", field="date"))
    return build_report(dossier, findings(dossier), Verdict.COMPLETE, (), 1, {})


def test_their_volumes_are_called_electronic_and_the_report_keeps_its_form() -> None:
    made = report()
    assert list(volume_files(made.volumes)) == ["1-attachments.pdf", "electronic-attachments.pdf"]
    assert '"electronic"' not in made.to_json()
    assert Report.model_validate_json(made.to_json()).volumes[1].copy_ is None


def test_they_are_in_no_column_of_the_copies() -> None:
    shown = masked(report())
    (row,) = (row for row in matrix(shown, places_of(shown), IMPRINT).rows if any(row.cells))
    assert [cell.pages for cell in row.cells if cell] == [4]


def test_a_difference_shows_paper_and_file_by_their_names() -> None:
    shown = masked(report())
    places = places_of(shown)
    (card,) = cards_of(shown, Pictures({}, {}), places)[Outcome.FAIL]
    assert card.title.zh.endswith("电子件")
    assert [place.side.zh for place in card.shown if place.side] == ["纸质件", "电子件"]
    assert "劳动合同.pdf" in places.name(card.finding.evidence[1].page).zh
