"""Whole dossiers: a long-term one on paper, a short-term one as a drop folder, each from one seed."""

from collections.abc import Iterable

from samples.bindery import Volumes, bound
from samples.case import Case, make_case
from samples.defects import DROPPED, Bench, Defect
from samples.made import Carrier, DropFile, MadeDocument, MadeDossier


def long_term(
    seed: int, layout: int | None = None, compact: bool = True, defects: Iterable[Defect] = ()
) -> MadeDossier:
    """A complete long-term dossier of a foreign expert and an enterprise, on paper in three bindings."""
    case = make_case(seed, "long-term", compact=compact)
    return _finished(Bench(case, whole(case, bound(case, layout), "paper"), layout), defects)


def short_term(
    seed: int, defects: Iterable[Defect] = DROPPED, layout: int | None = None, compact: bool = True
) -> MadeDossier:
    """A short-term dossier as the employer drops it: files of all kinds, with the planted defects."""
    case = make_case(seed, "short-term", compact=compact)
    made = whole(case, bound(case, layout, listed=False), "electronic")
    made.files = _files(case, made.volumes)
    return _finished(Bench(case, made, layout), defects)


def whole(case: Case, volumes: Volumes, intake: str) -> MadeDossier:
    """A complete dossier of a foreign expert and an enterprise, of these volumes; no files yet."""
    name = f"BJ-{case.submitted.year}-{case.seed % 10_000:04d}"
    declared = {
        "dossier": name,
        "programme": "beijing-overseas-talents",
        "track": "foreign-expert",
        "project": case.project,
        "employer_kind": "enterprise",
        "submitted": case.submitted.isoformat(),
        "intake": intake,
    }
    return MadeDossier(name, declared, volumes, "complete")


def _finished(bench: Bench, defects: Iterable[Defect]) -> MadeDossier:
    for defect in defects:
        defect(bench)
    return bench.made


def _files(case: Case, volumes: Volumes) -> list[DropFile]:
    """Names and kinds as employers choose them."""
    by_type: dict[str, list[MadeDocument]] = {}
    for documents in volumes.values():
        for made in documents:
            by_type.setdefault(made.type, []).append(made)
    person = case.applicant.surname
    plan: tuple[tuple[str, Carrier, tuple[str, ...]], ...] = (
        ("外专短期项目申报书（盖章扫描）.pdf", Carrier.SCAN, ("application_form",)),
        ("申报人其它个人信息表.pdf", Carrier.DIGITAL, ("personal_information",)),
        (f"个人材料/护照 {person}.jpg", Carrier.PHONE, ("passport",)),
        ("个人材料/学位证+认证书.tif", Carrier.TIFF, ("overseas_degree", "cscse_certification")),
        ("个人材料/海外任职证明.pdf", Carrier.DIGITAL, ("overseas_employment",)),
        ("个人材料/专利证书.jpg", Carrier.PHONE, ("patent",)),
        ("劳动合同（扫描件）.tif", Carrier.TIFF, ("labor_contract",)),
        ("单位材料/营业执照.jpg", Carrier.PHONE, ("business_license",)),
        ("单位材料/公司简介、主要产品、市场前景.pdf", Carrier.DIGITAL, ("company_profile",)),
        ("单位材料/公司章程 盖章版.pdf", Carrier.SCAN, ("articles_of_association",)),
    )
    files = [
        DropFile(name, carrier, [made for kind in kinds for made in by_type[kind]])
        for name, carrier, kinds in plan
    ]
    for year, made in zip(case.years, by_type["audit_report"], strict=True):
        carrier = Carrier.SCAN if year is case.years[-1] else Carrier.DIGITAL
        files.append(DropFile(f"单位材料/审计报告/{year.year}年度审计报告.pdf", carrier, [made]))
    return files
