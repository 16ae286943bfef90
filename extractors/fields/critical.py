"""Which fields rules stand or fall with: numbers, dates, amounts and names. Doubts of these are looked into.

Addresses, scopes and headings are compared loosely or shown only; a wrong character in them decides nothing.
"""

_NUMBERS = (
    "passport_no", "employer_uscc", "uscc", "reg_no", "contract_no", "certificate_no", "employee_id",
    "code", "tax_no", "patent_no", "project_no", "isbn",
)  # fmt: skip
_CARDS = ("id_no", "card_no", "verification_no", "study_period")
_REPORT = ("report_no", "fy", "months_per_year", "salary", "registered_capital")
_DATES = (
    "dob", "issue_date", "expiry", "degree_date", "date_conferred", "declaration_date", "report_date",
    "contract_start", "contract_end", "start", "end", "sign_date_employer", "sign_date_employee",
    "established", "term_start", "term_end", "adoption_date", "valid_from", "valid_to", "letter_date",
    "application_date", "grant_date", "award_date", "valid_until",
)  # fmt: skip
_AMOUNTS = (
    "total_assets",
    "total_liabilities",
    "equity",
    "revenue",
    "net_profit",
    "closing_cash",
    "paid_in_capital",
    "cash",
    "opening_total_assets",
    "opening_equity",
    "opening_cash",
)
_NAMES = (
    "name_zh", "name_foreign", "surname", "given_names", "holder_name", "employee_name", "legal_rep",
    "employer_legal_rep", "name", "employer_name", "entity_name", "company_name", "firm_name", "institution",
    "institution_original", "degree_school", "overseas_employer", "authority", "cpa", "former_name",
    "organisation",
)  # fmt: skip
_CHOICES = (
    "sex",
    "nationality",
    "country",
    "level",
    "highest_degree",
    "full_time",
    "term_type",
    "category",
    "unit",
)
_POSTS = ("position", "post_in_beijing", "overseas_title", "signer")

CRITICAL = frozenset((*_NUMBERS, *_CARDS, *_REPORT, *_DATES, *_AMOUNTS, *_NAMES, *_CHOICES, *_POSTS))
"""Names of the fields, as in docs/fields.md."""
