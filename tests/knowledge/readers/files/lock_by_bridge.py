"""Saves minutes.docx of a folder with a password as .doc, through LibreOffice's Python bridge."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import uno  # type: ignore[import-not-found]  # comes with LibreOffice
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

PIPE = "pipe,name=minutes;urp"


def main(folder: Path) -> None:
    """Start LibreOffice, save, end it."""
    office = subprocess.Popen(["soffice", "--headless", f"--accept={PIPE}"])
    try:
        context = uno.getComponentContext()
        resolver = context.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
        for _ in range(60):
            try:
                remote = resolver.resolve(f"uno:{PIPE};StarOffice.ComponentContext")
                break
            except NoConnectException:
                time.sleep(0.5)
        desktop = remote.ServiceManager.createInstance("com.sun.star.frame.Desktop")
        document = desktop.loadComponentFromURL(
            (folder / "minutes.docx").as_uri(), "_blank", 0, (PropertyValue("Hidden", 0, True, 0),)
        )
        values = (PropertyValue("FilterName", 0, "MS Word 97", 0), PropertyValue("Password", 0, "yunxi", 0))
        document.storeToURL((folder / "locked.doc").as_uri(), values)
        document.close(True)
        desktop.terminate()
    finally:
        office.wait(30)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
