// German: what is said of a connection that is there already: signing in to it again, and choosing what it includes.
import type { ExistingPart } from '../parts.ts';

/** The sentences. */
export const existingWords: ExistingPart['existingWords'] = {
  'prepare.heading.again': 'Bevor Sie {system} neu verbinden',
  'form.heading.again': '{system} neu verbinden',
  'form.unchanged': 'Solange die neue Anmeldung nicht funktioniert, ändert sich für {app} nichts.',
  'form.declined.again': 'Es wurde nichts geändert. Ihre Eingaben sind noch hier, außer Passwörtern.',
  'authorize.heading.again': 'Neu bei {system} anmelden',
  'choose.declined.again':
    'Es wurde nichts geändert. Wählen Sie etwas anderes, oder gehen Sie zurück zu den Anmeldedaten.',
  'connected.heading.again': '{system} ist wieder verbunden',
  'connected.lead.again': '{app} kann jetzt mit der neuen Anmeldung lesen. Hier ist nichts mehr zu tun.',
  'message.intro.again': 'wir möchten {system} neu mit {app} verbinden. Eines steht noch im Weg:',
  'ended.heading.kept': 'Es wurde nichts geändert',
  'ended.lead.kept': 'Die Verbindung ist, wie sie war. Ihre Eingaben wurden vernichtet.',

  'replace.heading': 'Ersetzen, was verbunden war?',
  'replace.lead': 'Die neue Anmeldung funktioniert, führt aber woandershin als die Verbindung bisher.',
  'replace.lead.unknown':
    'Die neue Anmeldung funktioniert. {system} sagt nicht, wem sie gehört: Achten Sie darauf, dass es die richtige ist.',
  'replace.account': 'Angemeldet als',
  'replace.choice': 'Firma, Standort oder Mandant',
  'replace.address': 'Adresse',
  'replace.was': 'Bisher: {was}',
  'replace.unknown': 'nicht bekannt',
  'replace.lost': 'Das haben Sie ausgewählt, und die neue Anmeldung sieht es nicht: {what}.',
  'replace.more': '{what} und {count;one=# weiteres;other=# weitere}',
  'replace.unseen': 'Ob die neue Anmeldung alles sieht, was Sie ausgewählt haben, ließ sich nicht nachsehen.',
  'replace.then':
    'Mit der neuen liest {app} von jetzt an dort und nichts mehr vom Bisherigen. Bis Sie es sagen, ändert sich nichts.',
  'replace.yes': 'Die neue verwenden',
  'replace.no': 'Zurück',

  'settings.heading': 'Auswählen, was dazugehört',
  'settings.lead':
    '{app} liest alles, was in {system} zum Standard gehört. Was Ihr Unternehmen ergänzt hat, wird nur gelesen, wenn Sie es hier auswählen.',
  'settings.loading': '{system} wird gefragt, was es gibt. Das kann einen Moment dauern.',
  'settings.ready': '{count;one=# Tabelle oder Feld zur Auswahl;other=# Tabellen und Felder zur Auswahl}.',
  'settings.search': 'Tabellen und Felder suchen',
  'settings.chosen': '{chosen@number} von {all@number} ausgewählt',
  'settings.found': '{count;one=# gefunden;other=# gefunden}',
  'settings.choose_all': 'Alle {count@number} auswählen',
  'settings.leave_all': 'Alle {count@number} weglassen',
  'settings.none': 'Nichts heißt „{query}“.',
  'settings.more': 'Mehr anzeigen',
  'settings.custom': 'Ergänzt',
  'settings.custom_table': '{count;one=Eigene Tabelle mit # Feld;other=Eigene Tabelle mit # Feldern}',
  'settings.belonging': '{count;one=# Standardfeld ist immer dabei;other=# Standardfelder sind immer dabei}',
  'settings.gone': 'Im System nicht mehr vorhanden',
  'settings.examples': 'Beispiele',
  'settings.examples_of': 'Beispiele aus {table}',
  'settings.examples_shown': 'Bei jedem Feld stehen jetzt Beispiele.',
  'settings.examples_failed': 'Beispiele konnten nicht gelesen werden. Sonst ist alles wie zuvor.',
  'settings.empty': 'In den gelesenen Datensätzen leer',
  'settings.hidden': 'Nicht angezeigt: sieht nach einem Geheimnis aus',
  'settings.standard':
    '{count;one=# Standardtabelle ist immer dabei;other=# Standardtabellen sind immer dabei}',
  'settings.rest': '{count;one=und # weitere;other=und # weitere}',
  'settings.nothing':
    'Es gibt nichts auszuwählen: Mit dieser Anmeldung ist nichts zu sehen, was Ihr Unternehmen ergänzt hat. Der ganze Standard ist dabei.',
  'settings.new': 'Auch aufnehmen, was später dazukommt',
  'settings.new_hint':
    'Neue eigene Tabellen und Felder werden dann gelesen, sobald es sie gibt, ohne dass jemand gefragt wird.',
  'settings.unsaved':
    '{count;one=# Änderung ist noch nicht gespeichert.;other=# Änderungen sind noch nicht gespeichert.}',
  'settings.saved': 'Gespeichert. {app} liest es ab jetzt so.',
  'settings.not_saved':
    'Das wurde nicht gespeichert. Ihre Auswahl ist noch da: Versuchen Sie es noch einmal.',
  'settings.not_sure':
    'Es kam keine Antwort. Ob das gespeichert wurde, ist nicht sicher. Ihre Auswahl ist noch da: Versuchen Sie es noch einmal.',
  'settings.save': 'Speichern',
  'settings.undo': 'Rückgängig',
  'settings.undone': 'Die letzte Änderung wurde zurückgenommen.',
  'settings.skip': 'Überspringen',
  'settings.done': 'Fertig',
  'settings.leave': 'Ohne Speichern verlassen',
  'settings.again': 'Noch einmal versuchen',
  'settings.reconnect': 'Neu verbinden',
  'settings.stays': 'Ihre Auswahl bleibt hier: Sie lässt sich speichern, sobald die Liste wieder da ist.',
  'settings.paused': 'Diese Verbindung ist angehalten',
  'settings.paused_explain':
    'Bis sie fortgesetzt wird, wird aus {system} nichts gelesen. Setzen Sie sie fort und wählen Sie dann aus.',
  'settings.refused': 'Jemand muss sich neu anmelden',
  'settings.refused_explain':
    '{system} nimmt die Anmeldung dieser Verbindung nicht mehr an. Verbinden Sie neu und wählen Sie dann aus.',
  'settings.ended': 'Diese Verbindung ist beendet',
  'settings.ended_explain':
    'Es gibt nichts mehr auszuwählen. Verbinden Sie {system} erneut, um weiterzumachen.',
  'settings.over': 'Diese Liste ist nicht mehr offen',
  'settings.over_explain':
    'Sie war zu lange offen oder wurde in einem anderen Fenster geöffnet. Versuchen Sie es noch einmal, dann öffnet sie sich neu.',
  'settings.failed': 'Die Liste konnte nicht gelesen werden',
  'settings.failed_explain':
    '{system} hat nicht geantwortet, wie es sollte. Was vorher ausgewählt war, ist unverändert. Versuchen Sie es gleich noch einmal.',
  'settings.lost': 'Keine Antwort',
  'settings.lost_explain':
    'Sehen Sie nach, ob Sie online sind, und versuchen Sie es noch einmal. Was vorher ausgewählt war, ist unverändert.',
};
