/** Spanish: words for folders of files behind SSH. */
import type { FailureWords } from '../failure-words.ts';

/** A server that is not the one it was, and a folder that is not there. */
export const fileFailures = {
  'tls.host_key_changed': {
    title: 'El servidor ya no es el mismo',
    explain:
      '{host|El servidor} muestra otra clave que al crear esta conexión ({key|no se muestra}). Quizá se instaló de nuevo, o alguien está en medio. Pregunte a quien lo administra y conecte otra vez solo si lo saben.',
  },
  'access.folder_missing': {
    title: 'No hay ninguna carpeta {folder|así}',
    explain:
      'El inicio de sesión funcionó. Revise cómo está escrita la carpeta, o déjela vacía para el lugar donde el servidor sitúa al usuario.',
  },
} satisfies Record<string, FailureWords>;
