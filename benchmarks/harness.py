"""What every benchmark shares: its options, its table, its bars and its JSON (docs: contract 4)."""

import argparse
import json
import os
import platform
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Results:
    """Figures by name, and bars: a figure that must reach (or stay below) a bound."""

    seed: int
    figures: dict[str, float] = field(default_factory=dict)
    bars: dict[str, dict[str, float | bool]] = field(default_factory=dict)

    def bar(self, name: str, value: float, bound: float, *, at_most: bool = False) -> None:
        holds = value <= bound if at_most else value >= bound
        self.figures[name] = value
        self.bars[name] = {"value": value, "bar": bound, "holds": holds}

    def not_measured(self, name: str, bound: float) -> None:
        """A bar that could not be tried: it does not hold."""
        self.bars[name] = {"value": -1.0, "bar": bound, "holds": False}

    def merge(self, file: Path) -> None:
        """Take over what an earlier run with the same seed wrote and this one did not measure."""
        record = json.loads(file.read_text(encoding="utf-8"))
        if record["seed"] == self.seed:
            self.figures = record["figures"] | self.figures
            self.bars = record["bars"] | self.bars


def options(description: str, seed: int, extra: argparse.ArgumentParser | None = None) -> argparse.Namespace:
    """`--seed N --small --json FILE`, and what `extra` adds."""
    parser = argparse.ArgumentParser(description=description, parents=[extra] if extra else [])
    parser.add_argument("--seed", type=int, default=seed)
    parser.add_argument("--small", action="store_true", help="ends within 60 s")
    parser.add_argument("--json", type=Path, default=None, metavar="FILE")
    return parser.parse_args()


def table(head: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    """A plain table, columns aligned; floats with three digits."""
    texts = [head, *(tuple(f"{c:.3f}" if isinstance(c, float) else str(c) for c in row) for row in rows)]
    widths = [max(len(row[i]) for row in texts) for i in range(len(head))]
    return "\n".join(
        "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in texts
    )


def publish(results: Results, file: Path | None) -> None:
    """Print the bars and write the JSON of contract 4."""
    for name, bar in results.bars.items():
        word = "holds" if bar["holds"] else "FAILS"
        print(f"{word}  {name}: {bar['value']:.4g} (bar {bar['bar']:.4g})")
    if file:
        record = {
            "figures": results.figures,
            "bars": results.bars,
            "machine": {
                "cores": len(os.sched_getaffinity(0)),
                "processor": platform.processor() or platform.machine(),
                "python": platform.python_version(),
                "system": platform.platform(),
            },
            "seed": results.seed,
        }
        file.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
