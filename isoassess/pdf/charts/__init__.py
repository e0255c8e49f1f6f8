"""The charts: pure functions from values to plain shapes, for paper and screen alike."""

from isoassess.pdf.charts.bars import bars
from isoassess.pdf.charts.maturity import maturity
from isoassess.pdf.charts.radar import radar
from isoassess.pdf.charts.timeline import timeline

__all__ = ["bars", "maturity", "radar", "timeline"]
