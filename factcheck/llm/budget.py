"""A limit in US dollars that calls share: each reserves the most it can plausibly cost before it goes out."""

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from factcheck.errors import SettingsError, StopAuditError
from factcheck.llm.prices import Price, PriceTable


@dataclass
class Reservation:
    """What one call may cost, and what it did: nothing before it goes out, and all that is held until more is known."""

    held: float
    usd: float = 0.0
    answer_ratio: float = 0.0  # how many times an answer was as long as estimated; 0 where there was none


class Budget:
    """Keeps what calls cost under `most_usd`. Used in one event loop.

    A call goes out only where what is spent, what the calls under way have reserved and its own reservation fit
    together. So the limit can be passed only by what the calls under way at that moment cost beyond their
    reservations: by nothing where the estimates were high enough, and never by a call that begins after it. To keep
    the estimates honest, the first call goes alone, and an answer that was longer than estimated raises the next ones.
    """

    def __init__(self, most_usd: float, price: Price) -> None:
        self._most = most_usd
        self._price = price
        self._spent = 0.0
        self._reserved = 0.0
        self._under_way = 0
        self._tried = False
        self._longer = 1.0
        self._changed = asyncio.Event()
        self._refusal: tuple[str, str] | None = None

    @property
    def spent(self) -> float:
        """US dollars, with the whole reservation of each call whose cost could not be known."""
        return self._spent

    @asynccontextmanager
    async def reserved(self, *, tokens_in: int, tokens_out: int) -> AsyncIterator[Reservation]:
        """Hold back what a call may cost while it is under way, waiting for others to end where that could make room.

        Raises:
            StopAuditError: this call could pass the budget, or an earlier one could have.
        """
        reservation = Reservation(await self._held(tokens_in, tokens_out))
        try:
            yield reservation
        finally:
            self._settle(reservation)

    async def _held(self, tokens_in: int, tokens_out: int) -> float:
        while True:
            usd = self._price.cost(tokens_in, 0, math.ceil(tokens_out * self._longer))
            self._refuse_if_beyond(usd)
            if not self._under_way or (self._tried and self._spent + self._reserved + usd <= self._most):
                break
            self._changed.clear()
            await self._changed.wait()
        self._reserved += usd
        self._under_way += 1
        return usd

    def _refuse_if_beyond(self, usd: float) -> None:
        if not self._refusal and self._spent + usd > self._most:
            self._refusal = self._reason(usd)
            self._changed.set()
        if self._refusal:
            message, hint = self._refusal
            raise StopAuditError(message, hint=hint)

    def _reason(self, usd: float) -> tuple[str, str]:
        """Why a call for up to `usd` is not made, and what to do about it."""
        most = dollars(self._most)
        if not self._tried:
            return (
                f"The budget of {most} USD is too small for a single call, which may cost up to {dollars(usd)}.",
                "Raise the budget; what all of it would cost is told by --dry-run.",
            )
        spent = dollars(self._spent)
        return (
            f"The budget of {most} USD would be passed: {spent} spent, up to {dollars(usd)} for the next call; nothing "
            "is lost, audit again to go on.",
            "Every answer so far is kept and is not paid for again.",
        )

    def _settle(self, reservation: Reservation) -> None:
        self._spent += reservation.usd
        self._under_way -= 1
        self._reserved = self._reserved - reservation.held if self._under_way else 0.0
        self._tried = self._tried or reservation.usd > 0 or reservation.answer_ratio > 0
        self._longer = max(self._longer, reservation.answer_ratio)
        self._changed.set()


def budget_for(most_usd: float | None, prices: PriceTable, model: str) -> Budget | None:
    """The budget for calls to `model`; None where none is set, or where calls cost nothing.

    Raises:
        SettingsError: a budget for a model whose price is not known.
    """
    if most_usd is None:
        return None
    price = prices.price(model)
    if price is None:
        raise SettingsError(
            f"There is no price for {model!r}, so a budget cannot be kept.",
            hint=f'Give one in a price table of your own (the setting prices): "{model}" = '
            "{ input = 1.0, cached = 0.1, output = 8.0 } under [models], in US dollars per million tokens.",
        )
    return Budget(most_usd, price) if price.input or price.output else None


def dollars(usd: float) -> str:
    """An amount to the cent, or to two digits where it is less than a dime."""
    places = 2 if usd >= 0.1 or usd <= 0 else min(8, 1 - math.floor(math.log10(usd)))
    return f"{usd:.{places}f}"
