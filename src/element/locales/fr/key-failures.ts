// French: what is said of certificates and their keys, where one signs in or is shown.
import type { FailureWords } from '../failure-words.ts';

/** Words by code. */
export const keyFailures = {
  'input.certificate_malformed': {
    title: 'Ce n’est pas un certificat au format PEM',
    explain:
      'Il faut le copier en entier, de -----BEGIN CERTIFICATE----- à -----END CERTIFICATE-----. Un fichier .p12 ou .pfx doit d’abord être converti.',
  },
  'input.certificate_expired': {
    title: 'Ce certificat a déjà expiré',
    explain:
      'Il le dit lui-même : il était valable jusqu’au {until@date|jour passé}. Demandez-en un nouveau à qui l’a émis.',
  },
  'input.key_malformed': {
    title: 'Ce n’est pas une clé privée au format PEM',
    explain: 'Il faut la copier en entier, de -----BEGIN … PRIVATE KEY----- à -----END … PRIVATE KEY-----.',
  },
  'input.key_mismatch': {
    title: 'Le certificat et la clé privée ne vont pas ensemble',
    explain: 'Chaque certificat a exactement une clé. Prenez les deux dans le même fichier ou dossier.',
  },
  'input.passphrase_wrong': {
    title: 'La phrase secrète n’ouvre pas la clé privée',
    explain:
      'La clé est chiffrée. Saisissez la phrase avec laquelle elle a été créée, sans verrouillage des majuscules.',
  },
  'auth.certificate_refused': {
    title: 'Le certificat a été refusé',
    explain:
      '{host|Le système} a été joint et demande un certificat, mais n’accepte pas celui-ci. Demandez à son administrateur s’il y est enregistré, pour qui, et qui doit l’avoir émis.',
  },
  'auth.certificate_ends': {
    title: 'Le certificat expire bientôt',
    explain:
      'Il fonctionne jusqu’au {until@date|jour qui approche}. Préparez-en un nouveau d’ici là et reconnectez avec lui.',
  },
} satisfies Readonly<Record<string, FailureWords>>;
