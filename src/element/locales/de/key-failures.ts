// German: what is said of certificates and their keys, where one signs in or is shown.
import type { FailureWords } from '../failure-words.ts';

/** Words by code. */
export const keyFailures = {
  'input.certificate_malformed': {
    title: 'Das ist kein Zertifikat im PEM-Format',
    explain:
      'Es muss ganz kopiert werden, von -----BEGIN CERTIFICATE----- bis -----END CERTIFICATE-----. Eine Datei .p12 oder .pfx muss vorher umgewandelt werden.',
  },
  'input.certificate_expired': {
    title: 'Dieses Zertifikat ist schon abgelaufen',
    explain:
      'Es sagt es selbst: Es galt bis {until@date|zu einem Tag, der vorbei ist}. Wer es ausgestellt hat, kann ein neues ausstellen.',
  },
  'input.key_malformed': {
    title: 'Das ist kein privater Schlüssel im PEM-Format',
    explain:
      'Er muss ganz kopiert werden, von -----BEGIN … PRIVATE KEY----- bis -----END … PRIVATE KEY-----.',
  },
  'input.key_mismatch': {
    title: 'Zertifikat und privater Schlüssel gehören nicht zusammen',
    explain:
      'Zu jedem Zertifikat gehört genau ein Schlüssel. Nehmen Sie beide aus derselben Datei oder demselben Ordner.',
  },
  'input.passphrase_wrong': {
    title: 'Die Passphrase öffnet den privaten Schlüssel nicht',
    explain:
      'Der Schlüssel ist verschlüsselt. Tippen Sie die Passphrase, mit der er erzeugt wurde, ohne Feststelltaste.',
  },
  'auth.certificate_refused': {
    title: 'Das Zertifikat wurde abgelehnt',
    explain:
      '{host|Das System} wurde erreicht und verlangt ein Zertifikat, lässt dieses aber nicht zu. Fragen Sie dort in der Administration, ob es eingetragen ist, für wen, und wer es ausgestellt haben muss.',
  },
  'auth.certificate_ends': {
    title: 'Das Zertifikat läuft bald ab',
    explain:
      'Es funktioniert, bis {until@date|zu einem nahen Tag}. Halten Sie bis dahin ein neues bereit und verbinden Sie damit neu.',
  },
} satisfies Readonly<Record<string, FailureWords>>;
