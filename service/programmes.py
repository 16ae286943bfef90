"""The programme a dossier is judged by: the one asked for, else the dossier's own, else the setting's."""

from collections.abc import Mapping
from dataclasses import replace

from ingest.arrival import Arrival
from ingest.declaration import FILE
from ingest.reasons import Situation, refuse
from service.judging import Sorted
from validators.programme import Programme, ProgrammeError, load_programme, programmes


class Programmes:
    """The packs of one run, each loaded once. Raises ProgrammeError where `name` or a switch is unknown.

    `asked` says that the person at the command line named the programme: then no dossier chooses its own.
    """

    def __init__(self, name: str, switches: Mapping[str, str], *, asked: bool = False) -> None:
        self._switches = switches
        self._default = load_programme(name, switches)
        self._asked = asked
        self._loaded: dict[str, Programme | None] = {}

    def of(self, arrival: Arrival) -> Programme:
        """The programme of a dossier; the default one where it declares none that can be had."""
        return self._own(arrival) or self._default

    def noted(self, found: Sorted) -> Sorted:
        """The dossier with a word on the programme it declares, where that one cannot be had."""
        declared = found.arrival.declared.programme
        if self._asked or declared is None or self._own(found.arrival) is not None:
            return found
        refusal = refuse(Situation.UNKNOWN_PROGRAMME, FILE, detail=declared)
        return replace(found, arrival=replace(found.arrival, refused=(*found.arrival.refused, refusal)))

    def _own(self, arrival: Arrival) -> Programme | None:
        """The declared pack, if it comes with the program: a name in a dropped file opens no file."""
        declared = arrival.declared.programme
        if self._asked or declared is None:
            return None
        if declared not in self._loaded:
            self._loaded[declared] = self._load(declared)
        return self._loaded[declared]

    def _load(self, name: str) -> Programme | None:
        if name == self._default.name:
            return self._default
        if name not in programmes():
            return None
        try:
            return load_programme(name, self._switches)
        except ProgrammeError:  # a switch that this pack does not have; said in the report
            return None
