// Spanish: what is said of certificates and their keys, where one signs in or is shown.
import type { FailureWords } from '../failure-words.ts';

/** Words by code. */
export const keyFailures = {
  'input.certificate_malformed': {
    title: 'No es un certificado en formato PEM',
    explain:
      'Hay que copiarlo entero, desde -----BEGIN CERTIFICATE----- hasta -----END CERTIFICATE-----. Un archivo .p12 o .pfx debe convertirse antes.',
  },
  'input.certificate_expired': {
    title: 'Este certificado ya ha caducado',
    explain:
      'Lo dice él mismo: era válido hasta {until@date|un día ya pasado}. Pida uno nuevo a quien lo emitió.',
  },
  'input.key_malformed': {
    title: 'No es una clave privada en formato PEM',
    explain:
      'Hay que copiarla entera, desde -----BEGIN … PRIVATE KEY----- hasta -----END … PRIVATE KEY-----.',
  },
  'input.key_mismatch': {
    title: 'El certificado y la clave privada no van juntos',
    explain: 'Cada certificado tiene exactamente una clave. Tome ambos del mismo archivo o carpeta.',
  },
  'input.passphrase_wrong': {
    title: 'La frase de contraseña no abre la clave privada',
    explain: 'La clave está cifrada. Escriba la frase con la que se creó, sin bloqueo de mayúsculas.',
  },
  'auth.certificate_refused': {
    title: 'Se rechazó el certificado',
    explain:
      'Se alcanzó {host|el sistema}, que pide un certificado, pero no admite este. Pregunte a su administrador si está registrado, para qué usuario y quién debe haberlo emitido.',
  },
  'auth.certificate_ends': {
    title: 'El certificado caduca pronto',
    explain:
      'Funciona hasta {until@date|un día cercano}. Tenga preparado uno nuevo para entonces y vuelva a conectar con él.',
  },
} satisfies Readonly<Record<string, FailureWords>>;
