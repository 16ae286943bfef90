"""Which copy leads: the one with the fewest doubtful pages, of which the others are copies."""

from collections.abc import Sequence

from extractors.page_text import PageText

LEGIBLE = 0.9  # mean confidence of a page that was read well
MANY = 0.2  # share of doubtful pages from which another copy may do better


def doubtful_share(texts: Sequence[PageText | None]) -> float:
    """The share of pages that were read badly, or not at all, or come from a poor picture."""
    return sum(map(_is_doubtful, texts)) / len(texts) if texts else 1.0


def _is_doubtful(text: PageText | None) -> bool:
    if text is None:
        return True
    if text.blank:
        return False
    poor = text.quality is not None and bool(text.quality.faults)
    return poor or text.confidence < LEGIBLE
