"""What holds for all rules on the employer and its audit reports: doubt never helps, order means nothing."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.page_text import Seal, SealColour
from ingest.page import Box
from tests.validators.making import EMPLOYER, Made, documents
from validators.finding import Outcome
from validators.programme import load_programme
from validators.rule import discover

RULES = [rule for rule in discover() if rule.id.split(".")[0] in ("employer", "audits")]
PROGRAMME = load_programme("beijing-overseas-talents")
OTHER = "上海另一家贸易有限公司"
Spoil = Callable[[Made], object]


def _set(type: str, name: str, value: str) -> Spoil:
    return lambda made: made.of(type).values.update({name: value})


SPOILS: tuple[Spoil, ...] = (
    _set("business_license", "legal_rep", "沈子然"),
    _set("business_license", "established", "2016-09-09"),
    _set("business_license", "term_end", "2017-01-01"),
    _set("business_license", "uscc", "92310115MA1K4X2L73"),
    _set("business_license", "registered_capital", "5000000"),
    _set("audit_report", "entity_name", OTHER),
    _set("audit_report", "opinion", "adverse"),
    _set("audit_report", "report_date", "2013-03-03"),
    _set("audit_report", "equity", "9.00"),
    _set("audit_report", "part", "report"),
    _set("labor_contract", "employer_name", OTHER),
    lambda made: made.add("institution_certificate", name=EMPLOYER, valid_to="2016-01-01"),
    lambda made: made.add("org_code_certificate", code="600037341", valid_to="2016-01-01"),
    lambda made: made.add("business_license", name=EMPLOYER, legal_rep="方子晨", issue_date="2016-02-02"),
    lambda made: made.of("labor_contract").seals.append(
        Seal(Box(0, 0, 300, 300), SealColour.RED, OTHER, 0.999)
    ),
)


def _spoilt(spoils: list[Spoil]) -> Made:
    made = Made(list(documents()))
    for spoil in spoils:
        spoil(made)
    return made


def _told(made: Made) -> dict[str, list[tuple[str, str]]]:
    dossier = made.build()
    return {
        rule.id: sorted((f.outcome.value, f.severity.value) for f in rule.findings(dossier, PROGRAMME))
        for rule in RULES
    }


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    spoils=st.lists(st.sampled_from(SPOILS), max_size=4, unique=True),
    factors=st.lists(st.sampled_from([1.0, 0.995, 0.95, 0.8, 0.4]), min_size=1, max_size=40),
)
def test_a_lower_confidence_never_turns_a_failure_or_doubt_into_a_pass(
    spoils: list[Spoil], factors: list[float]
) -> None:
    before, doubtful = _told(_spoilt(spoils)), _spoilt(spoils)
    turn = 0
    for document in doubtful.documents:
        for name in document.values:
            turn += 1
            document.sureness[name] = 0.999 * factors[turn % len(factors)]
        document.confidence *= factors[turn % len(factors)]
        document.page_confidence *= factors[(turn + 1) % len(factors)]
    after = _told(doubtful)
    bad = {Outcome.FAIL.value, Outcome.CANNOT_TELL.value}
    for rule, answers in before.items():
        if bad & {outcome for outcome, _ in answers}:
            assert bad & {outcome for outcome, _ in after[rule]}, rule


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(spoils=st.lists(st.sampled_from(SPOILS), max_size=4, unique=True), data=st.data())
def test_the_order_of_files_changes_nothing(spoils: list[Spoil], data: st.DataObject) -> None:
    one, other = _spoilt(spoils), _spoilt(spoils)
    order = data.draw(st.permutations(range(len(other.documents))))
    other.documents = [other.documents[at] for at in order]
    assert _told(one) == _told(other)
