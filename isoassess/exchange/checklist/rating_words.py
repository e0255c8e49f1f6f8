"""The words that stand for ratings in checklists, in the languages such lists come in."""

from isoassess.domain import Rating
from isoassess.language.folding import folded

_MEANINGS = {
    Rating.NOT_APPLICABLE: """
        n/a, na, not applicable, does not apply, nicht anwendbar, nicht zutreffend, nicht relevant, entfällt,
        entf, ka, nz, nicht zutr, keine angabe, non applicable, no aplica, non applicabile""",
    Rating.ABSENT: """
        no, n, none, not met, not implemented, absent, missing, fail, failed, ha, nein, non, major, major nc,
        major nonconformity, not started, nicht erfüllt, nicht erf,
        n erf, n. erf, nk, maj, maj nc, no cumple, not compliant, non-compliant, noncompliant, red,
        not in place, not ok, nok, nicht ok, nio, nicht in ordnung, not fulfilled, unfulfilled, not satisfied,
        unsatisfactory, inadequate, unacceptable, not done, not conforming, not conform, non conform,
        non-conform, nonconform, nicht konform, nichtkonform, non conforme, no conforme, nicht umgesetzt,
        nicht vorhanden, nicht bestanden, fehlt, hauptabweichung, hauptabw, haupt, mangelhaft, rot, false,
        falsch,
        ✗, ✘, ✕, ✖, ❌, ☐""",
    Rating.INFORMAL: """
        nc, nonconforming, non-conforming, nonconformity, non-conformity, informal, not documented, started,
        planned, abweichung, abw,
        gap, gaps, deviation, mangel, beanstandung, poor, weak,
        geplant, begonnen, schwach, nicht dokumentiert""",
    Rating.PARTIAL: """
        partial, partially, partly, part, p, in progress, partially met, partially compliant, minor, minor nc,
        minor nonconformity, min, min nc, tlw, tlws, teilweise, teilw, tw, teilweise erfüllt,
        partiel, parcial, parziale, amber,
        partially implemented, yellow, fair, some, partially fulfilled, partly fulfilled,
        partially conforming, partly met, mostly, largely, teilweise konform,
        teilkonform, teilerfüllt, teilweise umgesetzt,
        überwiegend, überwiegend erfüllt, weitgehend, weitgehend erfüllt, größtenteils, in arbeit,
        in bearbeitung, nebenabweichung, nebenabw, neben, gelb""",
    Rating.CONFORMING: """
        yes, y, c, ok, conform, conforming, conformity, compliant, complies, met, ja, j, oui, si, pass,
        passed, full, fully, implemented, fully implemented, fully met, fully compliant, done, green,
        ofi, obs, observation, opportunity for improvement, good, erfüllt, complete, in place, closed,
        io, in ordnung, fulfilled, fully fulfilled, satisfied, satisfactory, adequate, acceptable,
        konform, conforme, umgesetzt, vollständig umgesetzt, voll erfüllt, vollständig erfüllt, vorhanden,
        bestanden, hinweis, empfehlung, verbesserungspotenzial, verbesserungspotential, beobachtung, gut,
        vp, recommendation, erf, conf, cumple,
        no gap, no gaps, no finding, no findings, no nc, no ncs, no nonconformity, no deviation,
        no deviations, keine abweichung, keine abweichungen, kein mangel, keine mängel, keine beanstandung,
        keine feststellung, ohne befund, ohne beanstandung, ohne abweichung,
        grün, true, wahr, ✓, ✔, ☑, ✅""",
    Rating.EFFECTIVE: """
        effective, excellent, best practice, optimized, optimised, strength, very good, wirksam, stärke,
        sehr gut""",
}
_UNRATED = """
    ?, ??, not assessed, not rated, not audited, not checked, not reviewed, not evaluated, unassessed,
    unrated, not yet assessed, to be assessed, tbd, tba, nicht bewertet, nicht beurteilt, nicht geprüft,
    nicht auditiert, ungeprüft, unbewertet, noch nicht bewertet, noch nicht geprüft, non évalué,
    non audité, no evaluado, non valutato"""
_IMPROVABLE = """
    ofi, obs, observation, opportunity for improvement, hinweis, empfehlung, verbesserungspotenzial,
    verbesserungspotential, beobachtung, vp, recommendation"""
BY_WORD = {folded(word.strip()): rating for rating, words in _MEANINGS.items() for word in words.split(",")}
IMPROVABLE = frozenset(
    folded(word.strip()) for word in _IMPROVABLE.split(",")
)  # fulfilled, and could be better
UNRATED = frozenset(
    folded(word.strip()) for word in _UNRATED.split(",")
)  # nobody looked, or nobody knows yet
