/** Spanish: words for systems that know who connects by a certificate. */
import type { FailureWords } from '../failure-words.ts';

/** Nobody has told the server to trust the service yet, or it wants to know who comes. */
export const trustFailures = {
  'tls.certificate_untrusted': {
    title: '{host|El servidor} aún no confía en esta conexión',
    explain:
      'Se le mostró el certificado {name|del servicio de conexión} ({key|su huella está en el mensaje para el administrador}) y no lo admitió. La mayoría de los servidores lo deja entre los rechazados: el administrador lo pasa a los de confianza, y a partir de ahí la comprobación funciona.',
  },
  'auth.anonymous_refused': {
    title: '{host|El servidor} quiere saber quién inicia sesión',
    explain:
      'No deja entrar a nadie sin nombre de usuario y contraseña. El administrador puede indicar un usuario o permitir accesos anónimos.',
  },
} satisfies Record<string, FailureWords>;
