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
    # Pillow draws nothing; letters are PDFium's.
    *("PIL._imagingft", "PIL.ImageFont", "PIL.ImageDraw", "PIL.ImageDraw2", "PIL.ImageText"),
    # The charts are drawn by the program itself.
    *("reportlab.graphics.charts", "reportlab.graphics.widgets", "reportlab.graphics.samples"),
    *("reportlab.graphics.renderPM", "reportlab.graphics.renderPS", "reportlab.graphics.renderSVG"),
    "reportlab.graphics.testshapes",
    "charset_normalizer",  # for reading XML of unknown letters into drawings
    # Files are closed by AES, and their keys made by PBKDF2 with SHA-512.
    *(
        "Cryptodome.IO",
        "Cryptodome.Math",
        "Cryptodome.PublicKey",
        "Cryptodome.SelfTest",
        "Cryptodome.Signature",
    ),
    *(f"Cryptodome.Cipher.{name}" for name in ("_ARC4", "_chacha20", "_pkcs1_decode", "_raw_arc2")),
    *(f"Cryptodome.Cipher._raw_{name}" for name in ("blowfish", "cast", "des", "des3", "eksblowfish")),
    *(
        f"Cryptodome.Hash._{name}"
        for name in ("BLAKE2b", "MD2", "MD4", "MD5", "RIPEMD160", "SHA384", "keccak")
    ),
    # Of its ways to compare two words one is used, and that need not be built for the newest processors.
    *("rapidfuzz.fuzz_cpp", "rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.distance.metrics_cpp_avx2"),
    *("lxml.builder", "lxml.objectify", "lxml.html", "lxml.isoschematron", "lxml.sax", "lxml.doctestcompare"),
)
FILES = (
    "docx/templates/default-docx-template",  # what docx/templates/default.docx was packed from
)
