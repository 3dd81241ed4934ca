// German: the words of what can go wrong from the sign-in on, the wait for it included.
import type { FailureWords } from '../failure-words.ts';
import type { signingInFailures as english } from '../en/signing-in-failures.ts';

/** Words by code; places as in `sentence`. */
export const signingInFailures: Record<keyof typeof english, FailureWords> = {
  'auth.refused': {
    title: 'Die Anmeldung wurde abgelehnt',
    explain:
      '{host|Das System} wurde erreicht, nimmt diesen Benutzernamen und dieses Passwort aber nicht an. Geben Sie das Passwort noch einmal ein, mit ausgeschalteter Feststelltaste. Nach mehreren Versuchen sperren manche Systeme den Benutzer.',
  },
  'auth.refused_before': {
    title: 'Dasselbe Passwort wurde eben erst abgelehnt',
    explain:
      'Damit der Benutzer nicht gesperrt wird, wurde es nicht noch einmal gesendet. Berichtigen Sie es, oder senden Sie es erneut, falls es im System geändert wurde.',
  },
  'auth.password_expired': {
    title: 'Das Passwort ist abgelaufen',
    explain:
      'Das System verlangt, es zuerst zu ändern. Melden Sie sich einmal im System an, setzen Sie ein neues Passwort und geben Sie es hier ein.',
  },
  'auth.key_refused': {
    title: 'Der Schlüssel wurde abgelehnt',
    explain:
      '{host|Das System} wurde erreicht, nimmt diesen Schlüssel aber nicht an. Kopieren Sie ihn noch einmal vollständig; wurde er ersetzt, nehmen Sie den neuen.',
  },
  'auth.token_refused': {
    title: 'Das Token wurde abgelehnt',
    explain:
      '{host|Das System} wurde erreicht, nimmt dieses Token aber nicht an. Kopieren Sie es noch einmal vollständig; wurde es zurückgezogen, erstellen Sie ein neues.',
  },
  'auth.token_expired': {
    title: 'Das Token ist abgelaufen',
    explain:
      '{host|Das System} sagt es selbst. Erstellen Sie dort ein neues Token und geben Sie es hier ein.',
  },
  'auth.client_refused': {
    title: 'Client-ID und Secret wurden abgelehnt',
    explain:
      '{host|Der Anmeldedienst} wurde erreicht, nimmt sie aber nicht an. Kopieren Sie beide noch einmal; sie gehören zusammen.',
  },
  'auth.client_secret_expired': {
    title: 'Das Client-Secret ist abgelaufen',
    explain:
      '{host|Der Anmeldedienst} sagt es selbst. Erstellen Sie dort ein neues Secret und geben Sie es hier ein.',
  },
  'auth.client_not_allowed': {
    title: 'Dieser Client darf sich so nicht anmelden',
    explain:
      'Die Client-ID ist bekannt, darf diese Art der Anmeldung aber nicht nutzen. Die Administration kann es erlauben.',
  },
  'auth.server_not_registered': {
    title: 'Zu dieser Adresse gehört ein anderer Anmeldedienst',
    explain:
      '{app|Die App} ist woanders registriert; an {host|ihn} wurde deshalb nichts gesendet. Vergleichen Sie die Adresse mit der, die Sie im Browser sehen, wenn Sie das System benutzen.',
  },
  'auth.registration_unusable': {
    title: 'Die Registrierung von {app|der App} funktioniert hier nicht',
    explain:
      'Für dieses System hat {app|die App} eine eigene Client-ID mit Secret. Sie wurden geändert oder entfernt, oder das System nimmt sie nicht an. Ihre Eingaben stimmen: {app|die App} muss das in Ordnung bringen.',
  },
  'auth.redirect_not_registered': {
    title: 'Der Rückweg von der Anmeldung ist nicht eingetragen',
    explain:
      'Das System schickt nur an Adressen zurück, die es kennt. Die Administration kann die Rücksprungadresse aus der Anleitung eintragen, Zeichen für Zeichen.',
  },
  'auth.scope_refused': {
    title: 'Das System erteilt die erbetenen Berechtigungen nicht',
    explain:
      'Die Anmeldung selbst funktioniert. Die Administration kann sie für diesen Client erlauben: {scope|sie stehen in der Anleitung}.',
  },
  'auth.consent_denied': {
    title: 'Die Erlaubnis wurde nicht erteilt',
    explain:
      'Im anderen Tab wurde der Zugriff abgelehnt. Melden Sie sich erneut an und stimmen Sie zu, oder bitten Sie jemanden, der es darf.',
  },
  'auth.sign_in_expired': {
    title: 'Von der Anmeldung kam niemand zurück',
    explain:
      'Der Tab, in dem Sie sich anmelden wollten, wurde geschlossen, oder es dauerte zu lange. Öffnen Sie ihn erneut; sonst ist nichts zu wiederholen.',
  },
  'auth.sign_in_replaced': {
    title: 'Diese Anmeldung wurde durch eine neuere ersetzt',
    explain:
      'Es zählt nur der zuletzt geöffnete Tab. Öffnen Sie die Anmeldung erneut und schließen Sie sie dort ab.',
  },
  'auth.other_browser': {
    title: 'Die Anmeldung wurde in einem anderen Browser abgeschlossen',
    explain:
      'Zur Sicherheit zählt sie nur in dem Browser, in dem sie begann. Öffnen Sie sie von hier aus erneut.',
  },
  'auth.issuer_mismatch': {
    title: 'Die Antwort kam von einem anderen Anmeldedienst',
    explain:
      '{issuer|Er} ist nicht der, zu dem Sie geschickt wurden; die Antwort wurde deshalb nicht verwendet. Geschieht das wieder, muss die Administration es sich ansehen.',
  },
  'auth.code_refused': {
    title: 'Der Anmeldedienst hat seine Antwort zurückgenommen',
    explain:
      'Sie haben sich angemeldet, aber seine Antwort ließ sich nicht einlösen: Sie war abgelaufen oder schon verwendet. Öffnen Sie die Anmeldung erneut.',
  },
  'auth.provider_error': {
    title: 'Der Anmeldedienst hat mit einem eigenen Fehler geantwortet',
    explain:
      'Er wurde erreicht, konnte aber nicht abschließen. Öffnen Sie die Anmeldung erneut; bleibt es dabei, sieht die Administration im Protokoll, warum.',
  },
  'auth.refresh_refused': {
    title: 'Die Erlaubnis ist zu Ende',
    explain:
      'Das System verlängert den Zugriff nicht mehr: Er wurde entzogen oder lange nicht genutzt. Melden Sie sich noch einmal an.',
  },
  'auth.account_locked': {
    title: 'Der Benutzer ist gesperrt',
    explain:
      'Das sagt das System selbst; das Passwort kann also stimmen. Die Administration kann den Benutzer entsperren.',
  },
  'auth.account_disabled': {
    title: 'Der Benutzer ist abgeschaltet',
    explain:
      'Das System kennt den Benutzer, lässt ihn aber nicht mehr hinein. Die Administration kann ihn einschalten oder für diese Verbindung einen anlegen.',
  },
  'auth.too_many_attempts': {
    title: 'Das System nimmt vorerst keine Versuche mehr an',
    explain:
      'Es gab zu viele gescheiterte Anmeldungen. Warten Sie einige Minuten: Bis dahin lehnt es auch das richtige Passwort ab.',
  },
  'auth.tries_spent': {
    title: 'Eine Pause, damit das Konto nicht gesperrt wird',
    explain:
      'Das System hat dieses Konto in wenigen Minuten mehrmals abgelehnt. In {minutes;one=# Minute;other=# Minuten} geht es weiter, mit den jetzigen Angaben oder einem anderen Passwort. Die Administration weiß, welches stimmt.',
  },
  'service.queue_full': {
    title: 'Viele Prüfungen warten auf dieses System',
    explain: 'Nur wenige fragen es gleichzeitig. Versuchen Sie es gleich erneut; die Angaben bleiben.',
  },
  'auth.second_factor': {
    title: 'Das System verlangt einen zweiten Faktor',
    explain:
      'Den kann ein Programm nicht beantworten. Die Administration kann für diese Verbindung einen Benutzer anlegen, der keinen braucht, oder einen API-Schlüssel.',
  },
  'auth.address_not_allowed': {
    title: 'Das System lässt nur bekannte Absender hinein',
    explain:
      'Es wurde erreicht, nimmt aber keine Anmeldungen von {address|der Adresse des Verbindungsdienstes} an. Die IT kann sie eintragen.',
  },
  'auth.sign_in_not_allowed': {
    title: 'Dieser Benutzer darf sich nicht anmelden',
    explain:
      'Das System kennt ihn, aber er ist nicht zum Anmelden gedacht. Die Administration kann es erlauben oder einen anderen Benutzer nennen.',
  },
  'auth.no_licence': {
    title: 'Für diesen Benutzer gibt es keine Lizenz',
    explain:
      'Die Angaben stimmen, aber alle Lizenzen sind vergeben oder der Benutzer hat keine. Die Administration kann eine zuweisen.',
  },
  'auth.session_ended': {
    title: 'Das System hat die Sitzung zu früh beendet',
    explain:
      'Die Anmeldung funktionierte und war vorbei, bevor etwas gelesen werden konnte. Versuchen Sie es erneut; die Administration sieht im Protokoll, warum.',
  },
  'auth.not_permitted': {
    title: 'Den Benutzer gibt es, aber er darf sich so nicht anmelden',
    explain: 'Die Administration des Systems kann diesem Benutzer erlauben, die Schnittstelle zu nutzen.',
  },
  'auth.basic_not_offered': {
    title: 'Das System nimmt hier keinen Benutzernamen mit Passwort an',
    explain:
      'Es verlangt eine andere Art der Anmeldung. Die Administration kann diese einschalten oder Ihnen sagen, welche genutzt wird.',
  },
  'auth.sign_in_page': {
    title: 'Das System hat mit seiner Anmeldeseite geantwortet',
    explain:
      'So antwortet es Menschen, nicht Programmen. Die Administration kann Ihnen die Adresse der Schnittstelle nennen oder diesem Benutzer erlauben, sie zu nutzen.',
  },
  'auth.failed': {
    title: 'Die Anmeldung hat nicht geklappt',
    explain:
      'Die Antwort des Systems sagt weder ja noch nein. Versuchen Sie es erneut, oder fragen Sie seine Administration.',
  },
  'auth.no_test_path': {
    title: 'Unter dem Pfad zum Testen antwortet nichts',
    explain:
      '{host|Der Server} ist da, hat aber unter dem Pfad, der zum Testen genannt wurde, nichts. Vergleichen Sie den Pfad mit der Dokumentation der Schnittstelle.',
  },
  'auth.not_proven': {
    title: 'Das System hat nicht gefragt, wer sich anmeldet',
    explain:
      'Es antwortet auch ohne Passwort, deshalb ließ sich die Anmeldung nicht nachweisen. Sagen Sie es der Administration des Systems.',
  },
  'auth.same_for_everybody': {
    title: 'Die Adresse antwortet allen gleich',
    explain:
      'Sie hat mit und ohne Anmeldung gleich geantwortet; dass die Anmeldung gilt, ist damit nicht nachgewiesen. Ein Pfad zum Testen, den nur Angemeldete lesen dürfen, würde es nachweisen.',
  },
  'auth.not_tested': {
    title: 'Die Anmeldung wurde nicht getestet',
    explain:
      '{host|Der Server} wurde erreicht. Nichts an dieser Adresse verrät, ob er die Anmeldung annimmt; ein Pfad zum Testen, den nur Angemeldete lesen dürfen, würde es verraten.',
  },

  'access.forbidden': {
    title: 'Angemeldet, aber ohne Leseberechtigung',
    explain:
      'Das Passwort stimmt. Dem Benutzer fehlt noch die Berechtigung, die Daten zu lesen; die Administration des Systems kann sie erteilen.',
  },
  'access.partial': {
    title: 'Ein Teil der Daten ist für diesen Benutzer gesperrt',
    explain:
      'Der Rest funktioniert. Sagen Sie der Administration, welche Daten fehlen: Später kann mehr geöffnet werden.',
  },
  'access.api_switched_off': {
    title: 'Die Schnittstelle des Systems ist ausgeschaltet',
    explain:
      '{host|Das System} wurde erreicht, aber seine Tür für Programme ist für alle zu. Die Administration kann sie einschalten, wie die Anleitung zeigt.',
  },
  'access.scope_missing': {
    title: 'Die Berechtigungen reichen für die Daten nicht aus',
    explain:
      'Die Anmeldung hat geklappt, aber die erteilten Berechtigungen schließen das Lesen der Daten nicht ein. Die Administration kann {scope|die aus der Anleitung} erteilen.',
  },
  'access.role_missing': {
    title: 'Dem Benutzer fehlt eine Rolle',
    explain:
      'Die Anmeldung hat geklappt. Der Benutzer braucht noch {role|die Rolle, die in der Anleitung steht}; die Administration kann sie zuweisen.',
  },
  'access.module_missing': {
    title: 'Ein Teil des Systems fehlt',
    explain:
      'Die Anmeldung hat geklappt, aber {module|der Teil mit den Daten} ist nicht installiert oder nicht lizenziert. Die Administration kann ihn ergänzen.',
  },
  'access.schema_missing': {
    title: 'Es gibt kein Schema namens {schema|wie angegeben}',
    explain:
      'Die Anmeldung hat geklappt, und die Datenbank ist da. Prüfen Sie die Schreibweise, oder lassen Sie das Feld für das übliche Schema leer.',
  },
  'access.none_to_choose': {
    title: 'Dieser Benutzer gehört zu keiner Firma, keinem Standort und keiner Datenbank',
    explain:
      'Die Anmeldung hat geklappt, aber es gibt nichts, was verbunden werden könnte. Die Administration kann den Benutzer zuordnen.',
  },
  'access.choice_gone': {
    title: '{choice|Ihre Auswahl} ist nicht mehr da',
    explain:
      'Seit Sie gewählt haben, wurde der Eintrag entfernt oder für diesen Benutzer gesperrt. Gehen Sie zurück und wählen Sie neu.',
  },
  'access.failed': {
    title: 'Es ließ sich nicht feststellen, was dieser Benutzer lesen darf',
    explain:
      'Die Anmeldung hat geklappt. Versuchen Sie es erneut; bleibt es dabei, sieht die Administration im Protokoll, warum.',
  },

  'data.nothing_offered': {
    title: 'Angemeldet, aber es gibt nichts zu lesen',
    explain: 'Es gibt keine Daten, die dieser Benutzer lesen darf. Die Administration kann es erlauben.',
  },
  'data.timeout': {
    title: 'Einen ersten Datensatz zu lesen hat zu lange gedauert',
    explain:
      'Die Anmeldung hat geklappt, aber das System hat eine kleine Frage nicht rechtzeitig beantwortet. Versuchen Sie es, wenn es weniger ausgelastet ist.',
  },
  'data.too_large': {
    title: 'Eine einzelne Antwort ist größer, als angenommen werden kann',
    explain:
      'Die Anmeldung hat geklappt. Den nächsten Schritt haben die Hersteller der Software: Die Nachricht an den Support sagt ihnen alles Nötige.',
  },
  'data.rate_limited': {
    title: 'Das System bittet um eine Pause',
    explain:
      'Die Anmeldung hat geklappt, aber es zählt, wie oft es gefragt wird. Warten Sie eine Minute und versuchen Sie es dann erneut.',
  },
  'data.unreadable': {
    title: 'Die Daten kamen in unerwarteter Form',
    explain:
      'Bis hierher hat alles geklappt. Den nächsten Schritt haben die Hersteller der Software: Die Nachricht an den Support sagt ihnen alles Nötige.',
  },
  'data.failed': {
    title: 'Das Lesen eines ersten Datensatzes ist gescheitert',
    explain:
      'Die Anmeldung hat geklappt. Versuchen Sie es erneut; bleibt es dabei, sieht die Administration im Protokoll, warum.',
  },
  'data.empty': {
    title: 'Es gibt noch keine Datensätze',
    explain: 'Alles funktioniert, aber die erste Tabelle, die dieser Benutzer lesen kann, ist leer.',
  },
  'data.old': {
    title: 'Neuester Datensatz: {date@date|lange her}',
    explain:
      'Alles funktioniert. Sollte es neuere geben, ist dies vielleicht eine Kopie oder ein Testsystem; seine Administration weiß es.',
  },

  'ready.already_connected': {
    title: '{system|Dieses System} ist schon verbunden',
    explain:
      'Mit demselben Benutzer gibt es eine frühere Verbindung. Beide funktionieren; {app|die App} zeigt die Daten womöglich doppelt.',
  },
  'ready.failed': {
    title: 'Das Speichern der Verbindung ist bei uns gescheitert',
    explain: 'Ihr System hat geantwortet, wie es soll. Lassen Sie erneut prüfen; Sie müssen nichts eingeben.',
  },
};
