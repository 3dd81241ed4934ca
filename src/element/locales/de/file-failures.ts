/** German: words for folders of files behind SSH. */
import type { FailureWords } from '../failure-words.ts';

/** A server that is not the one it was, and a folder that is not there. */
export const fileFailures = {
  'tls.host_key_changed': {
    title: 'Der Server ist ein anderer als zuvor',
    explain:
      '{host|Der Server} zeigt einen anderen Schlüssel als beim Einrichten dieser Verbindung ({key|er wird nicht angezeigt}). Vielleicht wurde er neu aufgesetzt, vielleicht steht jemand dazwischen. Fragen Sie, wer ihn betreibt, und verbinden Sie erst neu, wenn man dort davon weiß.',
  },
  'access.folder_missing': {
    title: 'Es gibt keinen Ordner {folder|wie angegeben}',
    explain:
      'Die Anmeldung hat geklappt. Prüfen Sie die Schreibweise des Ordners, oder lassen Sie das Feld leer für den Ort, an den der Server den Benutzer setzt.',
  },
} satisfies Record<string, FailureWords>;
