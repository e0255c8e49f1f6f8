"""What the packages hold and the program never imports: left out of every bundle.

tests/unit/packaging/test_unused.py imports the whole program without it.
"""

MODULES = (
    # Tables are described without mapped objects, in SQLite, and nothing waits for a loop of events.
    *("sqlalchemy.orm", "sqlalchemy.testing", "sqlalchemy.ext.asyncio", "sqlalchemy.ext.automap"),
    *("sqlalchemy.ext.baked", "sqlalchemy.ext.declarative", "sqlalchemy.ext.mypy"),
    *("sqlalchemy.dialects.mssql", "sqlalchemy.dialects.mysql", "sqlalchemy.dialects.oracle"),
    *("alembic.testing", "babel.messages"),
    # Pictures are read in two formats, PNG and JPEG.
    *("PIL.ImageQt", "PIL.ImageTk", "PIL.ImageShow", "PIL._avif", "PIL.AvifImagePlugin", "PIL._imagingtk"),
    *("PIL._webp", "PIL.WebPImagePlugin", "PIL._imagingcms", "PIL.ImageCms"),
    *("PIL._imagingmath", "PIL._imagingmorph"),
    # The charts are drawn by the program itself.
    *("reportlab.graphics.charts", "reportlab.graphics.widgets", "reportlab.graphics.samples"),
    *("reportlab.graphics.renderPM", "reportlab.graphics.renderPS", "reportlab.graphics.renderSVG"),
    "reportlab.graphics.testshapes",
    "charset_normalizer",  # for reading XML of unknown letters into drawings
    *("lxml.objectify", "lxml.html", "lxml.isoschematron", "lxml.sax", "lxml.doctestcompare"),
)
FILES = (
    "docx/templates/default-docx-template",  # what docx/templates/default.docx was packed from
)
