"""Deliveries out of the store again, as inputs to be processed."""

from collections.abc import Iterable
from pathlib import Path

from ingest.input import Input
from ingest.watching.drop import DropKind
from storage.delivery import Delivery, fetch_delivery, load_delivery
from storage.object_store import ObjectStore


def fetch_inputs(store: ObjectStore, deliveries: Iterable[str], folder: Path) -> tuple[Input, ...]:
    """The deliveries of these ids, each in a new folder of its own below `folder`, called as they came.

    Raises ObjectMissing, ObjectAltered, StoreError, OSError.
    """
    return tuple(
        _input(store, load_delivery(store, one), folder / str(number))
        for number, one in enumerate(deliveries, 1)
    )


def _input(store: ObjectStore, delivery: Delivery, place: Path) -> Input:
    place.mkdir(parents=True)
    fetch_delivery(store, delivery, place)
    names = [name for name, _ in delivery.files]
    alone = delivery.kind != DropKind.FOLDER and names == [delivery.name]
    return Input(place / delivery.name if alone else place, delivery.name, delivery.received)
