// French: the words of what can go wrong around the flow.
import type { FirstPart } from '../parts.ts';

const signIn = {
  title: 'Votre session dans {app|l’application} est terminée',
  explain:
    'Identifiez-vous à nouveau, dans un autre onglet si vous voulez. Puis continuez ici ; rien n’est perdu.',
};
const ours = {
  title: 'Le service de connexion a rencontré un problème',
  explain:
    'Vos données sont en sécurité. Réessayer suffit le plus souvent ; sinon, l’assistance en trouvera la cause grâce à la référence.',
};
const gone = {
  title: 'Cette tentative de connexion est terminée',
  explain:
    'Elle est restée ouverte trop longtemps ou a été achevée ailleurs. Recommencer prend quelques minutes.',
};
const setUp = {
  title: 'La connexion n’est pas bien configurée sur cette page',
  explain:
    'Ceux qui gèrent {app|l’application} doivent y remédier. Le code ci-dessous leur dit de quoi il s’agit.',
};
const mixedUp = {
  title: 'La page et le service de connexion ne concordent plus',
  explain: 'Reprendre à la dernière étape remet tout en ordre.',
};

/** The words of every code that can end or interrupt the flow. */
export const troubleWords: FirstPart['troubleWords'] = {
  not_logged_in: signIn,
  not_allowed: {
    title: 'Votre compte ne peut pas connecter de systèmes',
    explain:
      'La personne qui gère {app|l’application} dans votre entreprise peut le connecter ou vous y autoriser.',
  },
  customer_changed: {
    title: 'Vous êtes maintenant identifié pour une autre entreprise',
    explain:
      'Revenez à l’entreprise avec laquelle vous avez commencé et continuez, ou recommencez pour celle-ci.',
  },
  customer_malformed: setUp,
  verifier_mismatch: {
    title: 'Une autre personne est maintenant identifiée',
    explain:
      'Par sécurité, seule la personne qui a commencé peut terminer. Identifiez-vous comme avant et continuez, ou recommencez.',
  },
  code_expired: {
    title: 'La transmission a pris trop de temps',
    explain:
      'Votre système est connecté ; il reste à en informer {app|l’application}. Continuez pour le faire.',
  },
  state_malformed: mixedUp,
  origin_not_allowed: setUp,
  session_unknown: gone,
  service_unreachable: {
    title: 'Le service de connexion est injoignable',
    explain:
      'La connexion internet est peut-être interrompue, ou un réseau d’entreprise le bloque. Réessayer suffit souvent.',
  },
  service_refused: setUp,
  store_failed: {
    title: '{app|L’application} n’a pas pu enregistrer la connexion',
    explain:
      'Votre système est connecté ; il ne manque que l’enregistrement. Continuer fait un nouvel essai.',
  },
  malformed_request: mixedUp,

  unsupported_media_type: ours,
  too_large: mixedUp,
  not_found: ours,
  method_not_allowed: ours,
  unauthorized: gone,
  forbidden_origin: setUp,
  browser_refused: setUp,
  request_uri_unknown: gone,
  request_uri_used: gone,
  session_expired: gone,
  session_superseded: {
    title: 'La suite se passe dans une autre fenêtre',
    explain: 'Une seule fenêtre peut continuer à la fois.',
  },
  handed_over: {
    title: '{app|L’application} a déjà cette connexion',
    explain: 'Il n’y a plus rien à faire ici.',
  },
  step_changed: mixedUp,
  system_unknown: {
    title: 'Ce système n’est plus proposé',
    explain: 'La liste a changé depuis son chargement. Continuez pour voir la nouvelle.',
  },
  ticket_unknown: mixedUp,
  idempotency_conflict: mixedUp,
  connection_paused: {
    title: 'Cette connexion est suspendue',
    explain: 'Ceux qui gèrent {app|l’application} peuvent la reprendre.',
  },
  reauthorization_required: gone,
  connection_disconnected: gone,
  upstream_failed: ours,
  rate_limited: {
    title: 'Cela faisait beaucoup à la fois',
    explain: 'Attendez une minute, puis continuez où vous en étiez.',
  },
  internal: ours,

  part_missing: {
    title: 'Une partie de cette page n’a pas pu être chargée',
    explain:
      'La connexion internet est peut-être interrompue, ou la page a été renouvelée. Rechargez-la ; votre progression est conservée.',
  },
  frame_blocked: {
    title: 'Le formulaire n’a pas pu être affiché',
    explain:
      'Quelque chose sur cette page ou dans ce navigateur l’empêche de se charger. Une extension qui bloque des contenus peut en être la cause ; sinon, ceux qui gèrent {app|l’application} doivent l’autoriser.',
  },
  callback_unreachable: {
    title: '{app|L’application} n’a pas pu être informée',
    explain: 'Votre système est connecté. Continuer fait un nouvel essai.',
  },
  host_unreachable: {
    title: '{app|L’application} ne répond pas',
    explain: 'La connexion internet est peut-être interrompue. Réessayer suffit souvent.',
  },
  host_failed: {
    title: '{app|L’application} n’a pas pu commencer',
    explain: 'Son serveur a répondu par une erreur. Réessayer plus tard suffit souvent.',
  },
  session_url_missing: setUp,
  session_malformed: setUp,
  callback_url_missing: setUp,
  service_malformed: ours,
};
