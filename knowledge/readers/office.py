"""A file that only an office program reads (Word 95 and older, .odt, Works) → Document, by way of LibreOffice.

LibreOffice, where it is installed, saves the file as .docx in a folder that is thrown away, with a profile of its
own in which macros and links are off, under limits of time, memory and disk. Without it the file is refused.
"""

from __future__ import annotations

import os
import shutil
import signal
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from subprocess import DEVNULL, Popen, TimeoutExpired
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from knowledge.errors import OfficeMissingError
from knowledge.readers import docx
from knowledge.readers.archive import holds
from knowledge.readers.limits import CONVERTING, LARGEST, broken, costly
from knowledge.readers.signatures import COMPOUND

if TYPE_CHECKING:
    from knowledge.model import Document

SUFFIXES = (".odt",)
ALONE_FROM = LARGEST  # the office program is the process of its own

_WORD_2 = (b"\xdb\xa5\x2d\x00", b"\x9b\xa5\x21\x00")  # Word for Windows 2 and 1
_WORKS = "MatOST".encode("utf-16-le")  # a stream that only Microsoft Works has
_DISK = 2 * LARGEST
# Each setting as registrymodifications.xcu takes it: path, name, value.
_PROFILE = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Common/Misc", "FirstRun", "false"),
)


def identify(head: bytes, data: bytes) -> bool:
    """An OpenDocument text, a Works file or a file of the first versions of Word.

    Word 6 and 95, in the container of later versions, come here by way of the reader of .doc.
    """
    if head.startswith(COMPOUND):
        return _WORKS in data and "WordDocument".encode("utf-16-le") not in data
    return head.startswith(_WORD_2) or (
        b"application/vnd.oasis.opendocument.text" in head and holds(data, "content.xml")
    )


def read(name: str, data: bytes) -> Document:
    """The text as LibreOffice understands it; OfficeMissing-, Costly- or BrokenFileError where it cannot."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise OfficeMissingError(name=name)
    with TemporaryDirectory(prefix="minutes-") as folder:
        saved = _convert(program, name, data, Path(folder))
    return replace(docx.read(name, saved), sha256=sha256(data).hexdigest(), format="office")


def _convert(program: str, name: str, data: bytes, folder: Path) -> bytes:
    """The file as .docx."""
    source, target = folder / "source", folder / "source.docx"
    source.write_bytes(data)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_registry(), "utf-8")
    limits = f"ulimit -c 0 -f {_DISK // 512} -t {int(CONVERTING.seconds)} -d {CONVERTING.memory * 1000}"
    command = [
        *("sh", "-c", f'{limits}; exec "$@"', "sh"),
        *(program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo"),
        *("--convert-to", "docx:Office Open XML Text", "--outdir", str(folder), str(source)),
    ]
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "TMPDIR": str(folder)}
    with Popen(  # noqa: S603 the program that the machine's owner installed, on names of our own
        command,
        env=environment,
        cwd=folder,
        stdin=DEVNULL,
        stdout=DEVNULL,
        stderr=DEVNULL,
        start_new_session=True,
    ) as child:
        try:
            child.wait(CONVERTING.seconds)
        except TimeoutExpired as error:
            raise costly(name, CONVERTING) from error
        finally:
            _end(child)
    if not target.is_file():
        raise broken(name)
    return target.read_bytes()


def _end(child: Popen[bytes]) -> None:
    """Stop the program with all the processes that it started."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _registry() -> str:
    """The settings of the profile as LibreOffice stores them."""
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _PROFILE
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    )
