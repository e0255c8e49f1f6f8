"""What the crosswalk must keep to: its ends exist, and every requirement is reached or said to be new."""

from collections import Counter
from collections.abc import Iterator

from isoassess.catalogue.catalogue import Catalogue
from isoassess.catalogue.crosswalk import Correspondence, Crosswalk
from isoassess.domain import Lens
from isoassess.language.texts import _

TODAY = (Lens.ISO9001_2026, Lens.ISO9001_2015)
OF_1994 = (Lens.ISO9001_1994, Lens.ISO9002_1994)


def problems(crosswalk: Crosswalk, catalogue: Catalogue) -> list[str]:
    """Every breach, each as "place: what is wrong"; empty for a sound crosswalk."""
    return [
        *_ends(crosswalk, catalogue),
        *_questions(crosswalk),
        *_doubles(crosswalk),
        *_reach(crosswalk, catalogue),
    ]


def _ends(crosswalk: Crosswalk, catalogue: Catalogue) -> Iterator[str]:
    known = {requirement.id for lens in catalogue.lenses for requirement in catalogue.requirements(lens)}
    ends = [end for link in crosswalk.carries for end in (link.source_id, link.to)]
    for end in dict.fromkeys((*ends, *(gap.to for gap in crosswalk.nothing))):
        if end not in known:
            yield _("{id}: there is no such requirement").format(id=end)


def _questions(crosswalk: Crosswalk) -> Iterator[str]:
    for link in crosswalk.carries:
        if (link.carry is Correspondence.PARTIAL) != bool(link.ask.strip()):
            yield _("{id}: a partial carry has a question, an equivalent one has none").format(id=link.to)
    for gap in crosswalk.nothing:
        if not gap.why.strip():
            yield _("{id}: says not why nothing is carried").format(id=gap.to)


def _doubles(crosswalk: Crosswalk) -> Iterator[str]:
    pairs = Counter((link.source_id, link.to) for link in crosswalk.carries)
    for (source_id, to), count in pairs.items():
        if count > 1:
            yield _("{source} to {to}: stands twice").format(source=source_id, to=to)


def _reach(crosswalk: Crosswalk, catalogue: Catalogue) -> Iterator[str]:
    """Each requirement has a link from the other side, or is said to have none."""
    ways = ((OF_1994, TODAY), (TODAY, OF_1994))
    for sources, targets in ways:
        from_ids = {r.id for lens in sources for r in catalogue.requirements(lens)}
        reached = {link.to for link in crosswalk.carries if link.source_id in from_ids}
        reached |= {gap.to for gap in crosswalk.nothing if gap.source_lens in sources}
        for target in dict.fromkeys(r.id for lens in targets for r in catalogue.requirements(lens)):
            if target not in reached:
                yield _("{id}: neither carried nor said to be new").format(id=target)
