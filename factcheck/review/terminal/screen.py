"""The whole-screen face: one key a decision, drawn anew after each."""

import asyncio
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.layout.processors import BeforeInput
from prompt_toolkit.output.color_depth import ColorDepth
from prompt_toolkit.utils import get_cwidth

from factcheck.review.terminal.drawing import Look, folded, progress, screen
from factcheck.review.terminal.session import TYPED, WHOSE, Session

if TYPE_CHECKING:
    from prompt_toolkit.formatted_text import StyleAndTextTuples

# The first that fits.
_FEET = (
    "Enter right  1 fact  2 attributed  3 opinion  0 none  s skip  u undo  ? all keys  q quit",
    "Enter ok  1 fact 2 attributed 3 opinion 0 none  s skip  u undo  ? keys  q quit",
    "Enter right  1 2 3 0 label  u undo  ? keys  q quit",
    "? keys  q quit",
)
_FEET_AT_THE_END = ("u take your last step back  q quit", "u undo  q quit")
_CLOSES = " Any key closes the help"
# Keys that the library has a use of its own for, so that "any key" does not reach them.
_MOVING = ("escape", "up", "down", "left", "right", "pageup", "pagedown", "home", "end", "tab", "delete", "backspace")
_PRESSED = ("1", "2", "3", "0", "s", "u", "o", "=", "?")


class Screen:
    """The application around one session."""

    def __init__(self, session: Session, look: Look) -> None:
        self._session = session
        self._look = look
        self._asking = ""  # the key that asked for a line
        self._line = Buffer(multiline=False)
        self._reading: asyncio.Future[None] | None = None
        self._typing = Condition(lambda: bool(self._asking))
        self.application: Application[None] = Application(
            layout=Layout(self._rows()),
            key_bindings=self._keys(),
            full_screen=True,
            color_depth=None if look.colour else ColorDepth.DEPTH_1_BIT,
        )
        self.application.timeoutlen = self.application.ttimeoutlen = 0.05  # an escape key alone is nothing to wait for

    def run(self, before_drawn: Callable[[], None]) -> None:
        """Until the reviewer quits; `before_drawn` is called right before there is anything to see."""
        self.application.run(pre_run=before_drawn)

    def _rows(self) -> HSplit:
        control = BufferControl(self._line, [BeforeInput(lambda: f"{TYPED.get(self._asking, WHOSE)}: ")])
        self._input = Window(control, height=3, wrap_lines=True)
        return HSplit(
            [
                Window(FormattedTextControl(self._head), height=1, style="reverse"),
                Window(FormattedTextControl(self._body)),
                ConditionalContainer(self._input, self._typing),
                Window(FormattedTextControl(self._foot), height=1, style="reverse"),
            ]
        )

    def _head(self) -> str:
        return f" factcheck review   {progress(self._session)}"

    def _foot(self) -> str:
        if self._asking:
            return " Enter keeps it, Ctrl-U empties it, Ctrl-C leaves it"
        if self._session.helps:
            return _CLOSES
        feet = _FEET if self._session.item is not None else _FEET_AT_THE_END
        return f" {next((foot for foot in feet if len(foot) <= self._columns()), feet[-1])}"

    def _body(self) -> "StyleAndTextTuples":
        lines = folded(screen(self._session, self._look), self._columns(), get_cwidth)
        drawn: StyleAndTextTuples = []
        for line in lines:
            drawn += [*line, ("", "\n")]
        return drawn

    def _columns(self) -> int:
        return self.application.output.get_size().columns - 1

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()
        helping = Condition(lambda: self._session.helps)
        idle = ~self._typing & ~helping
        for key in _PRESSED:
            keys.add(key, filter=idle)(self._press)
        keys.add("enter", filter=idle)(self._press)
        for key in TYPED:
            keys.add(key, filter=idle)(self._ask)
        keys.add("enter", filter=self._typing)(self._typed)
        keys.add("c-c", filter=self._typing)(lambda event: self._ask_no_more())
        keys.add("q", filter=idle)(lambda event: event.app.exit())
        for key in ("c-c", "c-d"):
            keys.add(key, filter=~self._typing)(lambda event: event.app.exit())
        for key in (Keys.Any, "enter", *_MOVING):
            keys.add(key, filter=helping)(lambda event: self._session.press(""))
        return keys

    def _press(self, event: KeyPressEvent) -> None:
        key = event.key_sequence[0].data
        if self._session.asks_whose_word(key):
            self._ask(event)
            return
        self._session.press("enter" if key in ("\r", "\n") else key)
        self._read_on()

    def _read_on(self) -> None:
        """Read what comes next in a thread: who presses the next key meanwhile does not wait for it."""
        if self._reading is None or self._reading.done():
            self._reading = asyncio.get_running_loop().run_in_executor(None, self._session.read_on)

    def _ask(self, event: KeyPressEvent) -> None:
        key = event.key_sequence[0].data
        if self._session.item is None:
            self._session.press(key)  # says that there is none
            return
        self._asking = key
        self._line.text = self._look.plain(self._session.prefilled(key) if key in TYPED else "")
        self._line.cursor_position = len(self._line.text)
        event.app.layout.focus(self._input)

    def _typed(self, event: KeyPressEvent) -> None:
        key, text = self._asking, self._line.text
        self._ask_no_more()
        self._session.press(key, text)
        self._read_on()

    def _ask_no_more(self) -> None:
        self._asking = ""
        self._line.reset()


def can_draw() -> bool:
    """Whether the terminal can place text where it is wanted."""
    return os.environ.get("TERM", "") not in ("", "dumb", "unknown")
