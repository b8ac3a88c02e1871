"""Compiles what reads articles by rules to machine code, where a wheel is asked for with it.

    HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 pip install .

Needs a C compiler and the headers of Python. Without the variable nothing of this runs, and the wheel is plain Python.
All work is done on a copy: beside the sources no machine code is ever left, which would be imported in their place.
"""

import os
import re
import shutil
import sys
import tempfile
from contextlib import ExitStack, chdir
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = ("annotators/builtin", "segment", "ground", "matching", "signals.py", "spans.py")
# The modules call each other directly, across their files, and nobody else calls into them: some hundredths faster.
_WITHIN = ("-fvisibility=hidden", "-fno-semantic-interposition", "-flto=auto")
_IGNORED = shutil.ignore_patterns("__pycache__")
_CONSTANT = re.compile(r"^(_?[A-Z][A-Z0-9_]*) = ", re.MULTILINE)
_FIRST_IMPORT = re.compile(r"^(?=from |import )", re.MULTILINE)


class CompiledBuild(BuildHookInterface):
    """The hook that hatchling finds here by itself."""

    _copied = ExitStack()  # what is removed when the wheel is written

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Puts the compiled modules into the wheel, beside their sources."""
        if version == "editable":
            self.app.display_warning("an editable installation is plain Python: its sources change")
            return
        with ExitStack() as copied:
            folder = copied.enter_context(tempfile.TemporaryDirectory(prefix="factcheck-compiled-"))
            copy, output = Path(folder, "copy"), Path(folder, "output")
            shutil.copytree(Path(self.root, "factcheck"), copy / "factcheck", ignore=_IGNORED)
            with chdir(copy):  # the names of modules are told from their paths
                _compile(_modules(Path("factcheck")), output)
            self._copied = copied.pop_all()
        machine_code = [path for path in output.rglob("*") if path.suffix in (".so", ".pyd")]
        build_data["force_include"].update({str(path): str(path.relative_to(output)) for path in machine_code})
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes the copy."""
        self._copied.close()


def _modules(package: Path) -> list[str]:
    """The modules to compile, their constants marked as such: those are not looked up by name each time."""
    places = [package / place for place in COMPILED]
    modules = sorted(path for place in places for path in ([place] if place.is_file() else place.rglob("*.py")))
    for path in modules:
        source, constants = _CONSTANT.subn(r"\1: Final = ", path.read_text(encoding="utf-8"))
        if constants and "import Final" not in source:
            source = _FIRST_IMPORT.sub("from typing import Final; ", source, count=1)  # all lines keep their numbers
        path.write_text(source, encoding="utf-8")
    return [str(path) for path in modules]


def _compile(modules: list[str], output: Path) -> None:
    # Needed by nobody who builds the plain wheel.
    from mypyc.build import mypycify
    from setuptools import Distribution

    # The rest of the package is read for its types alone, and what it imports need not be installed.
    types = ["--config-file=", "--follow-imports=silent", "--ignore-missing-imports", f"--cache-dir={os.devnull}"]
    extensions = mypycify([*types, *modules], opt_level="3", debug_level="0", multi_file=True, target_dir="c")
    if sys.platform == "linux":  # where both compilers of the platform know them
        for extension in extensions:
            extension.extra_compile_args += _WITHIN
            extension.extra_link_args += [*_WITHIN, "-O3"]
    command = Distribution({"name": "factcheck", "ext_modules": extensions}).get_command_obj("build_ext")
    command.build_lib, command.build_temp, command.parallel = str(output), "objects", os.cpu_count()
    command.ensure_finalized()
    command.run()
