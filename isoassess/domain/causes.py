"""The groups of what is to be done: requirements of one cause are met by the same piece of work."""

from enum import StrEnum

from isoassess.language.texts import _


class Cause(StrEnum):
    """What a firm has to do, or to set up, for a requirement to be met; a closed list."""

    CONTEXT = "context"
    POLICY_OBJECTIVES = "policy-objectives"
    ROLES = "roles"
    RISKS = "risks"
    CHANGE = "change"
    RESOURCES = "resources"
    CALIBRATION = "calibration"
    COMPETENCE = "competence"
    DOCUMENTS = "documents"
    ORDERS = "orders"
    DESIGN = "design"
    SUPPLIERS = "suppliers"
    PRODUCTION = "production"
    RELEASE = "release"
    NONCONFORMING = "nonconforming"
    CUSTOMERS = "customers"
    INTERNAL_AUDIT = "internal-audit"
    MANAGEMENT_REVIEW = "management-review"
    CORRECTIVE_ACTION = "corrective-action"
    IMPROVEMENT = "improvement"

    @property
    def label(self) -> str:
        """The group as a heading."""
        return _labels()[self]


def _labels() -> dict[Cause, str]:
    return {
        Cause.CONTEXT: _("Context, scope and processes"),
        Cause.POLICY_OBJECTIVES: _("Quality policy and objectives"),
        Cause.ROLES: _("Leadership, roles and communication"),
        Cause.RISKS: _("Risks and opportunities"),
        Cause.CHANGE: _("Planning and control of changes"),
        Cause.RESOURCES: _("People, equipment and surroundings"),
        Cause.CALIBRATION: _("Calibration and means of checking"),
        Cause.COMPETENCE: _("Competence, awareness and knowledge"),
        Cause.DOCUMENTS: _("Documents and records"),
        Cause.ORDERS: _("Inquiries, offers and orders"),
        Cause.DESIGN: _("Design and development"),
        Cause.SUPPLIERS: _("Suppliers and outsourced work"),
        Cause.PRODUCTION: _("Production and service provision"),
        Cause.RELEASE: _("Checks and release"),
        Cause.NONCONFORMING: _("Nonconforming products and services"),
        Cause.CUSTOMERS: _("Customer focus and satisfaction"),
        Cause.INTERNAL_AUDIT: _("Internal audit"),
        Cause.MANAGEMENT_REVIEW: _("Management review"),
        Cause.CORRECTIVE_ACTION: _("Corrective action"),
        Cause.IMPROVEMENT: _("Figures, evaluation and improvement"),
    }
