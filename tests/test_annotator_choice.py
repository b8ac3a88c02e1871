"""Which settings make another annotator, whose audits do not stand in for those of the first."""

from pathlib import Path

from factcheck.annotators.choice import chosen_model
from factcheck.settings import Settings
from factcheck.store.writing import fingerprint


def the_annotator(**changes: object) -> str:
    settings = Settings(model="ollama/parrot", **changes)  # type: ignore[arg-type]
    return fingerprint(chosen_model(settings, {}).info)


def test_whoever_asks_about_restatements_or_asks_otherwise_is_another_annotator(tmp_path: Path) -> None:
    own = tmp_path / "same_claim" / "v9.md"
    own.parent.mkdir()
    own.write_text(
        "---\nvariables: [marker, pairs]\n---\n# Instructions\nJudge.\n# Question\n{{ marker }}{{ pairs }}\n"
    )
    asking, never = the_annotator(), the_annotator(confirm_restated=False)
    assert len({asking, never, the_annotator(prompts=tmp_path)}) == 3
    assert the_annotator(prompts=tmp_path, confirm_restated=False) == never


def test_an_annotator_that_confirms_nothing_is_known_by_the_settings_it_always_had() -> None:
    settings = Settings(model="ollama/parrot", confirm_restated=False)
    named = {"restate", "window_chars", "max_asks", "temperature", "base_url"}
    assert set(chosen_model(settings, {}).info.settings) == named
