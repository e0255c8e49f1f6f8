"""What is in a package or a FILE.yaml beside what is here, as plain data."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from isoassess.services.packages.importing import PackagePreview


def preview_data(found: "PackagePreview", *, leave_deleted: bool) -> dict[str, Any]:
    """What is in a package beside what is here, as plain data.

    `comes_back`: an organization lies under Deleted here, and is in the list once it is taken over.
    """
    from isoassess.services.packages.importing import is_put_back

    return {
        "file": str(found.file),
        "catalogue_version": found.manifest.catalogue_version,
        "internal_notes": found.manifest.internal_notes,
        "unknown_requirements": found.unknown,
        "organizations": [
            {**organization_data(one), "comes_back": is_put_back(one) and not leave_deleted}
            for one in found.comparisons
        ],
    }


def organization_data(one: Any) -> dict[str, Any]:
    """An organization beside the one here, as plain data.

    `completed_here`: assessments that stay as they were completed, unless they are reopened.
    """
    from isoassess.store.joining.locks import locked

    state = "new" if one.is_new else "same" if one.brings_nothing else "different"
    return {
        "id": one.there.id,
        "name": one.there.name,
        "state": state,
        "assessments": len(one.there.assessments),
        "new_assessments": one.new_assessments,
        "new_files": one.new_files,
        "completed_here": locked(one),
        "same_fields": one.same,
        "fields": [
            {
                "kind": each.kind.value,
                "subject": each.place.subject.value,
                "assessment": each.place.assessment or None,
                "requirement": each.place.requirement or None,
                "field": each.place.key,
                "here": _saying_data(each.here),
                "there": _saying_data(each.there),
            }
            for each in one.differences
        ],
    }


def _saying_data(saying: Any) -> dict[str, Any]:
    return {
        "value": None if saying.text is None else json.loads(saying.text),
        "who": saying.who or None,
        "at": saying.at.isoformat() if saying.at else None,
    }
