"""Business calls of one component: asks, looks at the return code, gives the fields."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backend.cards.component import messages, refusals
from backend.cards.component.line import ComponentLine
from backend.cards.component.messages import Output
from backend.cards.component.profile import ComponentProfile
from backend.cards.errors import CardChangedError, PinNeededError, ProtocolError, RefusedError
from backend.cards.values import Secret

_KEPT_S = 120.0


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose device it is (SKPXXCX), and which invoice types it issues."""

    device_no: str
    taxpayer_no: str
    taxpayer_name: str
    machine_no: str
    types: tuple[str, ...]
    clock: str
    started: str
    version: str


class ComponentClient:
    """Shared by device and bureau: the component reaches both. Raises DeviceError only.

    The device's password is kept two minutes, in memory only: calls to the bureau carry it too.
    """

    def __init__(self, line: ComponentLine, profile: ComponentProfile) -> None:
        self.line = line
        self.profile = profile
        self._secret: Secret | None = None
        self._forgotten_at = 0.0

    def keep(self, secret: Secret | None) -> None:
        """From now on calls carry it, for two minutes; None forgets it."""
        self._secret, self._forgotten_at = secret, time.monotonic() + _KEPT_S

    def device_no(self) -> str:
        """SKSBBH: which device is inserted now. CardAbsentError."""
        told = self._ask(
            "SKSBBH", {"jqbh": self.profile.machine_no}, timeout_s=self.profile.look_timeout_s
        )
        return told.need("sksbbh")

    def holder(self, expected: str | None = None) -> Holder:
        """SKPXXCX. CardChangedError when another device than ``expected`` is inserted."""
        told = self._ask("SKPXXCX", {"jqbh": self.profile.machine_no, "sksbkl": self._password()})
        device_no = told.need("sksbbh")
        if expected is not None and device_no != expected:
            raise CardChangedError
        return Holder(
            device_no=device_no,
            taxpayer_no=told.need("nsrsbh"),
            taxpayer_name=told.fields.get("nsrmc", ""),
            machine_no=told.fields.get("kpjh", "0"),
            types=_types(told.fields.get("fplxdm", "")),
            clock=told.fields.get("dqsz", ""),
            started=told.fields.get("qysj", ""),
            version=told.fields.get("bbh", ""),
        )

    def of_type(self, call: str, holder: Holder, type_code: str, **more: str) -> Output:
        """A device call for one invoice type."""
        fields = {
            "jqbh": self.profile.machine_no,
            "nsrsbh": holder.taxpayer_no,
            "sksbbh": holder.device_no,
            "sksbkl": self._password(),
            "fplxdm": type_code,
        }
        return self._ask(call, fields | more)

    def further(self, kind: str) -> str:
        """SKSBQTYXXCX: what the next net call carries as qtxx. 0 report, 1 clear."""
        fields = {
            "jqbh": self.profile.machine_no,
            "sksbkl": self._password(),
            "xxlx": kind,
        }
        return self._ask("SKSBQTYXXCX", fields).fields.get("sksbxx", "")

    def net(
        self, call: str, holder: Holder, groups: Sequence[Mapping[str, str]], **beside: str
    ) -> dict[str, Mapping[str, str]]:
        """A call that the component takes to the bureau: the answer of each type, by its code.

        RefusedError when the call as a whole is refused; each type has a return code of its own.
        """
        attributes = {
            "count": str(len(groups)),
            "skph": holder.device_no,
            "nsrsbh": holder.taxpayer_no,
            "kpjh": holder.machine_no,
        }
        told = self._ask(
            call,
            beside,
            groups=groups,
            attributes=attributes,
            timeout_s=self.profile.net_timeout_s,
        )
        answers = {one.get("fplxdm", ""): one for one in told.groups}
        if not {one["fplxdm"] for one in groups} <= answers.keys():
            raise ProtocolError("厂商组件没有逐类回答，没有写入任何内容。请核对组件版本。")
        return answers

    def judge(self, told: Mapping[str, str]) -> None:
        """The error behind a return code, if it is none of success. DeviceError."""
        code = told.get("returncode", "0").strip()
        if code not in refusals.GOOD:
            raise refusals.of(code, told.get("returnmsg", ""), self.profile.codes)

    def _ask(
        self,
        call: str,
        fields: Mapping[str, str],
        *,
        groups: Sequence[Mapping[str, str]] = (),
        attributes: Mapping[str, str] | None = None,
        timeout_s: float | None = None,
    ) -> Output:
        message = messages.build(
            call, fields, attributes=attributes, groups=groups, encoding=self.profile.encoding
        )
        answer = self.line.call(message, timeout_s=timeout_s or self.profile.call_timeout_s)
        told = messages.read(call, answer)
        self.judge(told.fields)
        return told

    def _password(self) -> str:
        """Never guessed: a device that wants one is not asked without it."""
        if not self.profile.wants_secret:
            return ""
        if self._secret is None or time.monotonic() > self._forgotten_at:
            self._secret = None
            raise PinNeededError
        return self._secret.text


def is_done_already(error: RefusedError) -> bool:
    """Whether the act was done before: the device has the last word."""
    return error.code in {refusals.DONE, refusals.CLEARED}


def _types(text: str) -> tuple[str, ...]:
    """Type codes of three digits, one after the other or with signs between."""
    digits = "".join(one for one in text if one.isascii() and one.isdecimal())
    if not digits or len(digits) % 3:
        raise ProtocolError("厂商组件没有说明设备的票种（fplxdm）。请核对组件版本。")
    return tuple(dict.fromkeys(digits[at : at + 3] for at in range(0, len(digits), 3)))
