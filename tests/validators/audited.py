"""A whole audit report by hand: its values and the marks on its last page."""

from extractors.page_text import Seal, SealColour, Signature
from ingest.page import Box

Values = dict[str, str | list[str]]
PARTS = ("report", "balance-sheet", "income-statement", "cash-flow", "notes", "firm-licence")
FIRM_SEALS = (Seal(Box(300, 900, 620, 1220), SealColour.RED),)
ACCOUNTANTS = tuple(Signature(Box(1000, top, 1300, top + 80), "中国注册会计师") for top in (900, 1100))


def report_values(year: int, entity: str) -> Values:
    """What the report of the year says, its opening figures the closing ones of the year before."""
    return {
        "entity_name": entity,
        "fy": str(year),
        "report_date": f"{year + 1}-03-20",
        "report_no": f"中正审字[{year + 1}]第0128号",
        "opinion": "unqualified",
        "part": list(PARTS),
        "total_assets": f"{year}0300.00",
        "total_liabilities": f"{year}0100.00",
        "equity": "200.00",
        "cash": f"{year}.00",
        "closing_cash": f"{year}.00",
        "opening_total_assets": f"{year - 1}0300.00",
        "opening_equity": "200.00",
        "opening_cash": f"{year - 1}.00",
    }
