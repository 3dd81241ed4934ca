/** French: words for folders of files behind SSH. */
import type { FailureWords } from '../failure-words.ts';

/** A server that is not the one it was, and a folder that is not there. */
export const fileFailures = {
  'tls.host_key_changed': {
    title: 'Le serveur n’est plus le même',
    explain:
      '{host|Le serveur} présente une autre clé que lors de la création de cette connexion ({key|elle n’est pas affichée}). Il a peut-être été réinstallé, ou quelqu’un s’est placé entre les deux. Demandez à qui le gère, et ne reconnectez que si cela y est connu.',
  },
  'access.folder_missing': {
    title: 'Il n’y a pas de dossier {folder|de ce nom}',
    explain:
      'L’identification a fonctionné. Vérifiez l’orthographe du dossier, ou laissez le champ vide pour l’endroit où le serveur place l’utilisateur.',
  },
} satisfies Record<string, FailureWords>;
