"""What a browser says of itself, in words for the person who looks at 登录设备."""

UNKNOWN = "未知设备"
# The first that fits counts: Android names Linux, an iPhone names Mac OS X.
_SYSTEMS = (
    ("HarmonyOS", "鸿蒙设备"),
    ("OpenHarmony", "鸿蒙设备"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "安卓设备"),
    ("Windows", "Windows 电脑"),
    ("Macintosh", "Mac 电脑"),
    ("Linux", "Linux 电脑"),
)
# Edge and 微信 name Chrome, Chrome names Safari.
_BROWSERS = (
    ("MicroMessenger", "微信"),
    ("DingTalk", "钉钉"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)


def describe_device(user_agent: str) -> str:
    """IPhone · Safari; only words of ours, since anybody may send any text."""
    found = [_first(table, user_agent) for table in (_SYSTEMS, _BROWSERS)]
    return " · ".join(word for word in found if word) or UNKNOWN


def _first(table: tuple[tuple[str, str], ...], user_agent: str) -> str | None:
    return next((word for sign, word in table if sign in user_agent), None)
