"""Neural networks on one thread: OpenVINO, or ONNX Runtime where that is missing or asked for.

The only file that imports either. Nothing here goes to the network: models are files that are already there.
"""

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from extractors.imaging.tensor import Tensor

BACKENDS = ("openvino", "onnxruntime")


class Network(Protocol):
    def __call__(self, values: Tensor) -> Tensor:
        """The first output for one batch. The array is overwritten by the next call."""

    def characters(self) -> list[str]:
        """The alphabet stored in a recogniser's model file, without the blank."""


def backend_for(wanted: str, preferred: tuple[str, ...] = BACKENDS) -> str | None:
    """`wanted` where it is installed; for "" the first of `preferred` that is; else None."""
    candidates = (wanted,) if wanted else preferred
    return next((name for name in candidates if name in BACKENDS and find_spec(name)), None)


@cache
def has_matrix_unit() -> bool:
    """Whether the processor multiplies bfloat16 matrices in hardware (AMX)."""
    try:
        return "amx_bf16" in Path("/proc/cpuinfo").read_text(encoding="ascii", errors="ignore")
    except OSError:
        return False


def open_network(model: Path, backend: str) -> Network:
    """Load a model file on the backend, one thread, one stream."""
    return _OpenVino(model) if backend == "openvino" else _OnnxRuntime(model)


class _OpenVino:
    def __init__(self, model: Path) -> None:
        os.environ.setdefault("OPENVINO_TELEMETRY_DISABLE", "1")
        from openvino import Core

        core = Core()
        self._model = core.read_model(model)
        # Without AMX OpenVINO still takes bfloat16 where the processor knows it, at 1.7 times the time of
        # full floats. No pinning: it would put the workers of all processes on the same core.
        settings = {
            "INFERENCE_NUM_THREADS": 1,
            "NUM_STREAMS": 1,
            "ENABLE_CPU_PINNING": False,
            "INFERENCE_PRECISION_HINT": "bf16" if has_matrix_unit() else "f32",
        }
        self._request = core.compile_model(self._model, "CPU", settings).create_infer_request()

    def __call__(self, values: Tensor) -> Tensor:
        self._request.infer([values], share_inputs=True)
        return np.asarray(self._request.get_output_tensor(0).data)

    def characters(self) -> list[str]:
        stored: Any = self._model.get_rt_info()["framework"]["character"]
        return str(stored.value).splitlines()


class _OnnxRuntime:
    def __init__(self, model: Path) -> None:
        from onnxruntime import InferenceSession, SessionOptions

        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # the arena keeps the memory of the largest page for ever
        options.log_severity_level = 4
        self._session = InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name

    def __call__(self, values: Tensor) -> Tensor:
        return np.asarray(self._session.run(None, {self._input: values})[0])

    def characters(self) -> list[str]:
        return str(self._session.get_modelmeta().custom_metadata_map["character"]).splitlines()
