"""Every threshold of reading in one place; a change of any of them changes the key of the cache."""

from dataclasses import asdict, dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Parameters:
    """Lengths are in heights of the line unless a unit is named. From ocr.md 2 and our own measurements."""

    # finding lines
    detect_longest: int = 1280  # pixels of the copy that lines are looked for on
    few_lines: int = 4  # fewer: the page is looked at again, more closely
    small_line: float = 16.0  # pixels of that copy: thinner lines, as found, are small print
    small_lines: int = 6  # so many make it worth looking closer around them
    small_closer: float = 1.8  # times as large; 2.2 finds no more
    text_ink: float = 0.3  # probability from which a pixel belongs to text
    text_box: float = 0.5  # mean probability of a line
    text_grow: float = 1.6
    most_lines: int = 1000
    # which way up
    votes: int = 6
    vote_from: float = 4.0  # only lines of medium length vote: width by height
    vote_to: float = 24.0
    tall_share: float = 0.6  # of the lines' length that stands on end: the page lies on its side
    # reading lines
    widest: float = 12.0  # longer lines are cut
    line_height: int = 48  # pixels, the recogniser's
    squeeze: float = 1.0  # of the width
    least_width: int = 64  # pixels
    space_share: float = 0.05  # probability of a space from which it stands between Latin characters
    simplified_share: float = 0.0015  # probability from which a simplified form is the one printed
    lookalike_share: float = 0.05  # probability from which neighbours decide between l and 1, O and 0
    cut_gap: float = 0.1  # a gap this wide where a line is cut is a space between Latin characters
    keep: float = 0.35  # score below which nothing was read
    # rows and lines
    same_row: float = 0.5  # share of the smaller height by which two pieces overlap
    split_gap: float = 1.5  # a wider gap parts two lines of one row
    bridge_gap: float = 4.0  # in running text gaps up to this stay in the line
    space_gap: float = 0.28  # a gap this wide between Latin words is a space
    # the text layer of a digital page
    layer_space_gap: float = 0.12  # its words are tight, and cut at spaces already
    layer_garbled: float = 0.02  # share of characters that are no characters
    layer_alone: float = 0.3  # share of words that are one such character: more than bullets and icons
    layer_contrast: int = 20  # grey levels between a word and what is around it; less does not show
    layer_on_ink: float = 0.7  # share of letters that show
    layer_accounts: float = 0.35  # share of the small marks that words cover; photographs and seals are none
    layer_ocr: float = 0.45  # share of the page under pictures from which text that does not show is OCR's
    layer_mark_mm: float = 60.0  # pictures of seals and signatures are no larger
    layer_marks: float = 0.15  # share of the page that they may take up
    layer_scan: float = 0.8  # share of the page under pictures from which it may be a scan
    layer_letters: int = 30  # fewer letters tell nothing of their language
    layer_one_letter: float = 0.4  # share of one letter; of "e" in English 0.13, of 的 in Chinese 0.05
    layer_han: int = 12
    layer_common: float = 0.8  # share of frequent characters; of text 0.97 and more, of random ones 0.4
    layer_accented: float = 0.3  # share of Latin letters with accents; of French 0.08
    layer_latin: float = 0.75  # likeness to English; of other languages 0.85 and more, of shifted text 0.6
    layer_signs: float = 0.2  # share of rare signs
    layer_alike: float = 0.6  # likeness of words with what the engine reads there: another text has 0.2
    layer_loose: int = 40  # marks like letters outside all words, from which the engine looks for lines
    layer_unheard: float = 0.15  # share of the lines that no word tells of


PARAMETERS = Parameters()


def fingerprint(parameters: Parameters = PARAMETERS) -> str:
    """Twelve hex digits that change with any parameter."""
    return sha256(repr(sorted(asdict(parameters).items())).encode()).hexdigest()[:12]
