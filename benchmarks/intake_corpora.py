"""Odd files that no one here made: each through our opener, and through pypdfium2 or Pillow beside it.

`python -m benchmarks.intake_corpora [--corpora DIR] [--only TEXT] [--small] [--rows FILE] [--json FILE]`
"""

import argparse
import json
import os
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.harness import Results, options, publish, table
from benchmarks.intake_opening import Look, opened_by_a_peer, opened_by_us

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
_REASONS = Path(__file__).parent / "data" / "corpora_reasons.toml"
_FOLDERS = ("odd-pdf", "odd-tiff", "ofd")
_SECONDS = 30.0
_MEGABYTES = 1024.0
_OFD_READ = 45


def corpora_files(root: Path, only: str = "", share: int = 1) -> list[Path]:
    """Every file of the corpora, or each `share`-th of them, with `only` in its name."""
    return [
        file
        for folder in _FOLDERS
        for file in sorted((root / folder).glob("*"))[::share]
        if file.is_file() and only in file.name
    ]


def known_reasons() -> dict[str, str]:
    """Why we give fewer pages of a file than a peer, by the file's name; each was looked at."""
    return {str(name): str(why) for name, why in tomllib.loads(_REASONS.read_text("utf-8")).items()}


def looks(files: Sequence[Path]) -> Iterator[tuple[Look, Look | None]]:
    """What we and a peer made of each file; OFD has no peer."""
    for file in files:
        yield opened_by_us(file), None if file.suffix == ".ofd" else opened_by_a_peer(file)


def judge(pairs: Sequence[tuple[Look, Look | None]], results: Results) -> None:
    """The figures and bars of issue 7, and by name whatever is not as it should be."""
    reasons = known_reasons()
    lacking = [(ours, peer) for ours, peer in pairs if peer is not None and peer.pages > ours.pages]
    unexplained = [pair for pair in lacking if pair[0].file not in reasons]
    ofd = [ours for ours, _ in pairs if ours.file.endswith(".ofd")]
    wrong = [pair for pair in pairs if _wrong_code(*pair)]
    silent = [ours for ours, _ in pairs if not ours.pages and not ours.codes]
    slow = [ours for ours, _ in pairs if ours.seconds > _SECONDS]
    large = [ours for ours, _ in pairs if ours.megabytes > _MEGABYTES]
    for head, found in (
        ("a peer opens more pages, for no known reason", unexplained),
        ("another code than the peer's error says", wrong),
        ("neither pages nor a reason, or our side fell over", [(look, None) for look in silent]),
        ("over 30 s", [(look, None) for look in slow]),
        ("over 1 GB", [(look, None) for look in large]),
    ):
        _print_rows(head, found)
    results.figures["files"] = len(pairs)
    results.figures["pages"] = sum(ours.pages for ours, _ in pairs)
    results.figures["files we read and the peer does not"] = sum(
        1 for ours, peer in pairs if peer is not None and ours.pages and not peer.pages
    )
    results.figures["slowest s"] = max(ours.seconds for ours, _ in pairs)
    results.figures["largest MB"] = max(ours.megabytes for ours, _ in pairs)
    results.bar("files a peer reads further without a true reason", len(unexplained), 0, at_most=True)
    results.bar("files with a wrong code", len(wrong), 0, at_most=True)
    results.bar("files with neither pages nor a reason", len(silent), 0, at_most=True)
    results.bar("files over 30 s", len(slow), 0, at_most=True)
    results.bar("files over 1 GB", len(large), 0, at_most=True)
    if len(ofd) > _OFD_READ:
        results.bar("OFD files read with their text", sum(1 for o in ofd if o.words), _OFD_READ)
    codes = Counter(code for ours, _ in pairs for code in set(ours.codes))
    print("codes:", ", ".join(f"{code} {count}" for code, count in codes.most_common()))


def _wrong_code(ours: Look, peer: Look | None) -> bool:
    """A password that the peer needs and we call something else, or that we ask for and the peer does not."""
    if peer is None or ours.pages:
        return False
    asked = "encrypted" in ours.codes
    return (asked and peer.pages > 0) or (not asked and "encrypted" in peer.codes)


def _print_rows(head: str, pairs: Sequence[tuple[Look, Look | None]]) -> None:
    print(f"\n{head}: {len(pairs)}")
    if not pairs:
        return
    rows: list[tuple[object, ...]] = [
        (o.file, o.pages, " ".join(sorted(set(o.codes))), o.seconds, o.megabytes, p.pages if p else "–")
        for o, p in pairs
    ]
    print(table(("file", "pages", "codes", "s", "MB", "peer's pages"), rows))


def main() -> None:
    extra = argparse.ArgumentParser(add_help=False)
    extra.add_argument("--corpora", type=Path, default=Path(os.environ.get("DOSSIER_CORPORA", CORPORA)))
    extra.add_argument("--only", default="", metavar="TEXT", help="files with this in their name")
    extra.add_argument("--rows", type=Path, default=None, metavar="FILE", help="one JSON line a file")
    asked = options(__doc__ or "", 0, extra)
    files = corpora_files(asked.corpora, asked.only, 40 if asked.small else 1)
    if not files:
        print(f"no corpora at {asked.corpora}: nothing was measured")
        return
    pairs = []
    for ours, peer in looks(files):
        pairs.append((ours, peer))
        if asked.rows:
            with asked.rows.open("a", encoding="utf-8") as rows:
                rows.write(json.dumps([asdict(ours), asdict(peer) if peer else None]) + "\n")
    results = Results(asked.seed)
    judge(pairs, results)
    publish(results, asked.json)


if __name__ == "__main__":
    main()
