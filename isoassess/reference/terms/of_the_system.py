"""Words about how a firm is run: its papers, its work, and what it does about faults."""

from isoassess.language.texts import _
from isoassess.reference.terms.explained import ExplainedTerm, explained


def of_the_system() -> tuple[ExplainedTerm, ...]:
    """All of them."""
    return (
        *_papers(),
        *_faults(),
        *_people_and_places(),
        *_lines_of_business(),
        *_kinds_of_work(),
        *_things_of_others(),
    )


def _papers() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "management-system",
            _("Quality management system"),
            _("quality management system|management system|the system"),
            _(
                "The way a firm is run so that its customers reliably get what was agreed, with what is "
                "written of it."
            ),
            also=_("QMS"),
        ),
        explained(
            "documented-information",
            _("Documented information"),
            _("documented information"),
            _("Whatever has to be written down or recorded, on paper or in a computer, in any form."),
            also=_("documents records procedure manual"),
        ),
        explained(
            "maintain",
            _("Maintain"),
            _("to maintain|document to maintain|documents to maintain|maintain"),
            _("Of a document: it says how things are to be done, and is changed when they change."),
            also=_("documented information"),
        ),
        explained(
            "retain",
            _("Retain"),
            _("to retain|record to retain|records to retain|retain"),
            _("Of a record: it shows what was done, and is kept and not changed afterwards."),
            also=_("documented information record"),
        ),
    )


def _faults() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "correction",
            _("Correction"),
            _("correction|corrections"),
            _("What puts a fault right at once, before anybody knows why it came about."),
        ),
        explained(
            "root-cause",
            _("Root cause"),
            _("root cause"),
            _("Why a fault could come about at all; as long as it is there, the fault comes back."),
            also=_("5 why 8D"),
        ),
        explained(
            "corrective-action",
            _("Corrective action"),
            _("corrective action|corrective actions"),
            _(
                "What takes away the cause of a fault, so that it does not come back; later one checks "
                "that it helped."
            ),
            also=_("CAPA"),
        ),
    )


def _people_and_places() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "interested-parties",
            _("Interested parties"),
            _("interested party|interested parties"),
            _(
                "Those who expect something of the firm: customers, staff, owners, suppliers, neighbors, "
                "authorities."
            ),
            also=_("stakeholder"),
        ),
        explained(
            "effective-personnel",
            _("Effective personnel"),
            _("effective personnel|people in the scope"),
            _(
                "How many people count when audit days are reckoned: all who work in the scope, with "
                "part-time work added up to whole places."
            ),
            also=_("headcount employees staff FTE"),
        ),
        explained(
            "central-site",
            _("Central site"),
            _("central function|central site"),
            _("Of several places of a firm, the one from which the others are led; every audit visits it."),
        ),
    )


def _lines_of_business() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "iaf-code",
            _("IAF code"),
            _("IAF code|IAF codes|sector|sectors"),
            _(
                "One of 39 numbers for what a firm does, such as 17 for metal products; a certification "
                "body may only audit where it is approved for the number."
            ),
            also=_("sector branch trade"),
        ),
        explained(
            "nace",
            _("NACE code"),
            _("NACE code|NACE codes|NACE"),
            _("The number for what a firm does in the statistics of the European Union, such as 25.6."),
        ),
    )


def _kinds_of_work() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "outsourced",
            _("Outsourced"),
            _("outsourced|outsourcing"),
            _("Done by another firm in your name; you still answer for it."),
            also=_("subcontracted subcontractor"),
        ),
        explained(
            "special-process",
            _("Special process"),
            _("special process|special processes"),
            _(
                "Work whose result cannot be checked fully afterwards without destroying it, such as "
                "welding; so one proves beforehand that it works."
            ),
        ),
        explained(
            "traceability",
            _("Traceability"),
            _("traceability|traceability required"),
            _("One can tell afterwards which piece came from which batch, order or person."),
        ),
    )


def _things_of_others() -> tuple[ExplainedTerm, ...]:
    return (
        explained(
            "customer-property",
            _("Customer property"),
            _("customer property|property of customers"),
            _("What belongs to a customer and is in your hands: material, tools, drawings, data, keys."),
        ),
        explained(
            "calibration",
            _("Calibration"),
            _("calibration|calibrated|calibrate"),
            _(
                "Comparing a measuring device with one that is known to be right, and writing down how "
                "far it is off."
            ),
        ),
    )
