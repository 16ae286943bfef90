"""Names with one character that looks like another (domain notes G)."""

_LIKE = {
    "技": "枝",
    "料": "科",
    "科": "料",
    "备": "各",
    "研": "妍",
    "大": "太",
    "天": "夭",
    "土": "士",
    "生": "主",
}


def misspelt(name: str) -> str:
    """The name with one of its characters taken for its like.

    Variants of one character are none of them: nobody tells 亰 from 京 in a scan, and both mean the same.
    """
    for right, wrong in _LIKE.items():
        if right in name:
            return name.replace(right, wrong, 1)
    raise ValueError(f"nothing in {name} looks like something else")
