// German: everything that the element and the frame both say, failures apart.
import type { SharedPart } from '../parts.ts';

/** What was seen. */
export const evidenceWords: SharedPart['evidenceWords'] = {
  'dns.waits_its_turn': 'Andere fragen gerade {host}; diese Prüfung kommt als Nächste dran',
  'dns.resolved': '{host} gefunden',
  'network.connected': '{host} an Port {port} erreicht',
  'tls.trusted': 'Verschlüsselt; Zertifikat von {issuer|einer anerkannten Stelle}, gültig bis {until@date}',
  'tls.not_used': 'Nicht verschlüsselt',
  'tls.host_key': 'Schlüssel des Servers {key}',
  'service.answered': '{product|Das System} antwortet',
  'service.asks_sign_in': '{host} verlangt eine Anmeldung',
  'service.production': 'Es ist das System, mit dem gearbeitet wird',
  'service.test': 'Es ist ein Testsystem',
  'auth.signed_in': 'Die Anmeldung funktioniert',
  'auth.control_refused': 'Ohne sie lässt das System niemanden hinein',
  'auth.certificate': 'Das gezeigte Zertifikat gilt bis {until@date}',
  'access.tables': 'Probeweise gelesen: {count;one=# Art;other=# Arten} von Datensätzen',
  'data.records': 'Erprobt mit {table}: {count;one=# Datensatz kam;other=# Datensätze kamen} zurück',
  'data.newest': 'Der neueste Datensatz in {table} ist vom {date@date}',
  'ready.stored': 'Die Anmeldedaten sind verschlüsselt gespeichert',
};

/** What each stage does. */
export const stageWords: SharedPart['stageWords'] = {
  input: 'Eingaben ansehen',
  dns: 'Adresse finden',
  network: 'Server erreichen',
  tls: 'Verbindung sichern',
  service: 'System erkennen',
  auth: 'Anmelden',
  access: 'Feststellen, was dieser Benutzer lesen darf',
  data: 'Einen ersten Datensatz lesen',
  ready: 'Verbindung speichern',
};

/** Whose turn it is. */
export const ownerWords: SharedPart['ownerWords'] = {
  you: 'Das können Sie selbst lösen',
  it: 'Das kann Ihre IT-Abteilung lösen',
  admin: 'Das kann die Administration von {system|diesem System} lösen',
  vendor: 'Das muss der Hersteller von {system|diesem System} lösen',
  partner: 'Das muss {app|die App} lösen',
  makini: 'Das liegt an uns',
};

/** What the button of each action says. */
export const actionWords: SharedPart['actionWords'] = {
  edit: 'Angaben ändern',
  retry: 'Erneut prüfen',
  sign_in: 'Anmeldung erneut öffnen',
  switch_system: 'Anderes System wählen',
  copy_for_it: 'Nachricht an die IT kopieren',
  copy_for_admin: 'Nachricht an die Administration kopieren',
  copy_for_support: 'Nachricht an den Support kopieren',
};

/** Words for codes that are not known, by the stage they belong to. */
export const stageFailureWords: SharedPart['stageFailureWords'] = {
  input: {
    title: 'Eine Angabe braucht noch einen Blick',
    explain: 'Gehen Sie die Angaben noch einmal durch.',
  },
  dns: {
    title: 'Die Adresse wurde nicht gefunden',
    explain: 'Prüfen Sie die Schreibweise, oder fragen Sie die IT, welche Adresse von außen erreichbar ist.',
  },
  network: {
    title: 'Der Server war nicht zu erreichen',
    explain: 'Die IT kann prüfen, ob er Verbindungen von außen annimmt.',
  },
  tls: {
    title: 'Es kam keine sichere Verbindung zustande',
    explain: 'Die IT kann das Zertifikat und die Verschlüsselung des Servers prüfen.',
  },
  service: {
    title: 'Das System hat anders geantwortet als erwartet',
    explain: 'Prüfen Sie die Adresse; die Administration des Systems kann in sein Protokoll sehen.',
  },
  auth: {
    title: 'Die Anmeldung hat nicht geklappt',
    explain: 'Prüfen Sie die Angaben, oder fragen Sie die Administration des Systems.',
  },
  access: {
    title: 'Der Benutzer darf die Daten nicht lesen',
    explain: 'Die Administration des Systems kann die Berechtigung erteilen.',
  },
  data: {
    title: 'Einen ersten Datensatz zu lesen hat nicht geklappt',
    explain: 'Die Administration des Systems kann prüfen, was dieser Benutzer sieht.',
  },
  ready: {
    title: 'Der Abschluss hat bei uns nicht geklappt',
    explain: 'Lassen Sie erneut prüfen; Sie müssen nichts noch einmal eingeben.',
  },
};
