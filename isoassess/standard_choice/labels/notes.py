"""What a choice warns of besides the constant words of its rows, in the language in use."""

from isoassess.domain import Lens
from isoassess.domain.decision import Model
from isoassess.domain.fact_words import fact_words, value_words
from isoassess.domain.filling import filled
from isoassess.domain.message import Message
from isoassess.domain.profile import Scheme
from isoassess.language.texts import _
from isoassess.standard_choice.contract_standard import read_certificate, read_name
from isoassess.standard_choice.editions import table
from isoassess.standard_choice.schemes import scheme_facts


def note_sentences() -> dict[str, str]:
    """Every sentence by the id of its message."""
    return _of_contracts() | _of_certificates() | _of_schemes() | _of_open_facts() | _of_doubts()


def note_words(message: Message) -> str:
    """The sentence of a warning."""
    return filled(note_sentences()[message.id], message.arguments, _said(message))


def _said(message: Message) -> dict[str, str]:
    """Arguments in other words than the usual ones."""
    said: dict[str, str] = {}
    for name, value in message.arguments:
        match message.id, name, value:
            case "contract-named", "name", str():
                said[name] = read_name(value).says
            case "certificate-named", "name", str():
                said[name] = read_certificate(value).says
            case _, "model", Model():
                said[name] = _old_or_new(value)
            case "both-answers", _, Model():
                said[name] = _model_words(value, of_contract=name == "contract")
            case _, "reported", bool():
                said[name] = _(" (reported)") if value else ""
            case _, "scheme", Scheme():
                said["today"] = scheme_facts()[value].today
            case (("settle-by-answering" | "settle-by-asking"), "facts", str()):
                said[name] = ", ".join(f"\u201c{fact_words(key)}\u201d" for key in value.split())
            case "stages-not-answered", "stages", str():
                said[name] = ", ".join(value_words("activities", one) for one in value.split())
    return said | _last_day(message)


def _last_day(message: Message) -> dict[str, str]:
    others = ("certificate-past-last-day", "held-edition-not-stated", "edition-in-force-beside")
    if not message.id.startswith("held-2015-") and message.id not in others:
        return {}
    ends = table().of(Lens.ISO9001_2015).ends
    return {"day": ends.words if ends else _("a day not known")}


def _model_words(model: Model, *, of_contract: bool) -> str:
    open_ = _("a standard that it does not name clearly") if of_contract else _("no answer yet")
    named = {Model.ISO9001: "ISO 9001", Model.ISO9002: "ISO 9002", Model.ISO9003: "ISO 9003"}
    return named.get(model, open_)


def _old_or_new(model: Model) -> str:
    """A model as a contract of today means it: ISO 9001 is there still, the others are not."""
    return {Model.ISO9002: _("the old ISO 9002"), Model.ISO9003: _("the old ISO 9003, the third model")}.get(
        model, "ISO 9001"
    )


def _of_contracts() -> dict[str, str]:
    return {
        **_of_models_named(),
        **_of_editions_named(),
        "contract-named": "{name}",
        "both-answers": _("The contract asks for {contract}; your own facts point to {facts}."),
        "contract-wants-another": _(
            "The contract wants a certificate to {name}; a certificate to ISO 9001 alone does not fulfill it."
        ),
        "ask-to-change-contract": _(
            "Ask the customer in writing to change the contract to ISO 9001, or to accept ISO 9001 in its "
            "place. If the contract stays bound to the old text, assess against ISO 9002:1994; there is no "
            "certificate for that."
        ),
        "tell-the-scope": _(
            "ISO 9001 allows clause 8.3 to be not applicable. Tell the customer what the scope will say: ISO "
            "9001 with clause 8.3 not applicable fulfills this contract."
        ),
        "named-9003": _(
            "ISO 9003 was merged into ISO 9001 too. Today: ISO 9001 with what does not apply justified, or "
            "ISO/IEC 17020, AS9003 or AQAP 2131 where the sector asks for it."
        ),
        "named-guidance": _(
            "{name} is guidance, not a requirement. Whether it is still current is to be checked at iso.org."
        ),
    }


def _of_models_named() -> dict[str, str]:
    """Why the contract fixes the model of 1994."""
    return {
        "contract-leaves-the-choice": _("Your contract leaves the choice between the standards it names."),
        "contract-not-clear": _(
            "The wording of your contract can mean more than one document, or none; ask for its full name "
            "with the year."
        ),
        "contract-is-named": _("Your contract names {model}, and a contract's model comes first."),
        "contract-is": _("Your contract names {name}, which is {model}, and a contract's model comes first."),
        "contract-builds-on": _(
            "Your contract names {name}, which builds on {model}, and a contract's model comes first."
        ),
        "contract-compares": _(
            "Your contract names {name}, which asks for much the same as {model}, and a contract's model "
            "comes first."
        ),
    }


def _of_editions_named() -> dict[str, str]:
    """What there is to ask about the edition that the contract means."""
    return {
        "named-old-edition": _(
            "{name} is an old edition and cannot be certified any more. Ask whether the current one will do."
        ),
        "named-edition-before": _(
            "The contract names {old}, and the route here is {name}. Ask the customer whether a certificate "
            "to {name} is accepted."
        ),
        "edition-in-force-is": _("The edition in force is {name}."),
        "edition-in-force-beside": _(
            "The edition in force is {name}. Ask whether a certificate to {old} is accepted until {day}."
        ),
    }


def _of_certificates() -> dict[str, str]:
    return {
        "certificate-named": _("Certificate you hold: {name}"),
        "certificate-of-another-standard": _("{name} does not count here as a certificate to ISO 9001."),
        "certificate-to-the-new-edition": _(
            "A certification body must be accredited for {name} before it certifies to it. Look whether the "
            "certificate says so, or is to the edition before."
        ),
        "certificate-ran-out": _("Your certificate ran out on {day}; it does not count any more."),
        "certificate-not-accredited": _(
            "Your certificate is not accredited, so it does not count as a running certificate to "
            "ISO 9001:2015."
        ),
        "certificate-past-last-day": _(
            "No certificate to ISO 9001:2015 can run past {day}, but {typed} is named as the last day of "
            "yours. Check the day on the certificate."
        ),
        "held-guidance": _(
            "A certificate to {name} cannot exist: it is guidance. Ask to see the certificate."
        ),
        "held-several": _(
            "Several standards are named for your certificate: {names}. "
            "Look on the certificate for the one that is valid today."
        ),
        "held-edition-ended": _(
            "Certificates to {name} ended in {month}; this one cannot run any more and proves nothing today."
        ).replace("{month}", "{month}{reported}"),
        "held-model-ended": _(
            "A certificate to {name} ended long ago and proves nothing about the system of today. "
            "Its answers can be carried over to ISO 9001 and confirmed there."
        ),
        **_of_2015_certificates(),
    }


def _of_2015_certificates() -> dict[str, str]:
    """By when a certificate to the edition before must have moved."""
    return {
        "held-2015-moves": _(
            "Certificates to ISO 9001:2015 are valid until they expire, at the latest until {day}. How long "
            "yours runs is not stated; by the earlier of the two days it has to move to ISO 9001:2026."
        ),
        "held-2015-runs-out": _(
            "Your certificate to ISO 9001:2015 runs out on {expires}; by then it has to move to ISO "
            "9001:2026. Ask the certification body whether it would still renew it to 2015; that would end "
            "on {day}."
        ),
        "held-2015-ends": _("Your certificate to ISO 9001:2015 has to move to ISO 9001:2026 by {day}."),
        "held-edition-not-stated": _(
            "The certificate's edition is not stated. Look at the year on it. A certificate to ISO 9001:2015 "
            "has to move to ISO 9001:2026 by {day}."
        ),
    }


def _of_schemes() -> dict[str, str]:
    return {
        "scheme-rules": _(
            "Your sector has rules of its own{reported}: {today}. ISO 9001 alone is not the answer there."
        ),
        "scheme-of-contract": _(
            "No sector with rules of its own is answered; it is taken from the contract."
        ),
        "contract-against-no-scheme": _(
            "Two answers contradict each other: no sector with rules of its own, and a contract that names "
            "the standard of one. Until one of them is changed, the contract's counts."
        ),
        "scheme-only-product-design": _(
            "{today} lets you leave out product design only. The design of your manufacturing process "
            "stays in."
        ),
        "scheme-process-design": _("There, the design of the manufacturing process can never be left out."),
        "scheme-unless-regulation-permits": _(
            "There, design may be left out only where the regulation permits it."
        ),
        "scheme-outsourced": _("There, what is outsourced cannot be left out."),
    }


def _of_open_facts() -> dict[str, str]:
    return {
        "stages-not-answered": _(
            "It is not answered who carries out: {stages}. Until it is, the choice of standard treats these "
            "stages as not done."
        ),
        "designed-for-us": _(
            "Two answers contradict each other: a subcontractor designs for you, and the customer answers "
            "for the design. If you answer for it, alone or with the customer, say so; then clause 8.3 "
            "applies. If the customer hands you the finished design, say that the customer designs."
        ),
        "outsourced-by-us": _(
            "Two answers contradict each other: software development or research is outsourced by you, and "
            "the customer answers for the design. If you answer for it, alone or with the customer, say so; "
            "then clause 8.3 applies. If the customer has it done, say that the customer carries it out."
        ),
        "nothing-is-ours": _(
            "By the answers about the activities, everything but purchasing is done by the customer or not "
            "at all. Say which work you do, or have done for you."
        ),
        "safe-assumption": _(
            "Until the open facts are known, ISO 9001 with clause 8.3 is the safe assumption: it covers "
            "everything that ISO 9002 asked."
        ),
        "settle-by-answering": _("First answer what is still open: {facts}."),
        "settle-by-changing": _("First change one of the answers that contradict each other."),
        "settle-by-asking": _(
            "First ask your customer, or whoever gives you the design: {facts}. Only what stays unclear is "
            "for the certification body."
        ),
    }


def _of_doubts() -> dict[str, str]:
    return {
        "name-who-defines": _(
            "Nobody is said to design what you deliver. Ask who gives its characteristics and name them; "
            "that nobody does is not enough for the claim."
        ),
        "own-name-speaks-against": _(
            "Your own name on the product speaks against leaving clause 8.3 out. Keep at hand what proves "
            "that the design is given."
        ),
        "offer-speaks-of-own-design": _(
            "“{words}” tells of something worked out by you. If it is, say that you design; if it is not, "
            "put it in other words."
        ),
        "scope-speaks-of-design": _(
            "Your scope names design as work of yours. With clause 8.3 not applicable it must not."
        ),
        "example-of-change": _(
            'Go through your example of a change, "{example}": who decided what the customer got?'
        ),
        "have-an-example": _(
            "Have an example ready of a service that was introduced or changed in the last three years, and "
            "who decided it."
        ),
    }
