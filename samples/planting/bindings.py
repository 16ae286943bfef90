"""Copies that are missing or unlike, and what is bound or filed where it does not belong."""

from ingest.volume import Binding
from samples import defects
from samples.defects import Bench
from samples.made import Unlike
from samples.sowing import Base, Sown, sown


def _fewer(binding: Binding, copy: int) -> Sown:
    also = ("documents.", "person.") if binding is Binding.PERSONAL else ()
    return sown(Base.PAPER, *also, drawn=False, name=f"{binding} copy {copy} missing")(
        defects.missing_copy(binding, copy)
    )


def _unlike(how: str, outcome: str, severity: str) -> Sown:
    def spoil(bench: Bench) -> None:
        page = 3 + bench.case.seed % 5
        bench.made.unlike.append(Unlike(Binding.ATTACHMENTS, 2 + bench.case.seed % 4, page, how))
        bench.plant("copies.same", outcome, severity, f"a page of one copy: {how}")

    return sown(Base.PAPER, drawn=False, name=f"copy with a page: {how}")(spoil)


@sown(Base.PAPER, "copies.", "documents.", "dossier.", "contract.", drawn=False)
def two_copies_of_the_attachments_missing(bench: Bench) -> None:
    bench.made.missing += [(Binding.ATTACHMENTS, 4), (Binding.ATTACHMENTS, 5)]
    bench.plant("copies.attachments", "fail", "major", "two copies are missing")


DEFECTS = (
    _fewer(Binding.FORM, 3),
    _fewer(Binding.ATTACHMENTS, 2),
    _fewer(Binding.PERSONAL, 1),
    two_copies_of_the_attachments_missing,
    _unlike("missing", "fail", "major"),
    _unlike("foreign", "fail", "major"),
    _unlike("version", "fail", "major"),
    _unlike("text", "fail", "major"),
    _unlike("unreadable", "cannot-tell", "major"),
    _unlike("swapped", "warn", "minor"),
    _unlike("signature", "warn", "info"),
    _unlike("seal", "warn", "info"),
    sown(Base.PAPER, name="form bound into the attachments")(defects.mixed_binding),
    sown(Base.PAPER, name="personal sheet bound into the attachments")(defects.personal_in_attachments),
    sown(Base.DROP, "bindings.", name="form in a file of attachments")(defects.mixed_binding),
    sown(Base.DROP, name="personal sheet in a file of attachments")(defects.personal_in_attachments),
)
