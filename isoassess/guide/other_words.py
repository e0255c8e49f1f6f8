"""Words that people type who do not know those of the guide, in some languages, and where they lead."""

from isoassess.language.word_index import words_in

LITTLE = frozenset(
    words_in(
        "a an and any are at be can do does for from have how i in is it me much my need of "
        "on or should the there this to we what when where which who why will with you your "
        "das der die ein eine fur ich ist man mit und was wer wie wo zu"
    )
)
OTHER_WORDS = {
    "start": (
        "sample example demo test beispiel muster exemple what this program begin beginning "
        "beginner start first tutorial introduction learn course erste schritte anfang "
        "anleitung hilfe debut commencer empezar inizio quick scan"
    ),
    "questions": "faq newcomer basics question fragen",
    "questions#what-is-iso-9000-and-what-is-iso-9001": (
        "iso iso9000 iso9001 9000 9001 9004 standard norm norme norma family difference "
        "meaning qm quality management qualitatsmanagement en din"
    ),
    "questions#do-i-need-a-certificate-and-who-gives-it": (
        "certificate certification certified certify zertifikat zertifizierung zertifizieren "
        "certificat certificado certificato body registrar tuv mandatory required obligation "
        "law pflicht get obtain"
    ),
    "questions#how-much-does-it-cost": (
        "cost costs price prices fee money expensive budget pay euro dollar kosten kostet "
        "preis preise gebuhr teuer cout prix costo precio prezzo"
    ),
    "questions#how-long-does-it-take": (
        "long time duration months weeks days dauer dauert zeit lange duree temps tiempo tempo deadline fast"
    ),
    "questions#what-do-i-need-and-where-do-i-begin": (
        "prepare preparation requirements checklist papers before unterlagen vorbereitung brauche need start"
    ),
    "questions#which-languages-does-it-speak": (
        "language languages german deutsch sprache english englisch french francais spanish espanol "
        "italian italiano translation translate ubersetzung locale"
    ),
    "questions#what-do-i-show-an-auditor": "auditor audit show proof prufer nachweis nachweise evidence",
    "standard": "iso 9002 9003 withdrawn choose choice old design entwicklung",
    "assessment": (
        "rate rating score grade answer question questionnaire interview bewerten bewertung "
        "antwort fragebogen note notes photo picture"
    ),
    "findings": "nonconformity error fault gap deviation abweichung mangel fehler",
    "actions": (
        "todo task tasks measure measures deadline owner responsible massnahme massnahmen "
        "aufgabe aufgaben termin"
    ),
    "overview": "ready readiness result results score percent ergebnis bereit fertig",
    "documents": (
        "print printing pdf word docx report letter drucken bericht export rapport informe "
        "logo manual handbook handbuch"
    ),
    "spreadsheet": "excel xlsx csv table tabelle libreoffice calc numbers",
    "checklist": "excel import old existing checkliste liste list",
    "package": "send share transfer copy email mail other computer laptop senden ubertragen teilen",
    "other-computer": "network server share nas team two people colleague netz kollege together",
    "backup": (
        "save saving copy restore lost loss sicherung datensicherung sichern wiederherstellen sauvegarde"
    ),
    "password": (
        "encrypt encryption protect privacy gdpr dsgvo secret lock passwort kennwort verschlusseln schutz"
    ),
    "history": "undo who changed before verlauf anderung ruckgangig log",
    "organizations": "client customer company firm duplicate archive kunde firma",
    "organizations#archive-and-delete": "delete remove client customer company loschen",
    "settings": (
        "dark light font larger text size theme color language einstellungen schrift sprache dunkel"
    ),
    "problems": "error crash bug help support contact problem hangs broken fehler absturz kontakt",
    "problems#about-the-program": "license licence version price free update lizenz kostenlos",
    "keys": "keyboard shortcut shortcuts find search tastatur suche suchen",
    "words": "glossary meaning term terms definition abbreviation worter glossar begriff begriffe",
    "not-applicable": "exclude exclusion skip ausschluss gilt nicht n/a na",
    "client-folder": "client customer everything hand over kunde ordner ubergabe",
}
