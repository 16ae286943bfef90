"""Why a job is dead, for whoever decides what becomes of it."""

import traceback
from pathlib import Path

from ingest.wording import Bilingual

_ROOT = Path(__file__).resolve().parents[2]


def worker_died(times: int) -> Bilingual:
    """Of a job during which the worker's process ended each time."""
    return Bilingual(
        f"the worker died {times} times while doing this; look for a file that crashes it or is too large",
        f"处理该任务时工作进程已异常终止 {times} 次；请检查是否有过大或会导致崩溃的文件",
    )


def failed(error: BaseException) -> Bilingual:
    """Of an error that nobody foresaw: its type and its place in our code; its text may tell of persons."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_ROOT)] or frames
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"
    what = f"{type(error).__name__}, {place}"
    return Bilingual(f"an error in the program ({what})", f"程序内部错误（{what}）")
