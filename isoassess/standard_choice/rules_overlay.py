"""Rules that lie over every case: what the contract names, what is held and what the sector asks."""

from isoassess.domain import Confidence, Lens
from isoassess.domain.decision import DesignClause, Model
from isoassess.domain.message import Message, message
from isoassess.domain.profile import Scheme
from isoassess.language.dates import month_words
from isoassess.language.texts import _
from isoassess.standard_choice.contract_standard import Named, NamedStandard, read_certificate
from isoassess.standard_choice.contract_standard.kinds import Relation
from isoassess.standard_choice.editions import (
    NotRunning,
    ended,
    not_running,
    past_the_last_day,
    running_2015,
    table,
)
from isoassess.standard_choice.rule import Rule
from isoassess.standard_choice.schemes import scheme_notes
from isoassess.standard_choice.situation import Situation


def nobody_can_be_certified() -> str:
    """The sentence that goes with every ISO 9002."""
    ends = table().of(Lens.ISO9002_1994).ends
    assert ends is not None
    return _(
        "ISO 9002 was merged into ISO 9001 in {merged}, and the last certificates to it ended in {month}."
    ).format(month=month_words(ends.date), merged=_merged())


def _merged() -> str:
    replaced = table().of(Lens.ISO9002_1994).replaced
    assert replaced is not None
    return month_words(replaced.date)


def _shows_9002(s: Situation) -> bool:
    """Whether an old model is the answer or was spoken of; not where ISO 9001 is asked for and fits."""
    models = (Model.ISO9002, Model.ISO9003)
    by_facts = s.by_facts in models and s.named.kind is not Named.ISO9001
    return s.model in models or by_facts or _is_about_9002(s.named) or _is_about_9002(s.held)


def _is_about_9002(named: NamedStandard) -> bool:
    if named.kind is Named.AMBIGUOUS and (named.several or named.denied):
        return "9002" in named.alias or "9003" in named.alias
    return named.kind in (Named.ISO9002, Named.ISO9003, Named.AMBIGUOUS, Named.GUIDANCE)


def _contract(s: Situation) -> tuple[Message, ...]:
    """What the contract says, and the program's own finding where it differs."""
    if s.by_facts is s.model or _fulfilled_without_design(s):
        return _named(s)
    return (*_named(s), message("both-answers", contract=s.model, facts=s.by_facts))


def _fulfilled_without_design(s: Situation) -> bool:
    """Whether the contract asks for ISO 9001 and nothing is designed: today that is no conflict."""
    return s.named.kind is Named.ISO9001 and s.clause_8_3 is DesignClause.NOT_APPLICABLE


def _named(s: Situation) -> tuple[Message, ...]:
    return (message("contract-named", name=s.profile.named_standard),) if s.named.says else ()


def _contract_comes_first(s: Situation) -> Message:
    """The model of the contract, under the name that stands there."""
    named = s.named
    if named.alias in ("", named.model_name):
        return message("contract-is-named", model=s.model)
    match named.relation:
        case Relation.BUILDS_ON:
            return message("contract-builds-on", name=named.title, model=s.model)
        case Relation.COMPARES:
            return message("contract-compares", name=named.title, model=s.model)
    return message("contract-is", name=named.title, model=s.model)


def _legacy_contract(s: Situation) -> tuple[Message, ...]:
    return (*_contract(s), message("ask-to-change-contract"))


def _named_9001(s: Situation) -> tuple[Message, ...]:
    notes = list(_contract(s))
    if s.clause_8_3 is DesignClause.NOT_APPLICABLE:
        notes.append(message("tell-the-scope"))
    return (*notes, *_about_its_edition(s))


def _about_its_edition(s: Situation) -> tuple[Message, ...]:
    """What there is to ask about the edition of ISO 9001 that the contract means."""
    new, old = table().of(Lens.ISO9001_2026), table().of(Lens.ISO9001_2015)
    edition = s.named.edition  # a national year names the edition of ISO's that it adopts
    published = s.on >= new.published.date
    if s.named.in_force and published and old.ends is not None and s.on <= old.ends.date:
        return (message("edition-in-force-beside", name=new.lens, old=old.lens),)
    if s.named.in_force:
        return (message("edition-in-force-is", name=new.lens if published else old.lens),)
    if edition is not None and edition < 2015 and not s.named.newer:
        return (message("named-old-edition", name=f"ISO 9001:{edition}"),)
    if edition == 2015 and published and not s.named.newer:
        return (message("named-edition-before", old=old.lens, name=new.lens),)
    return ()


def _named_9003(s: Situation) -> tuple[Message, ...]:
    return (*_contract(s), message("named-9003"))


def _contract_is_open(s: Situation) -> Message:
    """Why the contract fixes no model: a choice that it leaves, or a wording that is not clear."""
    return message("contract-leaves-the-choice") if s.named.either else message("contract-not-clear")


def _unclear_name(s: Situation) -> tuple[Message, ...]:
    if s.named.either:
        return _named(s)
    about = (message("named-guidance", name=table().guidance.name),) if "9002" in s.named.alias else ()
    return (*_contract(s), *about)


def _held_legacy(s: Situation) -> tuple[Message, ...]:
    if s.held.kind is Named.GUIDANCE:
        return (message("held-guidance", name=s.held.title),)
    if s.held.several:
        return (message("held-several", names=s.held.alias),)
    ends = ended(s.held, s.on)
    if ends is not None and s.held.kind is Named.ISO9001:
        reported = ends.confidence is not Confidence.HIGH
        return (message("held-edition-ended", name=s.held.title, month=ends.date, reported=reported),)
    return (message("held-model-ended", name=s.held.title),)


def _is_legacy(s: Situation) -> bool:
    if s.held.denied:
        return False
    old_9001 = s.held.kind is Named.ISO9001 and ended(s.held, s.on) is not None
    return old_9001 or s.held.kind in (Named.ISO9002, Named.ISO9003, Named.AMBIGUOUS, Named.GUIDANCE)


def _not_usable(s: Situation) -> tuple[Message, ...]:
    """What is said of a certificate that does not count as a running one; empty where it does."""
    read, held = read_certificate(s.profile.certificate.standard), s.held
    notes: list[Message] = []
    if _unclear(s) or read.planned or read.denied or (read.none_held and read.past):
        notes.append(message("certificate-named", name=s.profile.certificate.standard))
    if held.kind is Named.OTHER:
        notes.append(message("certificate-of-another-standard", name=held.title))
    if held.edition == 2026 and not held.draft and not _new_is_usual(s):
        notes.append(message("certificate-to-the-new-edition", name=held.title))
    return (*notes, *_by_the_day(s))


def _unclear(s: Situation) -> bool:
    held = s.held
    odd = held.draft or held.no_such_edition or held.denied
    further = held.unread or held.adds or held.puzzling
    return odd or bool(further) or held.kind in (Named.UNRECOGNIZED, Named.OTHER)


def _new_is_usual(s: Situation) -> bool:
    """Whether bodies have had the time to be accredited for the new edition."""
    closed = table().of(Lens.ISO9001_2015).closed_to_new_from
    return closed is None or s.on >= closed.date


def _by_the_day(s: Situation) -> tuple[Message, ...]:
    """A certificate that has run out, was never accredited, or is said to run longer than it can."""
    why, notes = not_running(s.profile, s.on), []
    expires = s.profile.certificate.expires
    if expires is not None and expires < s.on and s.profile.certificate.standard.strip():
        notes.append(message("certificate-ran-out", day=expires))
    if why is NotRunning.NOT_ACCREDITED:
        notes.append(message("certificate-not-accredited"))
    if past_the_last_day(s.profile) and expires is not None:
        notes.append(message("certificate-past-last-day", typed=expires))
    return tuple(notes)


def _held_2015(s: Situation) -> tuple[Message, ...]:
    stated = s.held.year is not None
    return (_moves_by(s),) if stated else (message("held-edition-not-stated"),)


def _moves_by(s: Situation) -> Message:
    """Until when the change must be done: the certificate's own last day binds where it is the earlier."""
    expires, ends = s.profile.certificate.expires, table().of(Lens.ISO9001_2015).ends
    if expires is None:
        return message("held-2015-moves")
    if ends is not None and expires > ends.date:
        return message("held-2015-ends", expires=expires)
    return message("held-2015-runs-out", expires=expires)


OVERLAY_RULES = (
    Rule(
        id="R01",
        when=_shows_9002,
        reason=nobody_can_be_certified,
        warns=nobody_can_be_certified,
        decides=False,
        article=("S03", "S24"),
        sources=("IAF03", "ANSI03"),
    ),
    Rule(
        id="R03",
        when=lambda s: s.named.kind is Named.ISO9002,
        asks=_contract_comes_first,
        notes=_legacy_contract,
        facts=("named_standard",),
        article=("S27",),
        sources=("FAR311", "IAF03"),
    ),
    Rule(
        id="R04",
        when=lambda s: s.named.kind in (Named.AMBIGUOUS, Named.GUIDANCE),
        asks=_contract_is_open,
        notes=_unclear_name,
        facts=("named_standard",),
        sources=("GAIN", "DEGR"),
    ),
    Rule(
        id="R05",
        when=lambda s: s.named.kind is Named.ISO9001,
        asks=_contract_comes_first,
        notes=_named_9001,
        facts=("named_standard",),
        article=("S17", "S27"),
        sources=("UKAS",),
    ),
    Rule(
        id="R06",
        when=lambda s: s.named.kind is Named.ISO9003,
        asks=_contract_comes_first,
        notes=_named_9003,
        facts=("named_standard",),
        sources=("IAF03", "SOLU", "WIKI-AQAP"),
    ),
    Rule(
        id="R49",
        when=lambda s: s.named.kind is Named.OTHER,
        reason=lambda: _("Your contract names a standard of another kind, which fixes none of the models."),
        notes=_named,
        decides=False,
        facts=("named_standard",),
        sources=("BK",),
    ),
    Rule(
        id="R50",
        when=lambda s: s.named.kind is Named.UNRECOGNIZED,
        reason=lambda: _("The standard that your contract names was not recognized; ask for its full name."),
        notes=_named,
        decides=False,
        facts=("named_standard",),
        sources=("BK",),
    ),
    Rule(
        id="R07",
        when=lambda s: s.scheme is not Scheme.NONE,
        reason=lambda: _("Your sector has rules of its own; who owns the scheme decides."),
        notes=scheme_notes,
        decides=False,
        facts=("sector.scheme",),
        article=("S27",),
        sources=("EMERGO", "ELSMAR-TS", "WIKI-AQAP", "EAC"),
    ),
    Rule(
        id="R08",
        when=_is_legacy,
        reason=lambda: _("The certificate you name cannot be valid any more."),
        notes=_held_legacy,
        decides=False,
        facts=("certificate.standard",),
        sources=("IAF03",),
    ),
    Rule(
        id="R52",
        when=lambda s: bool(_not_usable(s)),
        reason=lambda: _("The certificate you name does not count, or not as it is told."),
        notes=_not_usable,
        decides=False,
        facts=("certificate.standard",),
        sources=("BK",),
    ),
    Rule(
        id="R09",
        when=lambda s: running_2015(s.profile, s.on) and s.on >= table().of(Lens.ISO9001_2026).published.date,
        reason=lambda: _("Your certificate to ISO 9001:2015 has to move to the new edition."),
        notes=_held_2015,
        decides=False,
        facts=("certificate.standard",),
        sources=("S35", "S38"),
    ),
)
