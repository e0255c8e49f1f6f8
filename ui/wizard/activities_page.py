"""The page that decides most: who carries out which stage of the work, and who designs what is delivered."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from isoassess.domain.fact_words import fact_words
from isoassess.domain.profile import Activity, Designer, Performer
from isoassess.language.texts import _
from isoassess.standard_choice.intake import (
    IntakePage,
    NotDone,
    offered_designer,
    stage_of,
    with_rest_not_done,
    with_stage,
)
from ui.session.profile_draft import ProfileDraft
from ui.widgets.layout.frames import quiet
from ui.wizard.design_asked import corrections_asked, design_questions, designers_asked
from ui.wizard.page import QuestionPage
from ui.wizard.questions.choice_fields import ChoiceField, OfferedChoice, SegmentField, line_up
from ui.wizard.questions.choices import capitalized, choices, name_on_product, stages, yes_or_no
from ui.wizard.questions.typed_fields import ParagraphField

STAGE = "performed_by."
_ASKED_BY = {"activities": "performed_by"}

WORK = (
    Activity.PURCHASING,
    Activity.PRODUCTION,
    Activity.SERVICE_PROVISION,
    Activity.INSTALLATION,
    Activity.SERVICING,
    Activity.REPAIR,
    Activity.DISTRIBUTION,
)
SPECIAL_WORK = (
    Activity.TESTING_CALIBRATION,
    Activity.INSPECTION,
    Activity.TRAINING,
    Activity.SOFTWARE_DEVELOPMENT,
    Activity.SOFTWARE_OPERATION,
    Activity.RESEARCH,
)


class ActivitiesPage(QuestionPage):
    """Who designs, which decides most; the stages of the work; design in detail; the conditions."""

    def __init__(self, draft: ProfileDraft) -> None:
        super().__init__(
            IntakePage.ACTIVITIES,
            draft,
            heading=_("Who carries out each stage of the work?"),
            lead=_(
                "The answers decide the standard and which clauses apply. "
                "Count work you are responsible for, even if someone else does it. "
                "Rows you leave are unanswered and are treated as not done; "
                "✕ or the Delete key takes an answer back."
            ),
        )
        self.body.setSpacing(9)
        self._add_designers()
        self._add_stages()
        self._add_design()
        self._add_conditions()
        self.begin()

    def read(self, key: str) -> object:
        if key.startswith(STAGE):
            return stage_of(self.draft.profile, Activity(key.removeprefix(STAGE)))
        return super().read(key)

    def write(self, key: str, value: object) -> bool:
        if not key.startswith(STAGE):
            return super().write(key, value)
        stage = value if isinstance(value, Performer | NotDone) else None
        activity = Activity(key.removeprefix(STAGE))
        return self.draft.replace(with_stage(self.draft.profile, activity, stage))

    def refresh(self) -> None:
        super().refresh()
        self._rest.setVisible(bool(self.draft.profile.unanswered_stages))
        words = {
            "design.product": _("As for the service"),
            "design.service": _("As for the product"),
        }
        for field in self._designers:
            field.show_offer(offered_designer(self.draft.profile, field.key), words[field.key])

    def focus_key(self, key: str) -> None:
        super().focus_key(_ASKED_BY.get(key, key))

    def _hear_press(self) -> None:
        self._by_mouse = bool(QApplication.mouseButtons())

    def _answer_rest(self) -> None:
        """The button goes away, and the focus by a key to the next question; by the mouse nothing moves."""
        room = self._rest.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self._rest.setSizePolicy(room)
        if self._by_mouse:  # before: Qt would give the focus to what is next, and the page would follow
            last = f"{STAGE}{SPECIAL_WORK[-1].value}"
            next(field for field in self.fields if field.key == last).focus()
        if self.draft.replace(with_rest_not_done(self.draft.profile)) and not self._by_mouse:
            self.focus_key("design.corrected_by")

    def _add_designers(self) -> None:
        self.add_heading(
            _("Design and development"),
            _("Whoever turns needs into characteristics designs: a drawing, a recipe, code, a curriculum."),
        )
        self._designers: list[OfferedChoice] = []
        for key, label, hint in designers_asked():
            values = [*(value for value in Designer if value is not Designer.UNKNOWN), Designer.UNKNOWN]
            field = OfferedChoice(key, label, choices(key, values), hint=hint)
            self._designers.append(field)
            self.add_row(field)

    def _add_stages(self) -> None:
        self.add_heading(_("The other stages"))
        self._add_rows(WORK)
        self.add_heading(_("What some organizations do besides"))
        self._add_rows(SPECIAL_WORK)
        self._rest = quiet(_("Mark the rest as not done"))
        self._rest.setAutoDefault(False)  # Enter goes on to the next question
        self._by_mouse = False
        self._rest.pressed.connect(self._hear_press)
        self._rest.clicked.connect(self._answer_rest)
        self.body.addWidget(self._rest, 0, Qt.AlignmentFlag.AlignRight)

    def _add_rows(self, activities: Iterable[Activity]) -> None:
        hints = _hints()
        for activity in activities:
            words = _stage_words(activity)
            self.add_row(
                SegmentField(f"{STAGE}{activity.value}", words, stages(), hint=hints.get(activity, ""))
            )

    def _add_design(self) -> None:
        self.add_heading(_("Design and development in detail"))
        corrections = [
            ChoiceField(key, label, choices(key, answers), hint=hint, beside=True)
            for key, label, hint, answers in corrections_asked()
        ]
        for correction in corrections:
            self.add_row(correction)
        line_up([*self._designers, *corrections])
        for key, label, hint in design_questions():
            answers = name_on_product() if key == "design.own_brand" else yes_or_no()
            self.add_row(SegmentField(key, label, answers, hint=hint))
        self.add(
            ParagraphField(
                "design.example",
                fact_words("design.example"),
                hint=_(
                    "A product or service you introduced or changed, and who set its characteristics; "
                    "it shows whether the answers above hold."
                ),
                lines=2,
                placeholder=_("Such as: a longer bracket; the customer changed the drawing, we the tool"),
            )
        )

    def _add_conditions(self) -> None:
        self.add_heading(
            _("Conditions of the work"), _("They decide which questions of the assessment apply.")
        )
        for key, label, hint in _conditions():
            self.add_row(SegmentField(key, label, yes_or_no(), hint=hint))


def _stage_words(activity: Activity) -> str:
    own = {
        Activity.SERVICING: _("Servicing after delivery"),
        Activity.DISTRIBUTION: _("Storage and distribution"),
    }
    return own.get(activity) or capitalized(choices("activities", [activity])[0][1])


def _hints() -> dict[Activity, str]:
    return {
        Activity.PURCHASING: _("material, goods or services that go into what you deliver"),
        Activity.INSTALLATION: _("at the customer's: fitting a machine, a kitchen, a network"),
        Activity.SERVICING: _("maintenance and inspection of what you delivered"),
        Activity.SOFTWARE_DEVELOPMENT: _("sold, or inside what you sell; not for your own office"),
        Activity.RESEARCH: _("finding out what is not known yet, for sale or for new products"),
        Activity.PRODUCTION: _("making, assembling, processing; with the checks on your own work"),
        Activity.SERVICE_PROVISION: _("a service that is what you sell"),
        Activity.REPAIR: _("repair and overhaul"),
        Activity.DISTRIBUTION: _("goods sold on unchanged"),
        Activity.TESTING_CALIBRATION: _("sold as a service"),
        Activity.INSPECTION: _("of what others made"),
        Activity.TRAINING: _("courses sold to customers"),
        Activity.SOFTWARE_OPERATION: _("running and deploying software"),
    }


def _conditions() -> tuple[tuple[str, str, str], ...]:
    return (
        (
            "conditions.special_processes",
            _("Special processes"),
            _("welding, heat treatment, coating: result not fully verifiable afterwards"),
        ),
        (
            "conditions.measuring_equipment",
            _("Measuring equipment"),
            _("a measurement proves that the result is right"),
        ),
        (
            "conditions.trusted_readings",
            _("Devices whose readings must be trusted"),
            _("by a customer, the law or yourselves: scales at the till, a thermometer for the cold room"),
        ),
        (
            "conditions.traceability_required",
            _("Traceability required"),
            _("by the customer, the law or yourselves"),
        ),
        (
            "conditions.customer_property",
            _("Customer property"),
            _("material, tools, drawings or data of others"),
        ),
        (
            "conditions.post_delivery",
            _("Obligations after delivery"),
            _("warranty, maintenance, recall, recycling"),
        ),
        (
            "conditions.release_before_checks",
            _("Release before all checks are done"),
            _("handed over or built in while a test result is still to come"),
        ),
    )
