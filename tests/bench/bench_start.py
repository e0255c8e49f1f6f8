"""Start to the first painted window with 100 organizations, against a bare PySide6 and SQLAlchemy one.

Measured until the window has painted, not until the program has ended: ours folds its file together then.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from isoassess.store import Store
from tests.bench.many_organizations import fill
from tests.bench.measuring import Bench, Effort, Measured, Results, Row, Taken

ORGANIZATIONS = 100

PAINTED = """
import os
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

def painted():
    os.write(1, f"{time.process_time()}\\n".encode())
    QApplication.quit()
"""

OURS = f"""
from ui.starting import import_qt, nothing_collected
import_qt()
with nothing_collected():
    from ui import app
import sys
from pathlib import Path
{PAINTED}
class Window(app.MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)

app.MainWindow = Window
sys.exit(app.main(Path(sys.argv[1])))
"""

BARE = f"""
import sys
from PySide6.QtWidgets import QLabel, QMainWindow
from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
{PAINTED}
class Base(DeclarativeBase):
    pass

class Organization(Base):
    __tablename__ = "organization"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)

application = QApplication(sys.argv[:1])
with Session(create_engine("sqlite:///" + sys.argv[1])) as session:
    names = session.scalars(select(Organization.name)).all()
window = Window()
window.setCentralWidget(QLabel("\\n".join(names)))
window.show()
sys.exit(application.exec())
"""

EARLY = """
import os
import time
begun = time.perf_counter()
from ui.starting import import_qt, nothing_collected
import_qt()
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
first = QMainWindow()
first.resize(1280, 800)
first.show()
QApplication.processEvents()
early = time.perf_counter() - begun
with nothing_collected():
    from ui import app
import sys
from pathlib import Path
from PySide6.QtCore import QTimer

def painted():
    os.write(1, f"{early}\\n".encode())
    QApplication.quit()

class Window(app.MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)

app.MainWindow = Window
app.QApplication = lambda arguments: application
sys.exit(app.main(Path(sys.argv[1])))
"""


def measure(effort: Effort) -> Results:
    """Each program in its turn; the first round only warms the caches, and compiles."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "many.db"
        fill(store, ORGANIZATIONS)
        with Store.open(store, who="A. Consultant") as opened:
            opened.prepare_search()
        rounds: dict[str, list[Taken]] = {BARE: [], OURS: [], EARLY: []}
        early: list[float] = []
        for number in range(effort.rounds(11) + 1):
            for code, times in rounds.items():
                took, told = started(code, store, folder)
                if number and code == EARLY:
                    early.append(told * 1000)
                    times.append(Taken(took * 1000, took * 1000))
                elif number:
                    times.append(Taken(took * 1000, told * 1000))
    note = f"an empty frame before anything is loaded: after {median(early):.0f} ms"
    return {
        "start": Measured(ours=rounds[OURS], floor=rounds[BARE]),
        "first-picture": Measured(ours=rounds[EARLY], floor=rounds[OURS], note=note),
    }


def started(code: str, store: Path, home: str) -> tuple[float, float]:
    """Seconds until the program says that it has painted, and the number that it says with that."""
    surroundings = os.environ | {"HOME": home, "XDG_CONFIG_HOME": home}
    start = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, str(store)],
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as program:
        assert program.stdout is not None
        told = float(program.stdout.readline())  # nothing to read, and so no number, where it failed
        waited = perf_counter() - start
    return waited, told


BENCH = Bench(
    rows=(
        Row(
            name="start",
            work=f"start to the first painted window with {ORGANIZATIONS} organizations, warm",
            floor="bare PySide6 + SQLAlchemy window with one query",
            budget=1.15,
        ),
        Row(
            name="first-picture",
            work="start with an empty frame painted before the store is loaded (tried, not done)",
            floor="start as it is",
            budget=1.5,
        ),
    ),
    measure=measure,
)
