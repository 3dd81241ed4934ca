// German: the words of what can go wrong around the flow.
import type { FirstPart } from '../parts.ts';

const signIn = {
  title: 'Sie sind bei {app|der App} nicht mehr angemeldet',
  explain:
    'Melden Sie sich wieder an, gern in einem anderen Tab. Danach geht es hier weiter; nichts ist verloren.',
};
const ours = {
  title: 'Der Verbindungsdienst hatte ein eigenes Problem',
  explain:
    'Ihre Angaben sind sicher. Ein neuer Versuch hilft meistens; sonst findet der Support die Ursache über die Kennung.',
};
const gone = {
  title: 'Dieser Verbindungsversuch ist zu Ende',
  explain: 'Er war zu lange offen oder wurde anderswo abgeschlossen. Ein neuer Anfang dauert wenige Minuten.',
};
const setUp = {
  title: 'Das Verbinden ist auf dieser Seite nicht richtig eingerichtet',
  explain: 'Das können die Betreiber von {app|der App} beheben. Der Code unten sagt ihnen, woran es liegt.',
};
const mixedUp = {
  title: 'Die Seite und der Verbindungsdienst passen nicht mehr zusammen',
  explain: 'Beim letzten Schritt weiterzumachen bringt es in Ordnung.',
};

/** The words of every code that can end or interrupt the flow. */
export const troubleWords: FirstPart['troubleWords'] = {
  not_logged_in: signIn,
  not_allowed: {
    title: 'Ihr Konto darf keine Systeme verbinden',
    explain:
      'Wer {app|die App} in Ihrem Unternehmen verwaltet, kann das System verbinden oder es Ihnen erlauben.',
  },
  customer_changed: {
    title: 'Sie sind jetzt für ein anderes Unternehmen angemeldet',
    explain:
      'Wechseln Sie zurück zu dem Unternehmen, mit dem Sie begonnen haben, oder beginnen Sie für dieses neu.',
  },
  customer_malformed: setUp,
  verifier_mismatch: {
    title: 'Jetzt ist jemand anderes angemeldet',
    explain:
      'Zur Sicherheit kann nur beenden, wer begonnen hat. Melden Sie sich an wie zuvor, oder beginnen Sie neu.',
  },
  code_expired: {
    title: 'Die Übergabe hat zu lange gedauert',
    explain: 'Ihr System ist verbunden; nur {app|die App} weiß es noch nicht. Machen Sie dafür weiter.',
  },
  state_malformed: mixedUp,
  origin_not_allowed: setUp,
  session_unknown: gone,
  service_unreachable: {
    title: 'Der Verbindungsdienst ist nicht erreichbar',
    explain:
      'Vielleicht ist die Internetverbindung unterbrochen, oder ein Firmennetz sperrt ihn. Ein neuer Versuch hilft oft.',
  },
  service_refused: setUp,
  store_failed: {
    title: '{app|Die App} konnte die Verbindung nicht speichern',
    explain: 'Ihr System ist verbunden; es fehlt nur das Speichern. Weitermachen versucht es noch einmal.',
  },
  malformed_request: mixedUp,

  unsupported_media_type: ours,
  too_large: mixedUp,
  not_found: ours,
  method_not_allowed: ours,
  unauthorized: gone,
  forbidden_origin: setUp,
  browser_refused: setUp,
  request_uri_unknown: gone,
  request_uri_used: gone,
  session_expired: gone,
  session_superseded: {
    title: 'Hier geht es in einem anderen Fenster weiter',
    explain: 'Weitergehen kann es nur in einem Fenster.',
  },
  handed_over: {
    title: '{app|Die App} hat diese Verbindung schon',
    explain: 'Hier ist nichts mehr zu tun.',
  },
  step_changed: mixedUp,
  system_unknown: {
    title: 'Dieses System wird nicht mehr angeboten',
    explain: 'Die Liste hat sich geändert, seit sie geladen wurde. Machen Sie weiter, um die neue zu sehen.',
  },
  ticket_unknown: mixedUp,
  idempotency_conflict: mixedUp,
  connection_paused: {
    title: 'Diese Verbindung ist angehalten',
    explain: 'Wer {app|die App} verwaltet, kann sie fortsetzen.',
  },
  reauthorization_required: gone,
  connection_disconnected: gone,
  upstream_failed: ours,
  rate_limited: {
    title: 'Das war viel auf einmal',
    explain: 'Warten Sie eine Minute und machen Sie dann dort weiter, wo Sie waren.',
  },
  internal: ours,

  part_missing: {
    title: 'Ein Teil dieser Seite konnte nicht geladen werden',
    explain:
      'Vielleicht ist die Internetverbindung unterbrochen, oder die Seite wurde erneuert. Laden Sie sie neu; Ihr Stand bleibt erhalten.',
  },
  frame_blocked: {
    title: 'Das Formular konnte nicht angezeigt werden',
    explain:
      'Etwas auf dieser Seite oder in diesem Browser verhindert, dass es geladen wird. Das kann eine Erweiterung sein, die Inhalte sperrt; sonst müssen die Betreiber von {app|der App} es zulassen.',
  },
  callback_unreachable: {
    title: '{app|Die App} war nicht zu erreichen',
    explain: 'Ihr System ist verbunden. Weitermachen versucht es noch einmal.',
  },
  host_unreachable: {
    title: '{app|Die App} antwortet nicht',
    explain: 'Vielleicht ist die Internetverbindung unterbrochen. Ein neuer Versuch hilft oft.',
  },
  host_failed: {
    title: '{app|Die App} konnte nicht beginnen',
    explain: 'Ihr Server hat mit einem Fehler geantwortet. Ein Versuch zu späterer Zeit hilft oft.',
  },
  session_url_missing: setUp,
  session_malformed: setUp,
  callback_url_missing: setUp,
  service_malformed: ours,
};
