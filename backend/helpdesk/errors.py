"""Refusals of the help desk."""

from backend.kernel.errors import DomainError


class TicketStateError(DomainError):
    """In this state the act is not possible; somebody else may have been quicker."""

    code = "helpdesk.not_now"
    status = 409
    message = "工单的状态已变，这一步现在不能做。请刷新后查看最新进展。"


class TooManyScreenshotsError(DomainError):
    """As many pictures as a ticket holds are there."""

    code = "helpdesk.too_many_screenshots"
    status = 409

    def __init__(self, most: int) -> None:
        message = f"一张工单最多 {most} 张截图，这一张没有接收。请挑最能说明问题的几张。"
        super().__init__(message, most=most)


class ScreenshotRefusedError(DomainError):
    """The file is no picture."""

    code = "helpdesk.screenshot_refused"
    status = 422
    message = "截图应为 JPG、PNG、WebP 或 HEIC 图片，这个文件不能使用。请重新截图后再添加。"
