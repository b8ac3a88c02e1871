"""Draws a report as one HTML page that needs nothing beside itself: no network, no script, its stylesheet within."""

import base64
import hashlib

from factcheck.report.drawing import FOLDER, environment
from factcheck.report.records import Report
from factcheck.showing.drawing import colours


def html(report: Report) -> str:
    """The page. Everything that others wrote is escaped; what turns writing round or cannot be seen stands by name."""
    style = colours() + (FOLDER / "static" / "report.css").read_text(encoding="utf-8")
    return environment().get_template("report.html").render(report=report, style=style, style_hash=_hash(style))


def _hash(style: str) -> str:
    """What the page's policy names its only stylesheet by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
