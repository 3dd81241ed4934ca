// German: every sentence that only the frame says.
import type { FramePart } from '../parts.ts';

export * from './field-names.ts';
export * from './shared.ts';

/** The frame's sentences. */
export const frameWords: FramePart['frameWords'] = {
  top_level:
    'Diese Seite gehört in eine andere Seite. Öffnen Sie die App, in der Sie Ihr System verbinden, und beginnen Sie dort.',
  opening: 'Das Formular wird geöffnet …',
  stuck: 'Das Formular konnte nicht geöffnet werden',
  stuck_explain: 'Der Verbindungsdienst hat nicht geantwortet. Es wurde nichts gesendet.',
  open_again: 'Erneut öffnen',
  form: 'Verbindungsdaten für {system}',
  required: 'Erforderlich',
  choose: 'Auswählen …',
  advanced: 'Weitere Einstellungen',
  reveal: '{label} anzeigen',
  submit: 'Verbinden',
  busy: 'Wird verbunden …',
  again: 'Unverändert erneut senden',
  slow: 'Es wird weiter versucht. Das dauert länger als üblich.',
  offline: 'Sie sind offline. Sobald Sie wieder online sind, geht es von selbst weiter.',
  summary: '{count;one=# Feld braucht;other=# Felder brauchen} noch einen Blick',
  missing: '{label} fehlt',
  not_chosen: 'Wählen Sie eine der Möglichkeiten',
  too_long: 'Hier passen höchstens {max@number} Zeichen hinein',
  malformed: 'Das hat nicht die erwartete Form',
  refused: 'Nicht angenommen',
  trimmed: 'Ein Leerzeichen am Rand wurde entfernt',
  read_as: 'Gelesen als {address}',
  paste: 'Einfügen oder ablegen, was Sie haben',
  worked: 'Was geklappt hat',
  copied: 'Kopiert',
  copy_by_hand: 'Diesen Text kopieren',
  copy_message:
    'Guten Tag,\n\nich verbinde {system} mit {app}. Dabei kam heraus: {title}.\n{explain}\n\nWas geklappt hat: {worked|noch nichts}.\nCode: {code}{reference}',
  sign_in_form: 'Anmeldung bei {system}',
  sign_in_next:
    'Ein neuer Tab von {host} öffnet sich. Melden Sie sich dort an und stimmen Sie zu; diese Seite geht von selbst weiter.',
  sign_in: 'Bei {system} anmelden',
  sign_in_waiting:
    'Warten auf den anderen Tab. Sobald Sie dort fertig sind, geht diese Seite von selbst weiter.',
  sign_in_again: 'Anmeldung erneut öffnen',
  sign_in_blocked:
    'Kein neuer Tab? Vielleicht hat ihn Ihr Browser gesperrt: Erlauben Sie dieser Seite Pop-ups und öffnen Sie die Anmeldung erneut.',
  probe_running: '{host} wird angesehen …',
  probe_reached: '{product|Das System} unter {host} erreicht',
  probe_reached_until: '{product|Das System} unter {host} erreicht: Zertifikat gültig bis {until@date}',
  probe_other: 'Das ist {product|ein anderes Produkt}, nicht {system}.',
  probe_switch: 'Zu {name} wechseln',
  unreachable: 'Der Verbindungsdienst hat nicht geantwortet',
  unreachable_explain:
    'Prüfen Sie Ihre Internetverbindung. Ihre Eingaben sind noch hier: Senden Sie sie erneut.',
  rate_limited: 'Das waren viele Versuche in kurzer Zeit',
  rate_limited_explain: 'Warten Sie eine Minute und senden Sie dann erneut. Ihre Eingaben sind noch hier.',
  ended: 'Diese Sitzung ist beendet',
  ended_explain: 'Beginnen Sie neu auf der Seite um dieses Formular. Es wurde nichts verbunden.',
  trouble: 'Der Verbindungsdienst konnte das Formular nicht annehmen',
  trouble_explain: 'Senden Sie es erneut. Bleibt es dabei, wenden Sie sich an den Support.',
  trouble_named:
    'Senden Sie es erneut. Bleibt es dabei, wenden Sie sich an den Support und nennen Sie die Kennung {reference}.',
};
