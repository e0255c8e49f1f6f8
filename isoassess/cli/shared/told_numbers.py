"""That findings go out without a number, told in one line."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from isoassess.cli.terminal import say
from isoassess.language.texts import _, ngettext
from isoassess.shown import shown_lines

if TYPE_CHECKING:
    from isoassess.domain import Finding


def tell_unnumbered(findings: "Iterable[Finding]", file: str) -> None:
    """How many, and what would give them one: `file` names the FILE.yaml, empty for a store. Aside."""
    from isoassess.assessment.verdict.numbering import kind_of

    count = sum(kind_of(finding.grade) is not None and not finding.number for finding in findings)
    if not count:
        return
    says = ngettext("{count} finding has no number: {why}", "{count} findings have no number: {why}", count)
    if file:
        why = _(
            "{file} says none under `numbers`. Take it over with `import`, and write it anew with `yaml`."
        )
    else:
        why = _("nothing can be written to the file now.")
    say(shown_lines([says.format(count=count, why=why.format(file=file))]), aside=True)
