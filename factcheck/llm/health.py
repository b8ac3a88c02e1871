"""Whether asking on makes sense: one place remembers what stopped an audit, so that no later call is made."""

from factcheck.errors import StopAuditError
from factcheck.llm.endpoints import Endpoint
from factcheck.llm.outcomes import After, Attempt
from factcheck.vocabulary import CallStatus

FAILURES_TO_STOP = 5  # asks in a row without a completion, each tried as often as is allowed


class Health:
    """What the asks so far say of an endpoint."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._reached = False
        self._failures = 0
        self._stopped: tuple[str, str] | None = None

    def check(self) -> None:
        """Raises StopAuditError where an earlier ask was the last that made sense."""
        if self._stopped is not None:
            message, hint = self._stopped
            raise StopAuditError(message, hint=hint)

    def weigh(self, outcome: Attempt) -> None:
        """Take in how an ask ended.

        Raises:
            StopAuditError: the outcome itself says that no call can succeed; nothing was ever reached at the address;
                or too many asks in a row came to nothing.
        """
        if outcome.after is After.STOP:
            self._stop(outcome.cause, outcome.hint)
        if outcome.completed or outcome.status in (CallStatus.FILTERED, CallStatus.TRUNCATED):
            self._reached, self._failures = True, 0
            return
        self._reached = self._reached or outcome.http_status is not None
        self._failures += 1
        look = f"Look whether {self._endpoint.base_url} is the right address and is up; what is done is kept."
        if outcome.unreachable and not self._reached:
            self._stop(outcome.cause, look)
        if self._failures >= FAILURES_TO_STOP:
            self._stop(f"{FAILURES_TO_STOP} asks in a row came to nothing, the last with: {outcome.cause}", look)

    def end(self, message: str) -> None:
        """Somebody wants no further call to be made."""
        self._stopped = (message, "")

    def _stop(self, cause: str, hint: str) -> None:
        self._stopped = (f"{self._endpoint.name!r} cannot be asked: {cause}", hint)
        self.check()
