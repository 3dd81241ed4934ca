import type { shellWords as english } from '../en/shell.ts';

/** The doors, the menu, what every view says, and what goes wrong. */
export const shellWords: Readonly<Record<keyof typeof english, string>> = {
  'shell.brand': 'Übersicht für den Betreiber',
  'shell.menu': 'Menü',
  'shell.language': 'Sprache',
  'shell.sign_out': 'Abmelden',
  'shell.sign_out_everywhere': 'Überall abmelden',
  'shell.old': 'Diese Ansicht ließ sich nicht laden. Vielleicht ist die Seite älter als der Dienst.',
  'shell.reload': 'Seite neu laden',
  'view.connections': 'Verbindungen',
  'view.deliveries': 'Zustellungen',
  'view.clients': 'Clients (Partner)',
  'view.requests': 'Gewünschte Systeme',
  'view.figures': 'Zahlen',

  'door.password': 'Passwort',
  'door.show': 'Zeigen',
  'door.failed': 'Die Übersicht konnte nicht geöffnet werden.',
  'door.not_set_up': 'Noch ist kein Passwort gesetzt',
  'door.not_set_up.lead':
    'Der Dienst hat beim Start einen Link ausgegeben: Öffnen Sie ihn, damit setzen Sie das Passwort. Ohne den Link setzt es dieser Befehl auf dem Rechner, auf dem der Dienst läuft; laden Sie danach diese Seite neu:',
  'setup.heading': 'Passwort der Übersicht setzen',
  'setup.lead':
    'Mindestens {least@number} Zeichen. Einige Wörter, die nicht zusammengehören, merkt man sich leicht und errät man schwer.',
  'setup.go': 'Passwort setzen',
  'signin.heading': 'Anmelden',
  'signin.lead': 'Die Übersicht zeigt die Verbindungen aller Partner und ihrer Kunden.',
  'signin.go': 'Anmelden',
  'signin.forgotten': 'Vergessen? Das setzt ein neues, auf dem Rechner, auf dem der Dienst läuft:',
  'over.heading': 'Ihre Sitzung ist zu Ende',
  'over.lead': 'Melden Sie sich an, um dort weiterzumachen, wo Sie waren. Nichts Getipptes geht verloren.',
  'over.go': 'Weitermachen',
  'strength.short': '{count;one=Noch # Zeichen;other=Noch # Zeichen}',
  'strength.weak': 'Leicht zu erraten',
  'strength.fair': 'Geht: länger ist besser',
  'strength.strong': 'Schwer zu erraten',

  'common.loading': 'Wird geladen',
  'common.again': 'Noch einmal versuchen',
  'common.refresh': 'Erneuern',
  'common.stale': 'Das konnte nicht erneuert werden.',
  'common.all': 'Alle',
  'common.show_all': 'Alle zeigen',
  'common.pages': 'Seiten',
  'common.first_page': 'Erste Seite',
  'common.next_page': 'Nächste Seite',
  'common.last_page': 'Das ist die letzte Seite.',
  'common.system': 'System (Produkt)',
  'common.client': 'Partner',
  'common.cancel': 'Abbrechen',
  'common.copy': 'Kopieren',
  'common.copied': 'Kopiert',
  'common.copy_by_hand':
    'Dieser Browser kopiert nicht für Sie. Der Text ist markiert: Kopieren Sie ihn selbst.',
  'common.ms': '{ms@number} ms',
  'mode.test': 'Test',
  'mode.live': 'Echtbetrieb',

  'trouble.offline': 'Zurzeit kein Netz.',
  'trouble.unreachable': 'Der Dienst antwortet nicht. Sehen Sie nach, ob er läuft.',
  'trouble.malformed':
    'Die Antwort ist nicht zu lesen: Diese Seite und der Dienst haben verschiedene Versionen. Laden Sie die Seite neu.',
  'trouble.rate_limited': 'Zu viele Versuche. Versuchen Sie es in {wait} wieder.',
  'trouble.wrong_password': 'Das ist nicht das Passwort.',
  'trouble.setup_link':
    'Dieser Link gilt nicht mehr: Er wurde benutzt, oder der Dienst ist seither neu gestartet. Öffnen Sie den neuesten Link, den der Dienst ausgegeben hat.',
  'trouble.password_set': 'Ein Passwort ist schon gesetzt: Melden Sie sich damit an.',
  'trouble.password_short': 'Dieses Passwort ist zu kurz.',
  'trouble.client': 'Etwas in diesem Formular kann so nicht bleiben.',
  'trouble.wrong_host':
    'Die Übersicht antwortet nur unter ihrer eigenen Adresse. Öffnen Sie die, die der Dienst ausgegeben hat.',
  'trouble.wrong_origin':
    'Diese Anfrage kam nicht von der eigenen Seite der Übersicht. Laden Sie die Seite neu.',
  'trouble.not_found': 'Hier ist nichts mehr.',
  'trouble.connection_disconnected': 'Diese Verbindung ist beendet.',
  'trouble.other': 'Das ging nicht ({code}). Im Protokoll des Dienstes steht mehr.',
};
