"""The words that no file may give away; none of them is used anywhere else."""

NAME = "Zaunkoenigwerke Brumm"
PERSON = "Quirina Tauchsieder"
NOTE = "Der Vorarbeiter verlegt Pruefplaketten"
ATTACHED = "Rueckrufakte Siebenschlaefer"
ATTACHED_NAME = "Nachtfalterprotokoll.txt"
FOLDER = "Mandant Zwiebelturm"
TYPED = "Kellerasselmessung ohne Kalibrierung"
LATER = "Wollgrasfilter fehlen"
WAITING = "Schnabeltierventil undicht"
WORDS = (NAME, PERSON, NOTE, ATTACHED, ATTACHED_NAME, FOLDER, TYPED, LATER, WAITING)
PASSWORD, PASSWORD_AFTER = "Amselnest 7 im Regen", "Eulenruf 8 im Nebel"
