"""Which licences are the employer's: an audit report brings that of its accounting firm along."""

from extractors.document import Document
from validators.dossier import Dossier

# Whoever audits, values or pleads shows a licence of its own (domain B.0, rule 1).
_OTHERS = ("会计师事务所", "会计事务所", "资产评估", "律师事务所")


def own_licences(dossier: Dossier, documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """`documents` without the licences of firms of a kind that the form's employer is not."""
    employers = [f.value for form in dossier.lead("application_form") for f in form.all("employer_name")]
    foreign = [word for word in _OTHERS if not any(word in employer for employer in employers)]
    return tuple(
        document
        for document in documents
        if not any(word in field.value for word in foreign for field in document.all("name"))
    )
