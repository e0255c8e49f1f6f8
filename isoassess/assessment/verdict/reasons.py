"""What a verdict rests on: how many causes stand in the way of which stage, and whether that is certain."""

from isoassess.domain import Cause, CertificationStage, Obstacle, Share, Verdict
from isoassess.domain.message import Argument, Message, message


def reason_of(verdict: Verdict, obstacles: tuple[Obstacle, ...], share: Share) -> Message:
    """The reason as a message; causes are counted, not the points that they account for."""
    match verdict:
        case Verdict.TOO_EARLY:
            return _too_early(obstacles, share)
        case Verdict.NOT_READY:
            return _not_ready(obstacles, share.applicable - share.assessed)
        case Verdict.READY_STAGE_1:
            return _ready_stage_1(obstacles, share)
        case Verdict.READY_STAGE_2:
            return message("every-gate-in-place", count=share.minor)
        case Verdict.MEETS_MODEL:
            return message("model-met")
        case Verdict.DOES_NOT_MEET_MODEL:
            if not share.nonconforming:
                return message("model-open", count=share.applicable - share.assessed)
            points = sum(len(one.blockers) for one in obstacles)
            return message("model-missed", count=points, number=len(_causes(obstacles)))


def _too_early(obstacles: tuple[Obstacle, ...], share: Share) -> Message:
    """It may be certain already that stage 2 is out of reach, though stage 1 is not decided."""
    questions = any(one.cause is None and one.stage is CertificationStage.STAGE_1 for one in obstacles)
    causes = _causes(obstacles)
    if not questions and (not causes or share.assessed == share.applicable):
        return message("own-word-only")
    return message("too-early-not-stage-2", **_counted(causes)) if causes else message("too-little-assessed")


def _ready_stage_1(obstacles: tuple[Obstacle, ...], share: Share) -> Message:
    """What is only not looked at or not stated is never called missing."""
    causes = _causes(obstacles)
    if causes:
        return message("causes-before-stage-2", **_counted(causes))
    left = share.applicable - share.assessed
    if left:
        return message("nothing-found-so-far", count=left)
    return message("nothing-found-not-stated", facts=",".join(_unknown_facts(obstacles)))


def _not_ready(obstacles: tuple[Obstacle, ...], open_: int) -> Message:
    """Where more stands in the way of stage 2, the causes before stage 1 are told as a part of all."""
    causes = _causes(tuple(one for one in obstacles if one.stage is CertificationStage.STAGE_1))
    told, every = _counted(causes), len(_causes(obstacles))
    if every == len(causes):
        if open_:
            return message("not-ready-whatever", open=open_, **told)
        return message("causes-before-stage-1", **told)
    told["all"] = every
    if open_:
        return message("not-ready-whatever-of-all", open=open_, **told)
    return message("causes-before-stage-1-of-all", **told)


def _counted(causes: tuple[Cause, ...]) -> dict[str, Argument]:
    return {"count": len(causes), "causes": ",".join(causes)}


def _unknown_facts(obstacles: tuple[Obstacle, ...]) -> tuple[str, ...]:
    blockers = (blocker for one in obstacles for blocker in one.blockers)
    return tuple(one.fact for one in blockers if one.unknown and one.fact is not None)


def _causes(obstacles: tuple[Obstacle, ...]) -> tuple[Cause, ...]:
    return tuple(one.cause for one in obstacles if one.cause is not None and one.certain)
