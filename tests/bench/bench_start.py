"""Start to the first painted window, against a bare PySide6 and SQLAlchemy one; budget 1.25x."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from isoassess.cli.demo import run_demo

ROUNDS = 9
BUDGET = 1.25

OURS = """
from ui.starting import nothing_collected
with nothing_collected():
    from ui import app
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

class Window(app.MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)

app.MainWindow = Window
sys.exit(app.main(Path(sys.argv[1])))
"""

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

class Base(DeclarativeBase):
    pass

class Organization(Base):
    __tablename__ = "organization"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)

application = QApplication(sys.argv[:1])
with Session(create_engine("sqlite:///" + sys.argv[1])) as session:
    names = session.scalars(select(Organization.name)).all()
window = Window()
window.setCentralWidget(QLabel("\\n".join(names)))
window.show()
sys.exit(application.exec())
"""


def main() -> float:
    """Prints the medians in milliseconds and the ratio, which it returns."""
    with tempfile.TemporaryDirectory() as folder:
        list(run_demo(Path(folder)))
        store = Path(folder) / "sample.db"
        home = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": folder, "XDG_CONFIG_HOME": folder}
        home.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled: the first round does it
        ours, floor = [], []
        for number in range(ROUNDS + 1):
            pair = (_time(BARE, store, home), _time(OURS, store, home))
            if number:  # the first round only warms the caches
                floor.append(pair[0])
                ours.append(pair[1])
    took, bare = median(ours), median(floor)
    print(f"start: {took:.0f} ms, bare window: {bare:.0f} ms, ratio {took / bare:.2f} (budget {BUDGET})")
    return took / bare


def _time(code: str, store: Path, home: dict[str, str]) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-c", code, str(store)], env=home, check=True, stderr=subprocess.DEVNULL)
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
