"""Why the station does not run, or not on; each says what to do."""

from backend.kernel.errors import DomainError, UnavailableError


class StationError(DomainError):
    """The station cannot start or pair; ``code`` is for programs."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class ServerGoneError(UnavailableError):
    """Nobody said no: the station works on and tells later."""

    code = "desk.server_gone"
    message = "服务器暂时没有回应。清卡照常进行，恢复后自动补报。"


class ServerRefusedError(DomainError):
    """The server answered, and said no."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code

    @property
    def forbids_acts(self) -> bool:
        """Whether it says something of this station or its journal, and not of one request."""
        return self.status in {401, 403} or self.code.startswith("desk.")
