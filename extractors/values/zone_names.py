"""Names as a passport prints them, told from the way its machine readable zone spells them (ICAO 9303-3).

The zone writes UE for Ü and cuts long names; a reader that knows no umlauts prints U for Ü.

>>> as_printed("GRUNWALDT", "GRUENWALDT"), as_printed("GRÜNWALDT", "GRUENWALDT")
('GRÜNWALDT', 'GRÜNWALDT')
>>> as_printed("MOLLER-LINDEN", "MOELLER LINDEN"), as_printed("BUERGER", "BUERGER")
('MÖLLER-LINDEN', 'BUERGER')
>>> as_printed("MAXIMILIAN ALEXANDER", "MAXIMILIAN ALEX", cut=True), as_printed("MARIANNE", "MARIAN") is None
('MAXIMILIAN ALEXANDER', True)
>>> as_printed("MARIA", "MARTA") is None
True
"""

from extractors.values.names import latin_tokens

_UMLAUTS = {"AE": "Ä", "OE": "Ö", "UE": "Ü"}


def as_printed(visual: str, zone: str, cut: bool = False) -> str | None:
    """`visual`, its umlauts restored, where `zone` is the same name; None where they differ in more.

    `cut`: the zone's line is full, and the name may go on in print.
    """
    plain, coded = " ".join(latin_tokens(visual)), " ".join(latin_tokens(zone))
    if cut and coded and plain.startswith(coded):
        return visual
    if len(plain) != len(visual):
        return None
    spelled, at = "", 0
    for place, character in enumerate(plain):
        pair = coded[at : at + 2]
        if pair in _UMLAUTS and pair[0] == character and plain[place + 1 : place + 2] != "E":
            spelled, at = spelled + _UMLAUTS[pair], at + 2
        elif coded[at : at + 1] == character:
            spelled, at = spelled + visual[place], at + 1
        else:
            return None
    return spelled if at == len(coded) else None
