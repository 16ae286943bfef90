"""The day against which a dossier is judged: the setting `reference-date` (domain notes, R-03 and H.4)."""

from dataclasses import replace
from datetime import date, timedelta

from validators.days import day_of
from validators.dossier import Dossier, Origin, Stated
from validators.programme import Programme

_NEAR = timedelta(days=731)  # a form that is older, or dated later, tells of something else


def dated(dossier: Dossier, programme: Programme) -> Dossier:
    """The dossier with the date of application that the setting names.

    form: the declared date, else the form's. intake: the declared one alone, as the office noted it.
    deadline: the setting `deadline`. Where there is none such, the date is not known.
    """
    choice = programme.choice("reference-date")
    submitted = dossier.application.submitted
    if choice == "intake" and submitted.origin is not Origin.DECLARED:
        submitted = Stated(None, Origin.DEFAULT)
    if choice == "deadline":
        submitted = Stated(programme.choice("deadline") or None, Origin.DEFAULT)
    return replace(dossier, application=replace(dossier.application, submitted=submitted))


def other_days(dossier: Dossier, programme: Programme) -> tuple[date, ...]:
    """Days that another reading would count from: that of the form, however surely read, and the deadline."""
    today = dossier.reference_date
    forms = dossier.lead("application_form", "self_recommendation_form")
    days = [day_of(field) for form in forms for field in form.all("declaration_date")]
    deadline = programme.choice("deadline")
    days += [date.fromisoformat(deadline)] if deadline else []
    return tuple(sorted({day for day in days if day and today and day != today and abs(day - today) < _NEAR}))
