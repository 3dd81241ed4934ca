// Here: German, one file for each kind of sentence, as English has them; formal address (Sie). Not here: the English words, to
// which every file here is held by its type.
import type { FirstPart } from '../parts.ts';

export { troubleWords } from './troubles.ts';

/** What the first screens say. */
export const elementWords: FirstPart['elementWords'] = {
  'common.back': 'Zurück',
  'common.cancel': 'Abbrechen',
  'common.close': 'Schließen',
  'common.continue': 'Weiter',
  'common.copied': 'Kopiert',
  'common.copy': 'Kopieren',
  'common.copy_of': 'Kopieren: {what}',
  'common.copy_by_hand': 'Markieren und kopieren Sie diesen Text:',
  'common.test': 'Test',
  'common.test_hint': 'Testbetrieb: Echte Daten werden hier nicht berührt.',
  'common.working': 'Einen Moment',
  'common.still_trying': 'Es wird weiter versucht. Nichts geht verloren, und es geht von selbst weiter.',
  'common.offline':
    'Zurzeit besteht keine Internetverbindung. Sobald sie wieder da ist, geht es von selbst weiter.',
  'common.opens_window': 'öffnet einen neuen Tab',

  'leave.heading': 'Verlassen?',
  'leave.lead': 'Ihre Angaben bleiben erhalten, Passwörter nicht.',
  'leave.stay': 'Bleiben',
  'leave.go': 'Verlassen',

  'idle.heading': 'Ein System verbinden',
  'idle.lead': 'Das dauert wenige Minuten. Sie sollten wissen, wie man sich im System anmeldet.',
  'idle.again': 'Das System neu verbinden',
  'idle.continue': 'Dort weitermachen, wo Sie aufgehört haben',
  'opening.heading': 'Es wird vorbereitet',

  'find.heading': 'Welches System nutzen Sie?',
  'find.label': 'Nach Ihrem System suchen',
  'find.placeholder': 'Name, Hersteller oder Adresse',
  'find.clear': 'Suche leeren',
  'find.popular': 'Häufig verbunden',
  'find.preferred': 'Von {app} vorgeschlagen',
  'find.results': '{count;one=# System;other=# Systeme}',
  'find.more': '{count@number} weitere anzeigen',
  'find.added': '{count;one=# weiteres System ist aufgeführt;other=# weitere Systeme sind aufgeführt}',
  'find.none': 'Kein System namens „{query}“',
  'find.none_here': 'Kein System namens „{query}“ unter {kind}',
  'find.also': 'auch bekannt als {name}',
  'find.kinds': 'Art des Systems',
  'find.every_kind': 'Alle Arten',
  'find.none_hint': 'Versuchen Sie es mit dem Hersteller oder mit dem Anfang des Namens.',
  'find.none_listed': 'Zurzeit werden hier keine Systeme angeboten.',
  'find.none_clear': 'Alle Systeme anzeigen',
  'find.not_listed': 'Mein System steht nicht in der Liste',
  'find.ask': 'Nach diesem System fragen',
  'find.loading': 'Die Liste der Systeme wird geladen',
  'find.failed': 'Die Liste der Systeme konnte nicht geladen werden',
  'find.failed_hint': 'Vielleicht ist die Internetverbindung unterbrochen.',
  'find.try_again': 'Erneut laden',
  'find.legal': 'Namen gehören ihren Inhabern, die mit diesem Dienst nicht verbunden sind.',
  'find.tiers':
    '„Geprüft“ wurde mit dem echten System erprobt; was kein Zeichen trägt, folgt den Unterlagen des Herstellers.',
  'tier.test': 'Zum Ausprobieren',
  'tier.verified': 'Geprüft',
  'tier.choose_method': 'Sie wählen die Art der Anmeldung',

  'ended.heading.cancelled': 'Es wurde nichts verbunden',
  'ended.lead.cancelled': 'Ihre Eingaben wurden vernichtet.',
  'ended.heading.expired': 'Das hat zu lange gedauert',
  'ended.lead.expired':
    'Zur Sicherheit wurden alle Eingaben vernichtet. Ein neuer Anfang dauert wenige Minuten.',
  'ended.again': 'Neu beginnen',

  'superseded.heading': 'Hier geht es in einem anderen Fenster weiter',
  'superseded.lead':
    'Sie haben dieselbe Verbindung noch einmal geöffnet. Weitergehen kann es nur in einem Fenster.',
  'superseded.here': 'Hier weitermachen',

  'too_old.heading': 'Diese Seite ist zu alt',
  'too_old.lead':
    'Der nächste Schritt ist neuer als die Seite, die ihn zeigt. Laden Sie die Seite neu; Ihr Stand bleibt erhalten.',
  'trouble.again': 'Erneut versuchen',
  'trouble.restart': 'Neu beginnen',
  'trouble.reload': 'Seite neu laden',
  'trouble.copy': 'Nachricht an den Support kopieren',
  'trouble.code': 'Code {code}',
  'check.reference': 'Kennung {reference}',

  'message.subject': 'Verbindung von {system|einem System} mit {app}',
  'message.hello': 'Guten Tag,',
  'message.intro_support':
    'ich brauche Hilfe bei der Verbindung von {system|einem System} mit {app}. So weit bin ich gekommen:',
  'message.code': 'Code: {code}',
  'message.reference': 'Kennung: {reference}',
  'message.time': 'Zeit: {time}',
};
