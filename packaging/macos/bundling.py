"""What macOS reads of the program. Not run by us: there was no Mac."""

from typing import Any

from product import Product

OLDEST = "14.0"  # of macOS, for which the wheels of PySide6 are built


def information(product: Product) -> dict[str, Any]:
    """Info.plist."""
    kind = f"{product.identifier}.file"
    return {
        "CFBundleDisplayName": product.name,
        "CFBundleName": product.name,
        "CFBundleIdentifier": product.identifier,
        "CFBundleShortVersionString": product.version,
        "CFBundleVersion": product.version,
        "LSMinimumSystemVersion": OLDEST,
        "LSApplicationCategoryType": "public.app-category.business",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSHumanReadableCopyright": f"{product.publisher}, {product.license}",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": product.document.description,
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [kind],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": kind,
                "UTTypeDescription": product.document.description,
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [product.document.extension],
                    "public.mime-type": [product.document.mime_type],
                },
            }
        ],
    }
