"""What a language model is asked about an article: the same windows and words in an audit and in its preview."""

from collections.abc import Iterator, Sequence

from factcheck.annotators.answer import Labels, RestatedLabels
from factcheck.annotators.windows import Window, lines, marker, ranges, windows
from factcheck.prompts import PreparedPrompt, Prompt, RenderedPrompt
from factcheck.records import Article, Sentence


class Questions:
    """One prompt, ready for any article."""

    def __init__(self, prompt: Prompt, *, restate: bool, window_chars: int) -> None:
        self.answer_type: type[Labels] = RestatedLabels if restate else Labels
        self._prompt = PreparedPrompt(prompt, {"restate": restate})
        self._window_chars = window_chars

    def windows(self, sentences: Sequence[Sentence]) -> Iterator[Window]:
        """What is asked about an article at first, a request each."""
        return windows(sentences, self._window_chars)

    def about(self, article: Article, window: Window) -> RenderedPrompt:
        """The request about one window."""
        return self._prompt.ask(
            {"marker": marker(article), "lines": lines(article, window), "wanted": ranges(window.numbers)}
        )
