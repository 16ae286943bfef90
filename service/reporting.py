"""The reports of one judged dossier, written whole into the output folder."""

from concurrent.futures import Executor
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from extractors.reading.record import for_people
from ingest.volume import Binding
from service.judging import Judged
from service.report.build import build_report
from service.report.imprint import Imprint
from service.report.write import write_report
from validators.programme import Programme

_COPIES = {
    Binding.FORM: "copies.form",
    Binding.ATTACHMENTS: "copies.attachments",
    Binding.PERSONAL: "copies.personal-information",
}


def write_dossier(
    judged: Judged,
    programme: Programme,
    readers: tuple[str, str],
    out: Path,
    revision: int,
    beside: Executor | None = None,
) -> Path:
    """Write `<out>/<dossier>/report.json`, .html, .pdf, crops/ and pages/; returns report.json.

    `readers` are the engine and the second reader, "" where there is none; `beside` as in `write_report`.
    Raises OSError where the folder cannot be written.
    """
    dossier = judged.dossier
    report = build_report(dossier, judged.findings, judged.verdict, judged.refused, revision, judged.images)
    records = {page: for_people(text) for page, text in dossier.pages.items()}
    imprint = Imprint(
        software=f"Dossier {version('dossier')}",
        made=datetime.now(UTC).astimezone(),
        engine=readers[0],
        second=readers[1],
        rules=f"{programme.name} {programme.version}",
        switches=tuple((s.key, str(s.value)) for s in programme.settings),
        copies=tuple((binding, programme.number(key)) for binding, key in _COPIES.items()),
    )
    return write_report(out, report, imprint, judged.images, dossier.pages, records, beside=beside)
