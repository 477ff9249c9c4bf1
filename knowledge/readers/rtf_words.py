"""The control words of rich text that matter to its words, by what they do."""

from __future__ import annotations

SKIPPED = {
    "colortbl", "stylesheet", "listtable", "listoverridetable", "pict", "object", "fldinst", "shprslt", "sn",
    "sv", "nonesttables", "pntxtb", "pntxta", "annotation", "atnid", "atnauthor", "revtbl", "rsidtbl", "xe",
    "tc", "title", "author", "operator", "subject", "company", "keywords", "comment", "doccomm", "manager",
    "category", "template", "bkmkstart", "bkmkend", "generator", "ftnsep", "ftnsepc", "ftncn", "aftnsep",
    "aftnsepc", "aftncn", "filetbl", "background", "docvar",
}  # fmt: skip
PRINTED = {"shpinst", "shptxt", "nesttableprops"}  # printed though marked as ignorable
EDGES = {"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"}
LABELS = {"listtext", "pntext"}
BREAKS = {"par", "line", "sect", "page", "softline"}
SIGNS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
    "~": "\xa0", "_": "-", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
CHARSETS = {128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 77: "mac_roman"}
