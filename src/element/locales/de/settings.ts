// German: where people choose what a connection includes.
import type { SettingsPart } from '../parts.ts';

/** The sentences. */
export const settingsWords: SettingsPart['settingsWords'] = {
  'settings.heading': 'Auswählen, was dazugehört',
  'settings.lead':
    '{app} liest alles, was in {system} zum Standard gehört. Was Ihr Unternehmen ergänzt hat, wird nur gelesen, wenn Sie es hier auswählen.',
  'settings.loading': '{system} wird gefragt, was es gibt. Das kann einen Moment dauern.',
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
  'settings.save': 'Speichern',
  'settings.undo': 'Rückgängig',
  'settings.undone': 'Die letzte Änderung wurde zurückgenommen.',
  'settings.skip': 'Überspringen',
  'settings.done': 'Fertig',
  'settings.leave': 'Ohne Speichern verlassen',
  'settings.again': 'Noch einmal versuchen',
  'settings.paused': 'Diese Verbindung ist angehalten',
  'settings.paused_explain':
    'Bis sie fortgesetzt wird, wird aus {system} nichts gelesen. Setzen Sie sie fort und wählen Sie dann aus.',
  'settings.refused': 'Jemand muss sich neu anmelden',
  'settings.refused_explain':
    '{system} nimmt die Anmeldung dieser Verbindung nicht mehr an. Verbinden Sie neu und wählen Sie dann aus.',
  'settings.ended': 'Diese Verbindung ist beendet',
  'settings.ended_explain':
    'Es gibt nichts mehr auszuwählen. Verbinden Sie {system} erneut, um weiterzumachen.',
  'settings.failed': 'Die Liste konnte nicht gelesen werden',
  'settings.failed_explain':
    '{system} hat nicht geantwortet, wie es sollte. Was vorher ausgewählt war, ist unverändert. Versuchen Sie es gleich noch einmal.',
  'settings.lost': 'Keine Antwort',
  'settings.lost_explain':
    'Sehen Sie nach, ob Sie online sind, und versuchen Sie es noch einmal. Was vorher ausgewählt war, ist unverändert.',
};
