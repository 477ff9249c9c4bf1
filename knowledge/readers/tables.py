"""The cells of a table row → lines: one for a row of short cells, the cells' own for a row of texts."""

from __future__ import annotations


def row_lines(cells: list[list[str]]) -> list[str]:
    """A row as printed text.

    Cells of one paragraph each are one line, parted by tabs, so that a unit stays beside its person; a cell
    of several paragraphs is a page within the page, and the row reads cell by cell.
    """
    texts = [[line for line in cell if line.strip()] for cell in cells]
    if all(len(cell) <= 1 for cell in texts):
        return ["\t".join(cell[0] for cell in texts if cell)]
    return [line for cell in texts for line in cell]
