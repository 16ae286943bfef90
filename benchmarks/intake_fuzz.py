"""Files cut and flipped at random, each through our opener: pages or reasons, within limits, never neither.

`python -m benchmarks.intake_fuzz FILE… [--fuzz N] [--seed N]`: N spoilt files, made from those named in turn.
"""

import argparse
import random
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.harness import Results, options, publish
from benchmarks.intake_opening import Look, opened_by_us

_MOST_FLIPS = 64
_SECONDS = 30.0
_MEGABYTES = 1024.0


def spoilt(whole: bytes, dice: random.Random) -> bytes:
    """The file with some bytes changed, and in every second case its end, or a piece within, missing."""
    data = bytearray(whole)
    for _ in range(dice.randrange(1, _MOST_FLIPS)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    if dice.random() < 0.5:
        start = dice.randrange(16, len(data))
        del data[start : dice.choice((len(data), start + dice.randrange(len(data))))]
    return bytes(data)


def main() -> None:
    extra = argparse.ArgumentParser(add_help=False)
    extra.add_argument("files", nargs="+", type=Path)
    extra.add_argument("--fuzz", type=int, default=1000, metavar="N", help="so many spoilt files")
    asked = options(__doc__ or "", 1, extra)
    looks: list[Look] = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(20 if asked.small else asked.fuzz):
            source: Path = asked.files[number % len(asked.files)]
            file = Path(folder, f"{number}-{source.name}")
            file.write_bytes(spoilt(source.read_bytes(), random.Random(f"{asked.seed}/{number}")))
            looks.append(opened_by_us(file))
            file.unlink()
    _judge(looks, asked.seed, asked.json)


def _judge(looks: list[Look], seed: int, file: Path | None) -> None:
    silent = [look for look in looks if "crash" in look.codes or "hangs" in look.codes]
    silent += [look for look in looks if not look.pages and not look.codes]
    beyond = [look for look in looks if look.seconds > _SECONDS or look.megabytes > _MEGABYTES]
    late = [look for look in looks if "timeout" in look.codes]
    for look in (*silent, *beyond, *late):
        print(look)
    print("codes:", Counter(code for look in looks for code in set(look.codes)))
    results = Results(seed)
    results.figures["spoilt files"] = len(looks)
    results.figures["of them with pages"] = sum(1 for look in looks if look.pages)
    results.bar("neither pages nor a reason, or our side fell", len(silent), 0, at_most=True)
    results.bar("over 30 s or 1 GB", len(beyond), 0, at_most=True)
    results.bar("out of time", len(late), 0, at_most=True)
    publish(results, file)


if __name__ == "__main__":
    main()
