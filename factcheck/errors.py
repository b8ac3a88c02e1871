"""Every error that factcheck raises on purpose, in one tree.

The docstring of a class is its default message. A message says what is wrong; a hint says what to do next.
"""


class FactcheckError(Exception):
    """Something went wrong."""

    def __init__(self, message: str = "", *, hint: str = "") -> None:
        super().__init__(message or (type(self).__doc__ or "").strip().splitlines()[0])
        self.hint = hint


class SettingsError(FactcheckError):
    """The settings cannot be used."""


class InputError(FactcheckError):
    """An article could not be read."""


class PromptError(FactcheckError):
    """A prompt could not be found, checked or rendered."""


class NotFoundError(FactcheckError):
    """Nothing in the store goes by that name."""


class ModelError(FactcheckError):
    """The language model could not be asked."""


class StopAuditError(ModelError):
    """No further call can succeed, so the audit stops; what is done is kept."""


class StoreError(FactcheckError):
    """The store cannot be used."""


class StoreBusyError(StoreError):
    """Another process holds the store."""


class ReviewOvertakenError(StoreError):
    """Somebody else decided on the claim meanwhile."""


class DecisionRefusedError(FactcheckError):
    """The decision cannot be kept as it is."""


class StoreUnusableError(StoreError):
    """The file is not a store that this version can open; it was not touched."""


class StoreFullError(StoreUnusableError):
    """There is no room left for the store; what was committed is kept."""


class QueryRefusedError(FactcheckError):
    """The query was refused."""


class ServeError(FactcheckError):
    """The page cannot be served."""


class ExportError(FactcheckError):
    """The export could not be written."""


class ExportFullError(ExportError):
    """There is no room left for the export; nothing of it was kept."""
