// German: what is said beside the list of systems.
import type { UnlistedPart } from '../parts.ts';

/** The sentences. */
export const unlistedWords: UnlistedPart['unlistedWords'] = {
  'find.by_address': 'An der Adresse erkannt',
  'find.by_way': 'Unter dieser Adresse ist kein System bekannt. Verbinden Sie es über das, was es spricht:',
  'find.none_odd': 'Zu Ihrer Eingabe ist nichts bekannt',
  'find.secret':
    'Darin war ein Passwort oder ein Schlüssel, deshalb wurde das Feld geleert: Beides gehört in den nächsten Schritt, wenn das System gewählt ist.',

  'unlisted.heading': 'Ein System verbinden, das nicht aufgeführt ist',
  'unlisted.lead':
    'Wählen Sie, was Ihr System spricht. Das steht in seiner Dokumentation, oder die Administration weiß es.',
  'unlisted.none': 'Nichts davon?',
  'unlisted.none_lead': 'Fragen Sie nach Ihrem System. Wer diesen Dienst betreibt, liest die Anfragen.',
  'unlisted.back': 'Zurück zur Liste',

  'way.another-system': 'Eine Web-Schnittstelle (REST, HTTP) mit Benutzername, Token oder API-Schlüssel',
  'way.oauth-2-interface':
    'Eine Web-Schnittstelle, deren Token unter einer eigenen Adresse ausgestellt werden',
  'way.odata-service':
    'Daten über HTTP nach dem OData-Standard; Systeme von SAP und Microsoft bieten das oft an',
  'way.postgresql': 'Eine Datenbank, oder was wie eine antwortet',
  'way.mysql': 'Eine Datenbank, über eine verschlüsselte Verbindung gelesen',
  'way.mariadb': 'Die Datenbank, die aus MySQL hervorgegangen ist',
  'way.microsoft-sql-server': 'Die Datenbank von Microsoft, im Haus oder in Azure',
  'way.mqtt-broker': 'Nachrichten von Maschinen und Sensoren, nach Themen',
  'way.opc-ua-server': 'Werte von Maschinen und Steuerungen, von einem Server mit einer opc.tcp-Adresse',
  'way.sftp-server': 'Dateien in einem Ordner, über SSH abgeholt',

  'asking.heading': 'Nach einem System fragen',
  'asking.lead': 'Wer diesen Dienst betreibt, liest das. Geben Sie hier keine Passwörter oder Schlüssel ein.',
  'asking.name': 'Name des Systems',
  'asking.maker': 'Hersteller oder Webadresse',
  'asking.note': 'Was sonst hilft, es zu finden',
  'asking.optional': '(freiwillig)',
  'asking.send': 'Senden',
  'asking.name_missing': 'Geben Sie den Namen des Systems ein.',
  'asking.secret':
    'Das sieht nach einem Passwort oder Schlüssel aus. Entfernen Sie es; hier wird es nicht gebraucht.',
  'asking.failed':
    'Das konnte nicht gesendet werden. Ihre Eingaben sind noch hier: Versuchen Sie es gleich noch einmal.',
  'asking.too_many':
    'In kurzer Zeit wurden viele Anfragen gesendet. Ihre Eingaben sind noch hier: Versuchen Sie es später noch einmal.',

  'asked.heading': 'Ihre Anfrage ist gesendet',
  'asked.lead': '„{name}“ steht jetzt bei den Systemen, nach denen gefragt wird.',
  'asked.next':
    'Als Nächstes sieht sie sich an, wer diesen Dienst betreibt. Sobald sich das System verbinden lässt, steht es in der Liste, und Sie verbinden es von {app} aus wie heute.',
  'asked.ways': 'Über das verbinden, was es spricht',
};
