"""The made dossiers that are kept in this repository: their seeds, and writing them anew."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from samples.batch import STATION, write_batch
from samples.dossiers import long_term, short_term
from samples.drop import write_drop
from samples.truth import save

HERE = Path(__file__).parent
PAPER, DROP = "paper-long-term", "drop-short-term"
TRUTH = "truth.json"
_PAPER_SEED, _DROP_SEED = 43, 57


def write_committed(below: Path = HERE) -> Iterator[Path]:
    """Write the samples anew below a folder; gives the folder of each when it is whole."""
    for name, write in ((PAPER, _paper), (DROP, _drop)):
        folder = below / name
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        write(folder)
        yield folder


def _paper(folder: Path) -> None:
    made = long_term(_PAPER_SEED)
    batch = f"{STATION}-{made.declared['submitted']}.pdf"
    (truth,) = write_batch([made], folder / batch, seed=_PAPER_SEED)
    save(truth, folder / TRUTH)


def _drop(folder: Path) -> None:
    made = short_term(_DROP_SEED)
    save(write_drop(made, folder / made.id, seed=_DROP_SEED), folder / TRUTH)
