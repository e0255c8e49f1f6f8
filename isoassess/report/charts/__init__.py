"""The charts: pure functions from values to plain shapes, for paper and screen alike."""

from isoassess.report.charts.bars import bars
from isoassess.report.charts.maturity import maturity
from isoassess.report.charts.radar import radar
from isoassess.report.charts.timeline import timeline

__all__ = ["bars", "maturity", "radar", "timeline"]
