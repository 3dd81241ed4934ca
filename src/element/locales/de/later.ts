// German: what the screens after the search say.
import type { LaterPart } from '../parts.ts';

export * from './shared.ts';

/** The sentences of the later screens. */
export const laterWords: LaterPart['laterWords'] = {
  'prepare.heading': 'Bevor Sie {system} verbinden',
  'prepare.have': 'Das brauchen Sie',
  'prepare.do': 'So bekommen Sie es',
  'prepare.copy': 'Zum Weitergeben',
  'prepare.go': 'Ich habe alles',
  'guide.updated': 'Stand: {date@date}',

  'form.heading': '{system} verbinden',
  'form.frame_title': 'Anmeldedaten für {system|das System}',
  'form.safe': 'Ihre Eingaben gehen verschlüsselt an den Verbindungsdienst. {app} sieht sie nie.',
  'form.guide': 'Wo Sie diese Angaben finden',
  'form.loading': 'Das Formular wird geladen',
  'form.declined': 'Es wurde nichts verbunden. Ihre Eingaben sind noch hier, außer Passwörtern.',
  'form.moved':
    'Die Seite hat dieses Formular verschoben. Ihre Eingaben sind noch da; nur das Passwort müssen Sie neu eingeben.',

  'authorize.heading': 'Bei {system} anmelden',
  'authorize.safe':
    'Ihr Passwort geben Sie nur bei {host} ein. {app} und der Verbindungsdienst sehen es nie.',
  'authorize.guide': 'Falls die Anmeldung einen Fehler zeigt',

  'check.heading': 'Die Verbindung zu {system} wird geprüft',
  'check.lead': 'Das dauert meist nur wenige Sekunden.',
  'check.worked': 'Das hat geklappt: {what}',
  'check.worked.dns': 'die Adresse',
  'check.worked.network': 'der Weg zum Server',
  'check.worked.tls': 'die sichere Verbindung',
  'check.worked.service': 'die Antwort des Systems',
  'check.worked.auth': 'die Anmeldung',
  'check.worked.access': 'die Leseberechtigung',
  'check.worked.data': 'ein erster Datensatz',
  'check.list': 'Was geprüft wurde',
  'check.ms': '{ms@number} ms',
  'check.seconds': '{seconds@number} s',
  'check.status.pending': 'noch nicht',
  'check.status.running': 'läuft',
  'check.status.passed': 'erledigt',
  'check.status.warning': 'erledigt, mit Hinweis',
  'check.status.failed': 'hat nicht geklappt',
  'check.status.skipped': 'nicht erreicht',
  'check.status.needs_action': 'wartet auf jemanden',

  'choose.heading.company': 'Um welche Firma geht es?',
  'choose.heading.site': 'Um welchen Standort geht es?',
  'choose.heading.tenant': 'Um welchen Mandanten (einen eigenen Bereich im System) geht es?',
  'choose.heading.database': 'Um welche Datenbank geht es?',
  'choose.heading.way': 'Wie meldet man sich bei {system} an?',
  'choose.lead':
    'Diese Anmeldung sieht {count;one=# davon;other=# davon}. Wählen Sie einen Eintrag; weitere können Sie später verbinden.',
  'choose.only': 'Diese Anmeldung sieht nur diesen Eintrag.',
  'choose.filter': 'Liste filtern',
  'choose.declined':
    'Es wurde nichts verbunden. Wählen Sie etwas anderes, oder gehen Sie zurück zu den Anmeldedaten.',
  'choose.none': 'Nichts auf der Liste passt dazu.',

  'way.lead': 'Nehmen Sie, was Sie haben. Sie können zurückkommen und etwas anderes nehmen.',
  'way.recommended': 'Empfohlen',
  'way.unsure': 'Ich weiß es nicht',
  'way.take':
    'Machen Sie mit „{way}“ weiter: Das haben die meisten, und die nächste Seite sagt, wie man es bekommt.',
  'way.ask':
    'Fragen Sie, wer {system} betreut, wie sich Programme dort anmelden. Im Handbuch heißt das „API“ oder „Schnittstelle“.',
  'way.password': 'Benutzername und Passwort',
  'way.password.hint':
    'Die eines Benutzers im System, am besten eines eigens für diese Verbindung angelegten.',
  'way.key': 'API-Schlüssel',
  'way.key.hint': 'Ein langer Code aus den Einstellungen des Systems. Meist legt ihn die Administration an.',
  'way.key_query': 'API-Schlüssel in der Adresse',
  'way.key_query.hint':
    'Ein Code, der am Ende jeder Adresse steht, nach einem „?“. Nur wenige Systeme machen das.',
  'way.token': 'Zugriffstoken',
  'way.token.hint':
    'Ein langer Code für Programme. Sie erzeugen ihn im eigenen Profil, oder die Administration tut es.',
  'way.page': 'Anmeldeseite des Systems',
  'way.page.hint':
    'Sie melden sich dort wie immer an und erlauben den Zugriff. Womöglich muss die Administration vorher eine App registrieren.',
  'way.app': 'Registrierte App',
  'way.app.hint': 'Eine Client-ID und ein Secret. Die Administration registriert dafür eine App im System.',
  'way.app_password': 'Registrierte App und Benutzer',
  'way.app_password.hint':
    'Eine Client-ID und ein Secret von der Administration, dazu das Passwort eines Benutzers.',
  'way.signed': 'Signierte Anfragen',
  'way.signed.hint': 'Ein Schlüssel und sein Geheimnis, meist von der Administration angelegt.',
  'way.certificate': 'Zertifikat',
  'way.certificate.hint':
    'Ein Zertifikat und sein privater Schlüssel, als zwei Dateien. Meist gibt sie die IT-Abteilung aus.',
  'way.opc_ua': 'OPC UA',
  'way.opc_ua.hint': 'Die Werte von Maschinen, von einem Server, dessen Adresse mit opc.tcp beginnt.',

  'proof.heading': '{system} antwortet',
  'proof.newest': 'Das Neueste in {table}',
  'proof.date': '{date@date}',
  'proof.question': 'Gehört das zu Ihnen?',
  'proof.yes': 'Ja, an {app} übergeben',
  'proof.no': 'Nein, zurück',

  'handover.heading': 'Übergabe an {app}',
  'handover.lead': 'Alles funktioniert. {app} übernimmt gerade die Verbindung.',
  'pending.heading': 'Verbunden',
  'pending.lead':
    'Ihr System antwortet, wie es soll. {app} war gerade nicht zu erreichen und bemerkt es von selbst.',

  'connected.heading': '{system} ist verbunden',
  'connected.lead': '{app} kann jetzt daraus lesen. Hier ist nichts mehr zu tun.',
  'connected.proven': 'Was erprobt wurde',
  'connected.warnings': 'Gut zu wissen',
  'connected.another': 'Weiteres System verbinden',
  'connected.settings': 'Auswählen, was dazugehört',
  'connected.done': 'Fertig',

  'message.intro': 'wir möchten {system} mit {app} verbinden. Eines steht noch im Weg:',
  'message.tried': 'Was versucht wurde:',
  'message.host': 'Host: {host}',
  'message.port': 'Port: {port}',
};
