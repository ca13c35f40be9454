"""税种税目 of a card (EF03), and the amounts of a declaration under their names."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from backend.cards.errors import ProtocolError
from backend.cards.usercard import layout
from backend.cards.usercard.files import CardFile
from backend.cards.usercard.layout import TaxItem
from backend.cards.usercard.session import CardSession
from backend.cards.values import TaxAmount, Totals


class TaxItems:
    """The tax items of one card: they change at the tax office only, so they are read once."""

    def __init__(self, session: CardSession) -> None:
        self._session = session
        self._file = CardFile(layout.EF03, layout.MOST_TAX_ITEMS, layout.TAX_ITEM_LENGTH)
        self._known: dict[int, TaxItem] | None = None

    def named(self, totals: Totals) -> Totals:
        """Each amount with the name and rate of its item, where the card has it."""
        if self._known is None:
            self._known = {one.index: one for one in self._read()}
        amounts = tuple(_named(one, self._known.get(one.tax_index)) for one in totals.amounts)
        return replace(totals, amounts=amounts)

    def _read(self) -> Iterator[TaxItem]:
        """Up to the first empty record; none when the card has no such file.

        One that cannot be read stays a number without a name: that never stops a clearing.
        """
        for number in range(1, layout.MOST_TAX_ITEMS + 1):
            raw = self._session.read_one(self._file, number)
            if raw is None or not any(raw):
                return
            with suppress(ProtocolError):
                yield layout.read_tax_item(raw, self._session.profile)


def _named(amount: TaxAmount, item: TaxItem | None) -> TaxAmount:
    return amount if item is None else replace(amount, name=item.name, rate=item.rate)
