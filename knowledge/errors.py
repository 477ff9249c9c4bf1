"""What can go wrong in knowledge, one class a failure; the sentence a person reads is a key of replies.yaml."""

from __future__ import annotations


class KnowledgeError(Exception):
    """Base of all; ``key`` names the wording (cause and remedy) in replies.yaml, ``slots`` fill it."""

    key = "error_unexpected"

    def __init__(self, **slots: object) -> None:
        super().__init__(self.key, slots)
        self.slots = slots

    def __str__(self) -> str:
        from config.replies import say

        return say(self.key, **self.slots)


class UnreadableFileError(KnowledgeError):
    """The file is missing, a folder, or may not be read."""

    key = "error_file_missing"


class EmptyFileError(KnowledgeError):
    """The file holds no text."""

    key = "error_file_empty"


class OversizedFileError(KnowledgeError):
    """The file is larger than a minutes document can be."""

    key = "error_file_oversized"


class UnknownFormatError(KnowledgeError):
    """No reader claims the file."""

    key = "error_format_unknown"


class BrokenFileError(KnowledgeError):
    """A reader claims the file, yet its inside is damaged."""

    key = "error_file_broken"


class EncodingError(KnowledgeError):
    """A text file in no encoding that we know."""

    key = "error_encoding"


class EncryptedFileError(KnowledgeError):
    """The file opens with a password only."""

    key = "error_file_encrypted"


class ScannedFileError(KnowledgeError):
    """The file is a picture of a text: it has no text layer, or one that is rubbish."""

    key = "error_file_scanned"


class OcrMissingError(ScannedFileError):
    """The file is a picture of a text, and what could recognise it is not installed."""

    key = "error_ocr_missing"


class OfficeMissingError(KnowledgeError):
    """The file is of a format that only an office program reads, and none is installed."""

    key = "error_office_missing"


class ArchiveFileError(KnowledgeError):
    """The file is a bundle of other files."""

    key = "error_file_archive"


class CostlyFileError(KnowledgeError):
    """Reading the file takes more time or memory than any minutes can need."""

    key = "error_file_costly"


class NotMinutesError(KnowledgeError):
    """The text holds nothing that looks like minutes."""

    key = "error_not_minutes"


class ExportFormatError(KnowledgeError):
    """The ending of a file names no format that the ledger is written in."""

    key = "error_export_format"


class ExportPlaceError(KnowledgeError):
    """The file for the ledger cannot be written."""

    key = "error_export_place"


class StoreError(KnowledgeError):
    """The store cannot be opened, read or written."""

    key = "error_store"


class StoreNewerError(StoreError):
    """The store was written by a newer version of the program."""

    key = "error_store_newer"


class TableError(KnowledgeError):
    """A shipped or taught table does not fit its schema; names file, line and key."""

    key = "error_table"


class TeachingError(KnowledgeError):
    """What an administrator wants to teach cannot be understood."""

    key = "error_teaching"


class UnknownGroupError(TeachingError):
    """No group of missed questions goes by that number."""

    key = "error_teaching_group"


class UnknownItemError(TeachingError):
    """The words name no single agenda item that may be seen."""

    key = "error_teaching_item"


class UnknownBodyError(TeachingError):
    """Neither the minutes nor the catalogue know the body."""

    key = "error_teaching_body"


class UnknownIntentError(TeachingError):
    """There is no such intent."""

    key = "error_teaching_intent"


class UnteachableWordsError(TeachingError):
    """The words hold less than two letters, or mean themselves."""

    key = "error_teaching_words"


class UnknownLessonError(TeachingError):
    """Nothing taught goes by that number."""

    key = "error_teaching_unknown"


class CorrectionError(KnowledgeError):
    """A correction cannot be understood or made."""

    key = "error_correction"


class CorrectionWordsError(CorrectionError):
    """The words are not of the form of a correction."""


class CorrectionGoneError(CorrectionError):
    """The item, the directive or the correction is gone, or may not be seen."""

    key = "error_correction_gone"


class CorrectionTargetError(CorrectionError):
    """The field is of a directive and an item is named, or the other way round; or there is no such directive."""

    key = "error_correction_target"


class CorrectionUnfitError(CorrectionError):
    """The change finds nothing to change: no such body, nothing behind to merge with, or it is so already."""

    key = "error_correction_unfit"


class CorrectionOutcomeError(CorrectionError):
    """There is no such outcome."""

    key = "error_correction_outcome"


class CorrectionRoleError(CorrectionError):
    """There is no such role."""

    key = "error_correction_role"


class CorrectionPrintError(CorrectionError):
    """The words are not printed there, or more than once."""

    key = "error_correction_words"


class CorrectionDateError(CorrectionError):
    """There is no such day."""

    key = "error_correction_date"


class ReparseStaleError(KnowledgeError):
    """The store, or the program, is no longer what the reader of the differences was shown."""

    key = "error_reparse_stale"
