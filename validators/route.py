"""What the dossier's route asks for: project and employer kind against the programme's checklist."""

from ingest.wording import Bilingual
from validators.clause import Item, Need
from validators.dossier import Dossier
from validators.phrase import phrase
from validators.programme import Programme
from validators.rule import Answer, not_applicable

_PROJECTS = {
    "long-term": Bilingual("long-term project", "长期项目"),
    "short-term": Bilingual("short-term project", "短期项目"),
    "self-recommendation": Bilingual("self-recommendation", "自荐、推荐"),
}
_KINDS = {
    "enterprise": Bilingual("enterprise", "企业"),
    "institution": Bilingual("public institution", "事业单位"),
}
_UNKNOWN = Bilingual("not known", "未知")


def need(dossier: Dossier, programme: Programme, rule: str) -> Need:
    """What the route asks of the checklist item of `rule`; nothing where there is no such item."""
    item = programme.item(rule)
    if item is None:
        return Need.NOT_EXPECTED
    return programme.need(item, dossier.application.project.value, dossier.application.employer_kind.value)


def item_of(programme: Programme, rule: str) -> Item:
    """The checklist item that `rule` answers for, one without types where the programme has none."""
    return programme.item(rule) or Item("", rule, (), (), ())


def route_named(dossier: Dossier) -> Bilingual:
    """The route in words, what is not known of it included."""
    project, kind = dossier.application.project.value, dossier.application.employer_kind.value
    return phrase(
        "{project}, employer: {kind}",
        "{project}，用人单位：{kind}",
        project=_word(_PROJECTS, project),
        kind=_word(_KINDS, kind),
    )


def project_named(project: str) -> Bilingual:
    """The project in words."""
    return _word(_PROJECTS, project)


def kind_named(kind: str | None) -> Bilingual:
    """The kind of employer in words."""
    return _word(_KINDS, kind)


def not_expected(dossier: Dossier, what: Bilingual) -> Answer:
    """The answer where the route does not ask for `what`."""
    return not_applicable(
        phrase(
            "Not expected on this route ({route}): {what}.",
            "本申报类型（{route}）无须提交：{what}。",
            route=route_named(dossier),
            what=what,
        )
    )


def _word(words: dict[str, Bilingual], value: str | None) -> Bilingual:
    if value is None:
        return _UNKNOWN
    return words.get(value, Bilingual(value, value))
