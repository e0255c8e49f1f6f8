"""From ratings to likely findings, gates, the verdict and the shortest way to ready."""

from isoassess.assessment.verdict.judging import judge

__all__ = ["judge"]
