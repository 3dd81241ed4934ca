// German: what the frame says of things pasted, dropped or chosen.
import type { PastingPart } from '../parts.ts';

/** The sentences. */
export const pastingWords: PastingPart['pastingWords'] = {
  paste_hint:
    'Eine Adresse, eine Verbindungszeichenfolge, ein curl-Befehl oder eine Schlüsseldatei. Passwörter und Schlüssel kommen nur in ihre eigenen Felder.',
  paste_file: 'Datei auswählen',
  paste_filled: 'Ausgefüllt: {fields}.',
  paste_way: 'Damit meldet man sich anders an; das Formular hat gewechselt.',
  paste_rest: 'Was in diesem Formular keinen Platz hat, wurde weggelassen.',
  paste_other:
    'Das ist für {engine}, nicht für {system}. Es wurde nichts ausgefüllt; Ihr Text ist noch hier.',
  paste_unknown: 'Nichts davon passt erkennbar hierher. Es wurde nichts ausgefüllt; Ihr Text ist noch hier.',
};
