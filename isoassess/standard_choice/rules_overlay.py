"""Rows that lie over every case: what the contract names, what is held and what the sector asks."""

from isoassess.domain import Confidence, Lens
from isoassess.domain.decision import DesignClause, Model
from isoassess.domain.profile import Scheme
from isoassess.language.dates import month_words
from isoassess.language.texts import _
from isoassess.standard_choice.contract_standard import Named
from isoassess.standard_choice.editions import ended, running_2015, table
from isoassess.standard_choice.rule import Row
from isoassess.standard_choice.schemes import scheme_notes
from isoassess.standard_choice.situation import Situation


def nobody_can_be_certified() -> str:
    """The sentence that goes with every ISO 9002."""
    ends = table().of(Lens.ISO9002_1994).ends
    assert ends is not None
    return _("Certification to ISO 9002 ended in {month}. It was merged into ISO 9001 in {merged}.").format(
        month=month_words(ends.date), merged=_merged()
    )


def _merged() -> str:
    replaced = table().of(Lens.ISO9002_1994).replaced
    assert replaced is not None
    return month_words(replaced.date)


def _shows_9002(s: Situation) -> bool:
    models = (Model.ISO9002, Model.ISO9003)
    about = (Named.ISO9002, Named.ISO9003, Named.AMBIGUOUS, Named.GUIDANCE)
    return s.model in models or s.by_facts in models or s.named.kind in about or s.held.kind in about


def _contract(s: Situation) -> tuple[str, ...]:
    """What the contract says, and the program's own finding where it differs."""
    notes = [s.named.says]
    if s.by_facts is not s.model:
        notes.append(_both(s))
    return tuple(notes)


def _both(s: Situation) -> str:
    contract = {
        Model.ISO9001: "ISO 9001",
        Model.ISO9002: "ISO 9002",
        Model.ISO9003: "ISO 9003",
        Model.ASK: _("a standard that must be asked for"),
    }
    facts = contract | {Model.ASK: _("no answer yet")}
    text = _("Both answers: the contract names {contract}, your own facts point to {facts}.")
    return text.format(contract=contract[s.model], facts=facts[s.by_facts])


def _legacy_contract(s: Situation) -> tuple[str, ...]:
    return (
        *_contract(s),
        _(
            "Ask the customer in writing to change the contract to ISO 9001 or to accept it. If the contract "
            "stays bound to the old text, assess against ISO 9002:1994; there is no certificate for that."
        ),
    )


def _named_9001(s: Situation) -> tuple[str, ...]:
    notes = list(_contract(s))
    if s.clause_8_3 is DesignClause.NOT_APPLICABLE:
        text = _(
            "ISO 9001 allows clause 8.3 to be not applicable. Tell the customer what the scope will say."
        )
        notes.append(text)
    if s.named.year is not None and s.named.year < 2015:
        text = _(
            "{name} is an old edition and cannot be certified any more. Ask whether the current one will do."
        )
        notes.append(text.format(name=s.named.title))
    return tuple(notes)


def _named_9003(s: Situation) -> tuple[str, ...]:
    text = _(
        "ISO 9003 was merged into ISO 9001 too. Today: ISO 9001 with what does not apply justified, or "
        "ISO/IEC 17020, AS9003 or AQAP 2131 where the sector asks for it."
    )
    return (*_contract(s), text)


def _unclear_name(s: Situation) -> tuple[str, ...]:
    guidance = table().guidance
    text = _(
        "{name} is guidance, not a requirement. Whether it is still current is to be checked at iso.org."
    )
    return (*_contract(s), text.format(name=guidance.name))


def _held_legacy(s: Situation) -> tuple[str, ...]:
    if s.held.kind is Named.GUIDANCE:
        text = _("A certificate to {name} cannot exist: it is guidance. Ask to see the certificate.")
        return (text.format(name=s.held.title),)
    if s.held.several:
        return (
            _(
                "Several standards are named for your certificate: {names}. "
                "Look on the certificate for the one that is valid today."
            ).format(names=s.held.alias),
        )
    ends = ended(s.held, s.on)
    if ends is not None and s.held.kind is Named.ISO9001:
        text = _(
            "Certificates to {name} ended in {month}; this one cannot run any more and proves nothing today."
        )
        reported = "" if ends.confidence is Confidence.HIGH else _(" (reported)")
        return (text.format(name=s.held.title, month=month_words(ends.date) + reported),)
    text = _(
        "A certificate to {name} ended long ago and proves nothing about the system of today. "
        "Its answers can be carried over to ISO 9001 and confirmed there."
    )
    return (text.format(name=s.held.title),)


def _is_legacy(s: Situation) -> bool:
    old_9001 = s.held.kind is Named.ISO9001 and ended(s.held, s.on) is not None
    return old_9001 or s.held.kind in (Named.ISO9002, Named.ISO9003, Named.AMBIGUOUS, Named.GUIDANCE)


def _held_2015(s: Situation) -> tuple[str, ...]:
    ends = table().of(Lens.ISO9001_2015).ends
    text = _(
        "Certificates to ISO 9001:2015 are valid until they expire. "
        "Yours has to move to ISO 9001:2026 by {day}."
    )
    notes = [text.format(day=ends.told if ends else _("a day not known"))]
    if s.held.year is None:
        notes.append(_("The certificate's edition is not stated. Look at the year on it."))
    return tuple(notes)


OVERLAYS = (
    Row(
        id="R01",
        when=_shows_9002,
        reason=nobody_can_be_certified,
        notes=lambda s: (nobody_can_be_certified(),),
        decides=False,
        article=("S03", "S24"),
        sources=("IAF03", "ANSI03"),
    ),
    Row(
        id="R03",
        when=lambda s: s.named.kind is Named.ISO9002,
        reason=lambda: _("Your contract names the old ISO 9002, and a contract's model comes first."),
        notes=_legacy_contract,
        facts=("named_standard",),
        article=("S27",),
        sources=("FAR311", "IAF03"),
    ),
    Row(
        id="R04",
        when=lambda s: s.named.kind in (Named.AMBIGUOUS, Named.GUIDANCE),
        reason=lambda: _(
            "The wording of your contract can mean more than one document; ask for its full name with the "
            "year."
        ),
        notes=_unclear_name,
        facts=("named_standard",),
        sources=("GAIN", "DEGR"),
    ),
    Row(
        id="R05",
        when=lambda s: s.named.kind is Named.ISO9001,
        reason=lambda: _("Your contract names ISO 9001, and a contract's model comes first."),
        notes=_named_9001,
        facts=("named_standard",),
        article=("S17", "S27"),
        sources=("UKAS",),
    ),
    Row(
        id="R06",
        when=lambda s: s.named.kind is Named.ISO9003,
        reason=lambda: _(
            "Your contract names the old ISO 9003, the third model, and a contract's model comes first."
        ),
        notes=_named_9003,
        facts=("named_standard",),
        sources=("IAF03", "SOLU", "WIKI-AQAP"),
    ),
    Row(
        id="R49",
        when=lambda s: s.named.kind is Named.OTHER,
        reason=lambda: _("Your contract names a standard of another kind, which fixes none of the models."),
        notes=lambda s: (s.named.says,),
        decides=False,
        facts=("named_standard",),
        sources=("BK",),
    ),
    Row(
        id="R50",
        when=lambda s: s.named.kind is Named.UNRECOGNIZED,
        reason=lambda: _("The standard that your contract names was not recognized; ask for its full name."),
        notes=lambda s: (s.named.says,),
        decides=False,
        facts=("named_standard",),
        sources=("BK",),
    ),
    Row(
        id="R07",
        when=lambda s: s.profile.sector.scheme not in (None, Scheme.NONE),
        reason=lambda: _("Your sector has rules of its own; who owns the scheme decides."),
        notes=scheme_notes,
        decides=False,
        facts=("sector.scheme",),
        article=("S27",),
        sources=("EMERGO", "ELSMAR-TS", "WIKI-AQAP", "EAC"),
    ),
    Row(
        id="R08",
        when=_is_legacy,
        reason=lambda: _("The certificate you name cannot be valid any more."),
        notes=_held_legacy,
        decides=False,
        facts=("certificate.standard",),
        sources=("IAF03",),
    ),
    Row(
        id="R52",
        when=lambda s: s.held.kind is Named.UNRECOGNIZED,
        reason=lambda: _("The standard of the certificate you name was not recognized."),
        notes=lambda s: (_("Certificate you hold: {says}").format(says=s.held.says_on_certificate),),
        decides=False,
        facts=("certificate.standard",),
        sources=("BK",),
    ),
    Row(
        id="R09",
        when=lambda s: running_2015(s.profile, s.on) and s.on >= table().of(Lens.ISO9001_2026).published.date,
        reason=lambda: _("Your certificate to ISO 9001:2015 has to move to the new edition."),
        notes=_held_2015,
        decides=False,
        facts=("certificate.standard",),
        sources=("S33", "S35"),
    ),
)
