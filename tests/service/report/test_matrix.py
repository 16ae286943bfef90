from dataclasses import replace

import pytest

from ingest.volume import Binding
from service.report.matrix import Matrix, Row, matrix
from service.report.places import places_of
from tests.service.report.drawn import IMPRINT, Made


def of(made: Made) -> Matrix:
    return matrix(made.report, places_of(made.report), IMPRINT)


def row(made: Made, name: str) -> Row:
    return next(row for row in of(made).rows if row.binding.zh == name)


def test_there_is_a_column_for_every_copy_asked_for(made: Made) -> None:
    assert of(made).columns == (1, 2, 3, 4, 5)


def test_a_copy_that_did_not_come_has_no_cell(made: Made) -> None:
    assert [cell is None for cell in row(made, "附件").cells] == [False, False, False, True, False]


def test_personal_information_is_asked_for_once(made: Made) -> None:
    personal = row(made, "个人信息表")
    assert personal.expected == 1
    assert [cell is None for cell in personal.cells] == [False, True, True, True, True]


def test_a_cell_says_what_this_copy_lacks(made: Made) -> None:
    cells = row(made, "附件").cells
    assert cells[0] is not None
    assert cells[2] is not None
    assert cells[0].lacking == ()
    assert [lacking.zh for lacking in cells[2].lacking] == ["护照"]


@pytest.mark.parametrize(("sheets", "agree"), [(2, True), (1, True), (3, False), (4, False), (None, None)])
def test_sheets_agree_with_pages_scanned_on_one_side_or_both(
    made: Made, sheets: int | None, agree: bool | None
) -> None:
    """The form has two pages: two sheets of one side, or one sheet of two."""
    first = replace(made.dossier.volumes[0], declared_sheets=sheets)
    dossier = replace(made.dossier, volumes=(first, *made.dossier.volumes[1:]))
    cell = row(replace(made, dossier=dossier), "申报书").cells[0]
    assert cell is not None
    assert cell.sheets_agree is agree


def test_a_copy_too_many_gets_its_column(made: Made) -> None:
    sixth = replace(made.dossier.volumes[0], copy=6)
    dossier = replace(made.dossier, volumes=(*made.dossier.volumes, sixth))
    assert of(replace(made, dossier=dossier)).columns[-1] == 6


def test_a_volume_of_no_known_binding_has_its_own_row(made: Made) -> None:
    loose = replace(made.dossier.volumes[0], binding=None)
    dossier = replace(made.dossier, volumes=(loose, *made.dossier.volumes[1:]))
    assert row(replace(made, dossier=dossier), "未归册").expected == 0


def test_an_electronic_dossier_has_one_column(made_electronic: Made) -> None:
    assert of(made_electronic).columns == (1,)
    assert len(of(made_electronic).rows) == len(Binding)
