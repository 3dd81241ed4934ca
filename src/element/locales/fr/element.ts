// Here: French, one file for each kind of sentence, as English has them; formal address (vous). Not here: the English words, to
// which every file here is held by its type.
import type { FirstPart } from '../parts.ts';

export { troubleWords } from './troubles.ts';

/** What the first screens say. */
export const elementWords: FirstPart['elementWords'] = {
  'common.back': 'Retour',
  'common.cancel': 'Annuler',
  'common.close': 'Fermer',
  'common.continue': 'Continuer',
  'common.copied': 'Copié',
  'common.copy': 'Copier',
  'common.copy_of': 'Copier : {what}',
  'common.copy_by_hand': 'Sélectionnez et copiez ce texte :',
  'common.test': 'Test',
  'common.test_hint': 'Mode test : rien ici ne touche aux données réelles.',
  'common.working': 'Un instant',
  'common.still_trying': 'Nouvelle tentative en cours. Rien n’est perdu ; la suite viendra d’elle-même.',
  'common.offline': 'Pas de connexion internet pour le moment. La suite viendra d’elle-même dès son retour.',
  'common.opens_window': 'ouvre un nouvel onglet',

  'leave.heading': 'Quitter ?',
  'leave.lead': 'Vos réponses sont conservées, pas les mots de passe.',
  'leave.stay': 'Rester',
  'leave.go': 'Quitter',

  'idle.heading': 'Connecter un système',
  'idle.lead': 'Cela prend quelques minutes. Vous devez savoir comment on se connecte au système.',
  'idle.again': 'Reconnecter le système',
  'idle.continue': 'Reprendre où vous en étiez',
  'opening.heading': 'Préparation en cours',

  'find.heading': 'Quel système utilisez-vous ?',
  'find.label': 'Rechercher votre système',
  'find.placeholder': 'Nom, éditeur ou adresse',
  'find.clear': 'Effacer la recherche',
  'find.popular': 'Souvent connectés',
  'find.preferred': 'Proposés par {app}',
  'find.results': '{count;one=# système;many=# de systèmes;other=# systèmes}',
  'find.more': 'En afficher {count@number} de plus',
  'find.added':
    '{count;one=# système de plus est affiché;many=# de systèmes de plus sont affichés;other=# systèmes de plus sont affichés}',
  'find.none': 'Aucun système nommé « {query} »',
  'find.none_here': 'Aucun système nommé « {query} » dans {kind}',
  'find.also': 'aussi appelé {name}',
  'find.kinds': 'Type de système',
  'find.every_kind': 'Tous les types',
  'find.none_hint': 'Essayez le nom de son éditeur ou le début de son nom.',
  'find.none_listed': 'Aucun système n’est proposé ici pour le moment.',
  'find.none_clear': 'Afficher tous les systèmes',
  'find.not_listed': 'Mon système n’est pas dans la liste',
  'find.ask': 'Demander ce système',
  'find.loading': 'Chargement de la liste des systèmes',
  'find.failed': 'La liste des systèmes n’a pas pu être chargée',
  'find.failed_hint': 'La connexion internet est peut-être interrompue.',
  'find.try_again': 'La charger à nouveau',
  'find.legal': 'Les noms appartiennent à leurs détenteurs, qui ne sont pas liés à ce service.',
  'find.tiers':
    '« Vérifié » : essayé avec le vrai système. Sans cette mention, la documentation de l’éditeur a servi de base.',
  'tier.test': 'Pour essayer',
  'tier.verified': 'Vérifié',
  'tier.choose_method': 'Vous choisissez comment vous connecter',

  'ended.heading.cancelled': 'Rien n’a été connecté',
  'ended.lead.cancelled': 'Ce que vous avez saisi a été détruit.',
  'ended.heading.expired': 'Cela a duré trop longtemps',
  'ended.lead.expired':
    'Par sécurité, tout ce qui a été saisi a été détruit. Recommencer prend quelques minutes.',
  'ended.again': 'Recommencer',

  'superseded.heading': 'La suite se passe dans une autre fenêtre',
  'superseded.lead':
    'Vous avez ouvert la même connexion ailleurs. Une seule fenêtre peut continuer à la fois.',
  'superseded.here': 'Continuer ici',

  'too_old.heading': 'Cette page est trop ancienne',
  'too_old.lead':
    'L’étape suivante est plus récente que la page qui l’affiche. Rechargez la page ; votre progression est conservée.',
  'trouble.again': 'Réessayer',
  'trouble.restart': 'Recommencer',
  'trouble.reload': 'Recharger la page',
  'trouble.copy': 'Copier un message pour l’assistance',
  'trouble.code': 'Code {code}',
  'check.reference': 'Référence {reference}',

  'message.subject': 'Connexion entre {system|un système} et {app}',
  'message.hello': 'Bonjour,',
  'message.intro_support':
    'j’ai besoin d’aide pour la connexion entre {system|un système} et {app}. Voici où j’en suis :',
  'message.code': 'Code : {code}',
  'message.reference': 'Référence : {reference}',
  'message.time': 'Heure : {time}',
};
