// French: every sentence that only the frame says.
import type { FramePart } from '../parts.ts';

export * from './field-names.ts';
export * from './shared.ts';

/** The frame's sentences. */
export const frameWords: FramePart['frameWords'] = {
  top_level:
    'Cette page a sa place dans une autre page. Ouvrez l’application dans laquelle vous connectez votre système et commencez là.',
  opening: 'Ouverture du formulaire…',
  stuck: 'Le formulaire n’a pas pu être ouvert',
  stuck_explain: 'Le service de connexion n’a pas répondu. Rien n’a été envoyé.',
  open_again: 'Ouvrir à nouveau',
  form: 'Données de connexion pour {system}',
  required: 'Obligatoire',
  choose: 'Choisir…',
  advanced: 'Plus de réglages',
  reveal: 'Afficher {label}',
  submit: 'Connecter',
  busy: 'Connexion en cours…',
  again: 'Renvoyer sans rien changer',
  slow: 'Nouvelle tentative en cours. C’est plus long que d’habitude.',
  offline: 'Vous êtes hors ligne. La suite viendra d’elle-même à votre retour en ligne.',
  summary: '{count;one=# champ est;many=# de champs sont;other=# champs sont} à revoir',
  missing: '{label} manque',
  not_chosen: 'Choisissez une des options',
  too_long: 'Au plus {max@number} caractères tiennent ici',
  malformed: 'Cela n’a pas la forme attendue',
  refused: 'Non accepté',
  trimmed: 'Une espace au bord a été retirée',
  read_as: 'Lu comme {address}',
  paste: 'Coller ou déposer ce que vous avez',
  worked: 'Ce qui a fonctionné',
  copied: 'Copié',
  copy_by_hand: 'Copiez ce texte',
  copy_message:
    'Bonjour,\n\nje connecte {system} à {app}. Voici ce qui s’est présenté : {title}.\n{explain}\n\nCe qui a fonctionné : {worked|rien pour l’instant}.\nCode : {code}{reference}',
  sign_in_form: 'Identification auprès de {system}',
  sign_in_next:
    'Un nouvel onglet de {host} s’ouvre. Identifiez-vous là et acceptez ; cette page continue d’elle-même.',
  sign_in: 'S’identifier auprès de {system}',
  sign_in_waiting:
    'En attente de l’autre onglet. Quand vous y aurez terminé, cette page continuera d’elle-même.',
  sign_in_again: 'Rouvrir l’identification',
  sign_in_blocked:
    'Pas de nouvel onglet ? Votre navigateur l’a peut-être bloqué : autorisez les fenêtres surgissantes pour cette page, puis rouvrez l’identification.',
  probe_running: 'Examen de {host}…',
  probe_reached: '{product|Le système} joint sur {host}',
  probe_reached_until: '{product|Le système} joint sur {host} : certificat valable jusqu’au {until@date}',
  probe_other: 'C’est {product|un autre produit}, pas {system}.',
  probe_switch: 'Passer à {name}',
  unreachable: 'Le service de connexion n’a pas répondu',
  unreachable_explain:
    'Vérifiez votre connexion internet. Votre saisie est toujours là : envoyez-la à nouveau.',
  rate_limited: 'Il y a eu beaucoup d’essais en peu de temps',
  rate_limited_explain: 'Attendez une minute, puis renvoyez. Votre saisie est toujours là.',
  ended: 'Cette session est terminée',
  ended_explain: 'Recommencez depuis la page autour de ce formulaire. Rien n’a été connecté.',
  trouble: 'Le service de connexion n’a pas pu accepter le formulaire',
  trouble_explain: 'Renvoyez-le. Si cela persiste, contactez l’assistance.',
  trouble_named:
    'Renvoyez-le. Si cela persiste, contactez l’assistance en indiquant la référence {reference}.',
};
