// German: the words of what can go wrong until the system answers.
import type { FailureWords } from '../failure-words.ts';
import type { reachingFailures as english } from '../en/reaching-failures.ts';

/** Words by code; places as in `sentence`. */
export const reachingFailures: Record<keyof typeof english, FailureWords> = {
  'input.required': {
    title: 'Etwas fehlt noch',
    explain: 'Füllen Sie jedes Feld aus, das als erforderlich gekennzeichnet ist.',
  },
  'input.too_long': {
    title: 'Eine Angabe ist zu lang',
    explain: 'Kürzen Sie sie. Wenn Sie sie eingefügt haben: Prüfen Sie, ob noch etwas anderes mitkam.',
  },
  'input.malformed': {
    title: 'Eine Angabe hat nicht die erwartete Form',
    explain: 'Vergleichen Sie sie mit dem Beispiel unter dem Feld.',
  },
  'input.not_an_option': {
    title: 'Eine Auswahl steht nicht auf der Liste',
    explain: 'Wählen Sie eine der angebotenen Möglichkeiten.',
  },
  'input.address_malformed': {
    title: 'Das sieht nicht wie eine Adresse aus',
    explain:
      'Kopieren Sie die Adresse aus dem Browser, in dem Sie das System nutzen. Sie sieht aus wie https://firma.example.com.',
  },
  'input.address_has_credentials': {
    title: 'Die Adresse enthält einen Benutzernamen oder ein Passwort',
    explain: 'Entfernen Sie alles zwischen // und @. Für die Anmeldung gibt es eigene Felder.',
  },
  'input.address_needs_https': {
    title: 'Die Adresse muss mit https:// beginnen',
    explain:
      'Über http wäre das Passwort unterwegs für andere lesbar. Ändern Sie den Anfang der Adresse, oder fragen Sie die IT nach der https-Adresse.',
  },
  'input.port_malformed': {
    title: 'Das ist kein Port',
    explain:
      'Ein Port ist eine Zahl von 1 bis 65535. Lassen Sie das Feld leer, wenn Ihnen niemand einen genannt hat.',
  },
  'input.user_has_colon': {
    title: 'Der Benutzername enthält einen Doppelpunkt',
    explain:
      'Bei dieser Art der Anmeldung würde alles nach dem Doppelpunkt als Passwort gelten. Nehmen Sie einen Benutzernamen ohne; die Administration kann ihn anlegen.',
  },
  'input.secret_unsendable': {
    title: 'Das Passwort oder der Schlüssel enthält ein Zeichen, das nicht gesendet werden kann',
    explain:
      'Oft kommt beim Kopieren ein Zeilenumbruch oder ein typografisches Zeichen mit. Kopieren Sie es noch einmal von dort, wo es angezeigt wurde, oder tippen Sie es ein.',
  },
  'input.token_malformed': {
    title: 'Das sieht nicht wie ein vollständiges Token aus',
    explain:
      'Ein Teil davon fehlt, oder es wurde etwas anderes kopiert. Kopieren Sie das ganze Token noch einmal.',
  },
  'input.token_expired': {
    title: 'Dieses Token ist bereits abgelaufen',
    explain:
      'Das sagt es selbst: Es galt bis {until@date|zu einem Tag, der vorbei ist}. Erstellen Sie im System ein neues.',
  },

  'dns.not_found': {
    title: '{host|Diese Adresse} wurde im Internet nicht gefunden',
    explain:
      'Prüfen Sie zuerst die Schreibweise. Gilt die Adresse nur in Ihrem Firmennetz, kann die IT Ihnen eine nennen, die von außen erreichbar ist.',
  },
  'dns.internal_name': {
    title: '{host|Diese Adresse} ist ein Name, den nur Ihr eigenes Netz kennt',
    explain:
      'Von außen kann ihn niemand finden. Die IT kann Ihnen die Adresse nennen, die von außen geht, oder eine öffnen.',
  },
  'dns.no_address': {
    title: '{host|Diesen Namen} gibt es, aber er führt zu keinem Server',
    explain: 'Sein DNS-Eintrag enthält keine Adresse eines Servers. Die IT kann ihn ergänzen.',
  },
  'dns.timeout': {
    title: 'Die Suche nach {host|der Adresse} hat zu lange gedauert',
    explain:
      'Die Namensserver dieser Adresse haben nicht rechtzeitig geantwortet. Ein neuer Versuch hilft oft.',
  },
  'dns.failed': {
    title: 'Die Suche nach {host|der Adresse} ist gescheitert',
    explain:
      'Die Namensserver, die wissen, wo eine Adresse liegt, haben mit einem Fehler geantwortet. Die IT kann den DNS-Eintrag prüfen.',
  },

  'network.refused': {
    title: '{host|Der Server} hat die Verbindung abgelehnt',
    explain:
      'Den Server gibt es, aber an Port {port|dieser Adresse} nimmt nichts Verbindungen an. Das System ist vielleicht angehalten, nutzt einen anderen Port oder ist nach außen geschlossen.',
  },
  'network.timeout': {
    title: '{host|Der Server} hat nicht geantwortet',
    explain:
      'Prüfen Sie zuerst die Adresse. Stimmt sie, lässt meist eine Firewall nur Ihr eigenes Netz hinein: Die IT kann Verbindungen vom Verbindungsdienst zu Port {port|dieser Adresse} erlauben.',
  },
  'network.unreachable': {
    title: 'Es gibt keinen Weg zu {host|dem Server}',
    explain: 'Das Netz dieser Adresse ist aus dem Internet nicht erreichbar. Die IT kann einen Weg öffnen.',
  },
  'network.reset': {
    title: '{host|Der Server} hat die Verbindung abgebrochen',
    explain:
      'Die Verbindung wurde angenommen und dann getrennt, meist von einer Firewall oder einem Proxy dazwischen. Die IT sieht es in ihrem Protokoll.',
  },
  'network.address_not_allowed': {
    title: '{host|Diese Adresse} liegt in einem privaten Netz',
    explain:
      'Der Verbindungsdienst geht nur zu öffentlichen Adressen, außer sein Betreiber erlaubt mehr. Nehmen Sie die Adresse, die von außen geht, oder geben Sie dies an die IT weiter.',
  },
  'network.own_device': {
    title: '{host|Diese Adresse} meint immer den Rechner, auf dem man sie eingibt',
    explain:
      'Der Verbindungsdienst würde das System bei sich selbst suchen. Nehmen Sie den Namen des Servers, auf dem das System läuft.',
  },

  'tls.self_signed': {
    title: 'Das Zertifikat von {host|diesem Server} ist selbst ausgestellt',
    explain:
      'Niemand bürgt dafür; ein Passwort könnte also anderswo landen. Die IT kann ein Zertifikat einer anerkannten Stelle einrichten.',
  },
  'tls.unknown_issuer': {
    title: 'Das Zertifikat von {host|diesem Server} kommt von einer unbekannten Stelle',
    explain:
      'Vielleicht kennt nur Ihr Unternehmen diese Stelle, oder die Kette ist unvollständig. Die IT kann die ganze Kette einrichten oder ein öffentliches Zertifikat.',
  },
  'tls.incomplete_chain': {
    title: 'Die Zertifikatskette von {host|diesem Server} ist unvollständig',
    explain:
      'Browser füllen die Lücke oft selbst, deshalb fällt es niemandem auf. Die IT kann das Zwischenzertifikat neben dem Zertifikat des Servers einrichten.',
  },
  'tls.expired': {
    title: 'Das Zertifikat von {host|diesem Server} ist abgelaufen',
    explain: 'Es muss erneuert werden, bevor etwas dorthin gesendet wird. Das kann die IT tun.',
  },
  'tls.not_yet_valid': {
    title: 'Das Zertifikat von {host|diesem Server} gilt noch nicht',
    explain:
      'Sein erster Tag liegt in der Zukunft, oder die Uhr des Servers geht falsch. Die IT kann beides prüfen.',
  },
  'tls.weak_certificate': {
    title: 'Das Zertifikat von {host|diesem Server} ist zu schwach',
    explain:
      'Sein Schlüssel oder seine Signatur ist von einer Art, die sich heute fälschen lässt. Die IT kann ein neues ausstellen lassen.',
  },
  'tls.wrong_host': {
    title: 'Das Zertifikat gehört zu einer anderen Adresse',
    explain:
      'Der Server antwortet, aber sein Zertifikat gilt nicht für {host|diese Adresse}. Nehmen Sie die Adresse, die man im Browser öffnet.',
  },
  'tls.not_tls': {
    title: '{host|Der Server} spricht hier kein https',
    explain:
      'An Port {port|dieser Adresse} antwortet etwas, aber nicht verschlüsselt. Prüfen Sie den Port in der Adresse.',
  },
  'tls.not_offered': {
    title: '{host|Der Server} bietet keine verschlüsselte Verbindung an',
    explain:
      'Ohne Verschlüsselung wäre das Passwort unterwegs für andere lesbar, deshalb wurde es nicht gesendet. Die Administration kann TLS einschalten.',
  },
  'tls.protocol_version': {
    title: 'Die Verschlüsselung von {host|diesem Server} ist zu alt',
    explain:
      'Er bietet nur Versionen an, die nicht mehr sicher sind. Die IT kann TLS 1.2 oder neuer einschalten.',
  },
  'tls.no_common_cipher': {
    title: '{host|Der Server} und der Verbindungsdienst haben keine gemeinsame Verschlüsselung',
    explain:
      'Er bietet nur Arten der Verschlüsselung an, die nicht mehr sicher sind. Die IT kann heutige einschalten.',
  },
  'tls.timeout': {
    title: '{host|Der Server} hat die Verbindung nicht zu Ende gesichert',
    explain:
      'An Port {port|dieser Adresse} nimmt etwas Verbindungen an, verstummt aber beim Vereinbaren der Verschlüsselung. Die IT sieht, ob dort https gesprochen wird.',
  },
  'tls.client_certificate': {
    title: '{host|Der Server} verlangt ein Client-Zertifikat',
    explain: 'Er lässt nur hinein, wer eines vorzeigt. Die IT kann eine Adresse öffnen, die keines braucht.',
  },
  'tls.failed': {
    title: 'Keine sichere Verbindung zu {host|dem Server}',
    explain:
      'Das Vereinbaren der Verschlüsselung ist gescheitert. Die Nachricht an die IT enthält die Einzelheiten.',
  },

  'service.timeout': {
    title: '{host|Das System} hat die Verbindung angenommen, blieb aber stumm',
    explain:
      'Vielleicht ist es ausgelastet oder fährt gerade hoch. Versuchen Sie es in einer Minute erneut; bleibt es stumm, kann die IT nachsehen.',
    turn: 'Zuerst können Sie es in einer Minute erneut versuchen, dann kann Ihre IT-Abteilung das lösen',
  },
  'service.not_found': {
    title: 'Das System ist nicht unter dieser Adresse',
    explain:
      '{host|Der Server} antwortet, aber an diesem Pfad ist nichts. Vergleichen Sie die Adresse mit der Anleitung: Oft fehlt ein Teil am Ende.',
  },
  'service.not_this_product': {
    title: 'Unter dieser Adresse antwortet etwas anderes',
    explain:
      '{host|Der Server} wurde erreicht, aber was antwortet, ist nicht {system|das gewählte System}. Vergleichen Sie die Adresse mit der Anleitung.',
  },
  'service.other_product': {
    title: 'Das ist {product|ein anderes Produkt}',
    explain:
      'Es antwortet unter {host|dieser Adresse}, wo {system|das gewählte System} erwartet wurde. Vergleichen Sie die Adresse mit der, die man im Browser öffnet.',
  },
  'service.wrong_protocol': {
    title: 'An Port {port|dieser Adresse} ist etwas anderes',
    explain:
      '{host|Der Server} wurde erreicht, aber was dort antwortet, spricht nicht die Sprache von {system|diesem System}. Vergleichen Sie Adresse und Port mit der Anleitung.',
  },
  'service.redirected': {
    title: 'Diese Adresse leitet weiter',
    explain:
      'Sie führt zu {location|einer anderen Adresse}. Nehmen Sie die Adresse, bei der Sie im Browser landen.',
  },
  'service.method_refused': {
    title: 'Diese Adresse nimmt Anfragen dieser Art nicht an',
    explain:
      '{host|Der Server} antwortet, aber dies ist eine Seite für Menschen oder eine andere Schnittstelle. Vergleichen Sie das Ende der Adresse mit der Anleitung.',
  },
  'service.version_too_old': {
    title: 'Diese Version von {system|diesem System} ist zu alt',
    explain:
      'Es antwortet Version {version|von früher}; die nötige Schnittstelle kam mit {needed|einer späteren}. Die Administration kann sagen, wann aktualisiert wird.',
  },
  'service.error': {
    title: 'Das System hat mit einem eigenen Fehler geantwortet',
    explain:
      '{host|Das System} wurde erreicht, ist aber im Inneren gescheitert. Seine Administration sieht im Protokoll, warum.',
  },
  'service.unavailable': {
    title: 'Das System sagt, es sei jetzt nicht verfügbar',
    explain:
      'Vielleicht wird es gewartet. Versuchen Sie es später erneut, oder fragen Sie seine Administration.',
  },
  'service.maintenance': {
    title: '{system|Das System} wird gewartet',
    explain:
      'Das sagt es selbst. Versuchen Sie es nach der Wartung erneut; wann das ist, weiß seine Administration.',
  },
  'service.starting': {
    title: '{system|Das System} fährt gerade hoch',
    explain: 'Es antwortet, ist aber noch nicht bereit. Versuchen Sie es in einer Minute erneut.',
  },
  'service.too_many_connections': {
    title: '{system|Das System} hat keine Verbindung mehr frei',
    explain:
      'Es wurde erreicht, aber andere nutzen alle Verbindungen, die es zulässt. Versuchen Sie es in einer Minute erneut; seine Administration kann mehr zulassen.',
  },
  'service.rate_limited': {
    title: 'Das System bittet um eine Pause',
    explain: 'Es hatte zu viele Anfragen. Warten Sie eine Minute und versuchen Sie es dann erneut.',
  },
  'service.bad_gateway': {
    title: 'Etwas vor dem System erreicht es nicht',
    explain:
      '{host|Die Adresse} führt zu einem Gateway, und dieses meldet, dass das System dahinter fehlt. Die IT sieht, welches von beiden ausgefallen ist.',
  },
  'service.blocked': {
    title: 'Eine Schutzwand vor dem System hat uns abgewiesen',
    explain:
      '{host|Die Adresse} antwortet mit der Seite einer Firewall statt mit dem System. Die IT kann den Verbindungsdienst durchlassen.',
  },
  'service.licence_ended': {
    title: 'Die Lizenz von {system|diesem System} ist abgelaufen',
    explain:
      'Es wurde erreicht und meldet, dass seine Lizenz nicht mehr gilt. Die Administration kann sie erneuern.',
  },
  'service.database_missing': {
    title: 'Es gibt keine Datenbank namens {database|wie angegeben}',
    explain:
      '{host|Das System} wurde erreicht und antwortet. Prüfen Sie die Schreibweise, auch große Buchstaben, oder fragen Sie die Administration danach.',
  },
  'service.discovery_missing': {
    title: 'Unter dieser Adresse wurde kein Anmeldedienst gefunden',
    explain:
      '{host|Der Server} antwortet, sagt aber nicht, wie man sich anmeldet. Vergleichen Sie die Adresse mit der Anleitung: Oft fehlt ein Teil am Ende.',
  },
  'service.discovery_mismatch': {
    title: 'Der Anmeldedienst nennt für sich einen anderen Namen',
    explain:
      'Unter {host|dieser Adresse} nennt er sich {issuer|anders}. Zur Sicherheit wurde nichts gesendet. Die Administration kann seine öffentliche Adresse berichtigen.',
  },
  'service.too_large': {
    title: 'Die Antwort ist weit größer als erwartet',
    explain:
      'Diese Adresse führt zu etwas anderem als der Schnittstelle des Systems, seiner Tür für Programme. Prüfen Sie den Teil nach dem Hostnamen.',
  },
  'service.unreadable': {
    title: 'Die Antwort ist nicht zu lesen',
    explain:
      '{host|Der Server} antwortet, aber nicht in der Form, die {system|dieses System} nutzt. Vergleichen Sie die Adresse mit der Anleitung.',
  },
  'service.interrupted': {
    title: 'Die Prüfung wurde bei uns unterbrochen',
    explain: 'An Ihren Angaben liegt es nicht. Lassen Sie erneut prüfen.',
  },
};
