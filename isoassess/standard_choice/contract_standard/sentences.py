"""What is said of a name in a contract or on a certificate, and what a person is asked to do about it."""

from msgspec import Struct

from isoassess.language.texts import _
from isoassess.standard_choice.contract_standard.kinds import MODELS, Named, Relation


class Asks(Struct, frozen=True, kw_only=True):
    """What a person is asked to do about a wording, by what is open in it."""

    year: str
    which: str
    full_name: str
    binding: str
    whole: str
    either: str = ""
    either_ended: str = ""


def in_contracts() -> Asks:
    """For a person who can ask the customer."""
    return Asks(
        year=_("Ask for the year."),
        which=_("Ask which one is meant."),
        full_name=_("Ask for the full name with its year."),
        binding=_("The text names {names}. Ask in writing which one binds, with its year."),
        whole=_("The wording is kept as it is. Ask for the standard's full name with its year."),
        either=_(
            "The text names {names} and leaves the choice: any one of them would do. Tell the customer in "
            "writing which one you take."
        ),
        either_ended=_(
            "The text names {names} and leaves the choice: any one of them would do, and none can be "
            "certified any more. Ask in writing whether ISO 9001 is accepted."
        ),
    )


def on_certificates() -> Asks:
    """For a person who has the certificate in hand."""
    return Asks(
        year=_("Add the year from the certificate."),
        which=_("Look at the year on the certificate."),
        full_name=_("Copy the full name and year from the certificate."),
        binding=_("Several standards are named. Look on the certificate for the one that is valid today."),
        whole=_("Copy the name and year from the certificate."),
    )


def model_behind(kind: Named) -> str:
    """What is said behind the name of an old model."""
    return {
        Named.ISO9002: _(", the old model without design"),
        Named.ISO9003: _(", the old model for final inspection and test only"),
    }.get(kind, "")


def more_since_1987() -> dict[Named, str]:
    """What each model asks since its edition of 1994."""
    return {
        Named.ISO9001: _("such as a quality manual in so many words and preventive action"),
        Named.ISO9002: _("such as a quality manual in so many words, preventive action and servicing"),
        Named.ISO9003: _("such as contract review, internal audits and corrective action"),
    }


def related(relation: Relation) -> dict[Named, str]:
    """What is said of a name that is not ISO's own."""
    return {
        Relation.IS: {kind: meaning_of(kind) for kind in MODELS},
        Relation.BUILDS_ON: {
            Named.ISO9001: _("{name} builds on ISO 9001{reported}."),
            Named.ISO9002: _("{name} builds on the old ISO 9002, the model without design{reported}."),
            Named.ISO9003: _("{name} builds on the old ISO 9003, for final inspection and test{reported}."),
        },
        Relation.COMPARES: {
            Named.ISO9001: _("{name} asks for much the same as the old ISO 9001{reported}."),
            Named.ISO9002: _("{name} asks for much the same as the old ISO 9002, without design{reported}."),
            Named.ISO9003: _("{name} asks for much the same as the old ISO 9003{reported}."),
        },
    }[relation]


def meaning_of(kind: Named) -> str:
    """What a name of that kind stands for."""
    return {
        Named.ISO9001: _("{name} means ISO 9001{reported}."),
        Named.ISO9002: _("{name} means the old ISO 9002, the model without design{reported}."),
        Named.ISO9003: _("{name} means the old ISO 9003, for final inspection and test only{reported}."),
        Named.GUIDANCE: _(
            "{name} is guidance on applying ISO 9001, not ISO 9002:1994; nobody can be certified to "
            "it{reported}."
        ),
        Named.AMBIGUOUS: _("{name} alone can mean more than one document{reported}."),
        Named.OTHER: _("{name} is {about}{reported}."),
        Named.NONE: "",
    }[kind]
