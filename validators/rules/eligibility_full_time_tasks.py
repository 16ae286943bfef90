"""Short-term: full-time work in Beijing with clear tasks and goals (R-25), shown to a person or required."""

from dataclasses import dataclass, replace

from extractors.document import Answer as Found
from extractors.document import Document, Field
from extractors.page_text import LEGIBLE
from ingest.wording import Bilingual
from validators.certainty import sure, sure_type
from validators.criteria import SHORT_TERM, beside, by_project
from validators.dossier import Dossier
from validators.engagement import engagements, not_asked
from validators.finding import Evidence, Severity, evidence_of
from validators.phrase import sentences
from validators.places import document_evidence
from validators.programme import Programme
from validators.property_clause import clarified
from validators.readings import by_reading
from validators.rule import Answer, Rule, cannot_tell, failed, not_applicable, passed
from validators.signing_days import signed_after
from validators.terms import long_enough

_TASKS = ("tasks_goals", "tasks_goals_clause")  # of the form, of the contract


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer. Whether the applicant is capable of a breakthrough only a person can say.

    >>> from validators.example import document, outcomes
    >>> form = document("application_form", tasks_goals="found")
    >>> whole = document("labor_contract", full_time="full-time")
    >>> outcomes(check, form, whole, project="short-term"), outcomes(check, form, project="short-term")
    (['pass'], ['cannot-tell'])
    >>> outcomes(check, form, whole, project="long-term")
    ['not-applicable']
    >>> from validators.example import dossier, programme
    >>> part = dossier(form, document("labor_contract", full_time="part-time"), project="short-term")
    >>> enforced = programme(short_term__full_time_job="enforce", short_term__criteria="all")
    >>> [answer.outcome.value for answer in check(part, enforced)]
    ['fail']
    """
    return (not_asked(dossier, programme) or _answer(dossier, programme),)


@dataclass(frozen=True, slots=True)
class _Job:
    """What form and contracts say of the work; `papers` are all of them."""

    papers: tuple[Document, ...]
    time: tuple[Field, ...]
    tasks: tuple[Field, ...]

    @property
    def full_time(self) -> bool:
        return any(map(sure, self.time)) and all(field.value == "full-time" for field in self.time)

    @property
    def part_time(self) -> bool:
        return bool(self.time) and all(sure(field) and field.value != "full-time" for field in self.time)

    @property
    def without_tasks(self) -> bool:
        """Whether nothing is said of tasks in papers that were all read well."""
        return bool(self.papers) and all(
            sure_type(paper) and any(f.name in _TASKS and f.answer is Found.NOT_FOUND for f in paper.fields)
            for paper in self.papers
        )


def _job(dossier: Dossier) -> _Job:
    papers = (*dossier.lead("application_form"), *engagements(dossier))
    certain = tuple(filter(sure_type, papers))
    return _Job(
        papers,
        tuple(field for paper in papers for field in paper.all("full_time")),
        tuple(f for paper in certain for name in _TASKS for f in paper.all(name) if f.confidence >= LEGIBLE),
    )


def _answer(dossier: Dossier, programme: Programme) -> Answer:
    job = _job(dossier)

    def short() -> Answer:
        return by_reading(
            programme,
            "short-term.full-time-job",
            lambda choice: _shown(dossier, job) if choice == "assist" else enforced(),
        )

    def enforced() -> Answer:
        signed = signed_after(dossier, programme, "short-term.signed-after")
        others = (long_enough(dossier, programme), clarified(dossier, programme), signed)
        own = replace(_required(dossier, job), severity=Severity.MAJOR)
        return beside(programme, SHORT_TERM, own, [other.outcome for other in others])

    return by_project(dossier, lambda: not_applicable(_SHORT_ONLY), short)


def _shown(dossier: Dossier, job: _Job) -> Answer:
    """The wording is doubtful (domain notes, 0.2): what is not stated is left to a person."""
    if job.full_time and job.tasks:
        return passed(sentences(_told(job), _CAPABLE), _evidence(dossier, job))
    return cannot_tell(sentences(_told(job), _DOUBTFUL), _evidence(dossier, job))


def _required(dossier: Dossier, job: _Job) -> Answer:
    told, evidence = _told(job), _evidence(dossier, job)
    if job.part_time or job.without_tasks:
        return failed(sentences(told, _SEND), evidence)
    if job.full_time and job.tasks:
        return passed(sentences(told, _CAPABLE), evidence)
    return cannot_tell(sentences(told, _SEND), evidence)


def _told(job: _Job) -> Bilingual:
    if job.full_time:
        time = Bilingual("Full-time work is stated.", "载明全职工作。")
    elif job.part_time:
        time = Bilingual("Part-time work is stated.", "载明非全职工作。")
    else:
        time = Bilingual("Whether the work is full-time is not certainly stated.", "未能确定是否为全职工作。")
    if job.tasks:
        return sentences(time, Bilingual("Tasks and goals are stated.", "载明工作任务和目标。"))
    return sentences(time, Bilingual("Tasks and goals were not found.", "未找到工作任务和目标。"))


_CAPABLE = Bilingual(
    "Whether they are clear, and the applicant capable of them, a reviewer decides.",
    "任务目标是否明确、申报人能否胜任，由审核人员判断。",
)
_DOUBTFUL = Bilingual(
    "The clause asks for both, but its wording is in doubt (sister programmes ask short-term applicants not "
    "to work full-time); a reviewer decides.",
    "条款要求二者兼备，但其文字存疑（同类项目要求短期项目申报人非全职），由审核人员判断。",
)
_SEND = Bilingual(
    "Send a contract or form that states full-time work in Beijing with its tasks and goals.",
    "请提交载明在京全职工作及其任务、目标的合同或申报书。",
)
_SHORT_ONLY = Bilingual(
    "Only short-term projects ask for full-time work with tasks and goals.",
    "仅短期项目对全职工作及任务目标有此要求。",
)


def _evidence(dossier: Dossier, job: _Job) -> tuple[Evidence, ...]:
    found = tuple(map(evidence_of, (*job.time, *job.tasks)))
    return found or tuple(document_evidence(dossier, paper) for paper in job.papers)


RULE: Rule = Rule(
    "eligibility.full-time-tasks",
    ("R-25",),
    Severity.INFO,
    (
        "application_form.tasks_goals",
        "labor_contract.full_time",
        "labor_contract.tasks_goals_clause",
        "letter_of_intent.full_time",
    ),
    check,
)
