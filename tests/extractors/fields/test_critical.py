from extractors.documents import document_types
from extractors.fields.critical import CRITICAL


def test_every_critical_field_is_one_that_a_type_declares() -> None:
    declared = {spec.name for kind in document_types().values() for spec in kind.fields}
    special = {"fy", "report_date", "total_assets", "total_liabilities", "equity", "revenue", "net_profit"}
    assert CRITICAL - declared - special - {"closing_cash"} == set()
