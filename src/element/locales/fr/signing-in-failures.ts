// French: the words of what can go wrong from the sign-in on, the wait for it included.
import type { FailureWords } from '../failure-words.ts';
import type { signingInFailures as english } from '../en/signing-in-failures.ts';

/** Words by code; places as in `sentence`. */
export const signingInFailures: Record<keyof typeof english, FailureWords> = {
  'auth.refused': {
    title: 'L’identification a été refusée',
    explain:
      '{host|Le système} a été joint, mais n’accepte pas ce nom d’utilisateur et ce mot de passe. Saisissez à nouveau le mot de passe, sans verrouillage des majuscules. Après plusieurs essais, certains systèmes bloquent l’utilisateur.',
  },
  'auth.refused_before': {
    title: 'Le même mot de passe vient d’être refusé',
    explain:
      'Pour que l’utilisateur ne soit pas bloqué, il n’a pas été renvoyé. Corrigez-le, ou renvoyez-le s’il a été changé dans le système.',
  },
  'auth.password_expired': {
    title: 'Le mot de passe a expiré',
    explain:
      'Le système demande de le changer d’abord. Ouvrez une session dans le système, définissez un nouveau mot de passe et saisissez-le ici.',
  },
  'auth.key_refused': {
    title: 'La clé a été refusée',
    explain:
      '{host|Le système} a été joint, mais n’accepte pas cette clé. Copiez-la à nouveau en entier ; si elle a été remplacée, utilisez la nouvelle.',
  },
  'auth.token_refused': {
    title: 'Le jeton a été refusé',
    explain:
      '{host|Le système} a été joint, mais n’accepte pas ce jeton. Copiez-le à nouveau en entier ; s’il a été révoqué, créez-en un nouveau.',
  },
  'auth.token_expired': {
    title: 'Le jeton a expiré',
    explain: '{host|Le système} le dit lui-même. Créez-y un nouveau jeton et saisissez-le ici.',
  },
  'auth.client_refused': {
    title: 'L’identifiant client et son secret ont été refusés',
    explain:
      '{host|Le service d’identification} a été joint, mais ne les accepte pas. Copiez les deux à nouveau ; ils vont ensemble.',
  },
  'auth.client_secret_expired': {
    title: 'Le secret du client a expiré',
    explain:
      '{host|Le service d’identification} le dit lui-même. Créez-y un nouveau secret et saisissez-le ici.',
  },
  'auth.client_not_allowed': {
    title: 'Ce client ne peut pas s’identifier de cette façon',
    explain:
      'L’identifiant client est connu, mais n’a pas droit à ce type d’identification. L’administrateur peut l’autoriser.',
  },
  'auth.server_not_registered': {
    title: 'Cette adresse a un autre service d’identification',
    explain:
      '{app|L’application} est enregistrée ailleurs ; rien n’a donc été envoyé à {host|ce service}. Comparez l’adresse avec celle que vous voyez dans le navigateur quand vous utilisez le système.',
  },
  'auth.registration_unusable': {
    title: 'L’enregistrement de {app|l’application} ne fonctionne pas ici',
    explain:
      'Pour ce système, {app|l’application} a son propre ID client et son secret. Ils ont été changés ou supprimés, ou le système ne les accepte pas. Votre saisie est correcte : c’est à {app|l’application} d’y remédier.',
  },
  'auth.redirect_not_registered': {
    title: 'Le chemin de retour de l’identification n’est pas enregistré',
    explain:
      'Le système ne renvoie que vers les adresses qu’il connaît. L’administrateur peut ajouter l’adresse de retour du guide, lettre par lettre.',
  },
  'auth.scope_refused': {
    title: 'Le système n’accorde pas les autorisations demandées',
    explain:
      'L’identification elle-même fonctionne. L’administrateur peut les accorder à ce client : {scope|elles figurent dans le guide}.',
  },
  'auth.consent_denied': {
    title: 'L’autorisation n’a pas été donnée',
    explain:
      'Dans l’autre onglet, l’accès a été refusé. Identifiez-vous à nouveau et acceptez, ou demandez à quelqu’un qui le peut.',
  },
  'auth.sign_in_expired': {
    title: 'Personne n’est revenu de l’identification',
    explain:
      'L’onglet où vous vous identifiiez a été fermé, ou cela a duré trop longtemps. Ouvrez-le à nouveau ; rien d’autre n’est à refaire.',
  },
  'auth.sign_in_replaced': {
    title: 'Cette identification a été remplacée par une plus récente',
    explain: 'Seul compte l’onglet ouvert en dernier. Rouvrez l’identification et terminez-la là.',
  },
  'auth.other_browser': {
    title: 'L’identification a été terminée dans un autre navigateur',
    explain:
      'Par sécurité, elle ne compte que dans le navigateur où elle a commencé. Rouvrez-la à partir d’ici.',
  },
  'auth.issuer_mismatch': {
    title: 'La réponse est venue d’un autre service d’identification',
    explain:
      '{issuer|Ce service} n’est pas celui vers lequel vous avez été envoyé ; sa réponse n’a donc pas été utilisée. Si cela se reproduit, l’administrateur doit l’examiner.',
  },
  'auth.code_refused': {
    title: 'Le service d’identification a retiré sa réponse',
    explain:
      'Vous vous êtes identifié, mais sa réponse n’a pas pu être utilisée : elle avait expiré ou déjà servi. Rouvrez l’identification.',
  },
  'auth.provider_error': {
    title: 'Le service d’identification a répondu par une erreur interne',
    explain:
      'Il a été joint, mais n’a pas pu terminer. Rouvrez l’identification ; si cela persiste, l’administrateur peut voir pourquoi dans son journal.',
  },
  'auth.refresh_refused': {
    title: 'L’autorisation a pris fin',
    explain:
      'Le système ne renouvelle plus l’accès : il a été retiré, ou personne ne l’a utilisé depuis longtemps. Identifiez-vous encore une fois.',
  },
  'auth.account_locked': {
    title: 'L’utilisateur est bloqué',
    explain:
      'Le système le dit lui-même ; le mot de passe peut donc être juste. L’administrateur peut débloquer l’utilisateur.',
  },
  'auth.account_disabled': {
    title: 'L’utilisateur est désactivé',
    explain:
      'Le système connaît l’utilisateur, mais ne le laisse plus entrer. L’administrateur peut le réactiver, ou en créer un pour cette connexion.',
  },
  'auth.too_many_attempts': {
    title: 'Le système n’accepte plus d’essais pour l’instant',
    explain:
      'Trop d’identifications ont échoué. Attendez quelques minutes : jusque-là, il refuse aussi le bon mot de passe.',
  },
  'auth.tries_spent': {
    title: 'Une pause, pour que le compte ne soit pas bloqué',
    explain:
      'Le système a refusé ce compte plusieurs fois en quelques minutes. Les essais reprennent dans {minutes;one=# minute;many=# de minutes;other=# minutes}, avec ces données ou un autre mot de passe. Son administrateur sait lequel est le bon.',
  },
  'service.queue_full': {
    title: 'Beaucoup de contrôles attendent ce système',
    explain:
      'Seuls quelques-uns l’interrogent à la fois, pour qu’il reste rapide pour ceux qui l’utilisent. Réessayez dans une minute ; la saisie est conservée.',
  },
  'auth.second_factor': {
    title: 'Le système demande un second facteur',
    explain:
      'Un programme ne peut pas y répondre. L’administrateur peut créer pour cette connexion un utilisateur qui n’en a pas besoin, ou une clé d’API.',
  },
  'auth.address_not_allowed': {
    title: 'Le système ne laisse entrer que des expéditeurs connus',
    explain:
      'Il a été joint, mais n’accepte pas d’identification depuis {address|l’adresse du service de connexion}. Le service informatique peut l’ajouter.',
  },
  'auth.sign_in_not_allowed': {
    title: 'Cet utilisateur ne peut pas s’identifier',
    explain:
      'Le système le connaît, mais il n’est pas prévu pour cela. L’administrateur peut l’autoriser ou indiquer un autre utilisateur.',
  },
  'auth.no_licence': {
    title: 'Il n’y a pas de licence pour cet utilisateur',
    explain:
      'Les données sont justes, mais toutes les licences sont prises ou l’utilisateur n’en a pas. L’administrateur peut en attribuer une.',
  },
  'auth.session_ended': {
    title: 'Le système a mis fin trop tôt à la session',
    explain:
      'L’identification a fonctionné, puis a pris fin avant toute lecture. Réessayez ; l’administrateur peut voir pourquoi dans le journal.',
  },
  'auth.not_permitted': {
    title: 'L’utilisateur existe, mais ne peut pas s’identifier de cette façon',
    explain: 'L’administrateur du système peut autoriser cet utilisateur à se servir de son interface.',
  },
  'auth.basic_not_offered': {
    title: 'Le système n’accepte pas ici de nom d’utilisateur et de mot de passe',
    explain:
      'Il demande une autre façon de s’identifier. L’administrateur peut activer celle-ci, ou vous dire laquelle est en usage.',
  },
  'auth.sign_in_page': {
    title: 'Le système a répondu par sa page d’identification',
    explain:
      'C’est ainsi qu’il répond aux personnes, pas aux programmes. L’administrateur peut vous donner l’adresse de son interface, ou autoriser cet utilisateur à s’en servir.',
  },
  'auth.failed': {
    title: 'L’identification n’a pas fonctionné',
    explain: 'La réponse du système ne dit ni oui ni non. Réessayez, ou demandez à son administrateur.',
  },
  'auth.no_test_path': {
    title: 'Rien ne répond au chemin de test',
    explain:
      '{host|Le serveur} est là, mais n’a rien au chemin indiqué pour le test. Comparez ce chemin avec la documentation de son interface.',
  },
  'auth.not_proven': {
    title: 'Le système n’a pas demandé qui s’identifie',
    explain:
      'Il répond aussi sans mot de passe ; l’identification n’a donc pas pu être prouvée. Dites-le à l’administrateur du système.',
  },
  'auth.same_for_everybody': {
    title: 'L’adresse répond à tous de la même façon',
    explain:
      'Elle a répondu de la même façon avec et sans identification ; il n’est donc pas prouvé que l’identification fonctionne. Un chemin de test réservé aux personnes identifiées le prouverait.',
  },
  'auth.not_tested': {
    title: 'L’identification n’a pas été testée',
    explain:
      '{host|Le serveur} a été joint. Rien à cette adresse ne dit s’il accepte l’identification ; un chemin de test réservé aux personnes identifiées le dirait.',
  },

  'access.forbidden': {
    title: 'Identifié, mais sans droit de lecture',
    explain:
      'Le mot de passe est juste. Il manque encore à l’utilisateur le droit de lire les données ; l’administrateur du système peut l’accorder.',
  },
  'access.partial': {
    title: 'Une partie des données est fermée à cet utilisateur',
    explain:
      'Le reste fonctionne. Dites à l’administrateur quelles données manquent : davantage pourra être ouvert plus tard.',
  },
  'access.api_switched_off': {
    title: 'L’interface du système est désactivée',
    explain:
      '{host|Le système} a été joint, mais sa porte pour les programmes est fermée à tous. L’administrateur peut l’activer, comme le montre le guide.',
  },
  'access.scope_missing': {
    title: 'Les autorisations ne couvrent pas les données',
    explain:
      'L’identification a fonctionné, mais les autorisations accordées ne comprennent pas la lecture des données. L’administrateur peut accorder {scope|celles du guide}.',
  },
  'access.role_missing': {
    title: 'Il manque un rôle à l’utilisateur',
    explain:
      'L’identification a fonctionné. Il faut encore à l’utilisateur {role|le rôle que nomme le guide} ; l’administrateur peut l’attribuer.',
  },
  'access.module_missing': {
    title: 'Il manque une partie du système',
    explain:
      'L’identification a fonctionné, mais {module|la partie avec les données} n’est pas installée ou n’a pas de licence. L’administrateur peut l’ajouter.',
  },
  'access.schema_missing': {
    title: 'Aucun schéma ne s’appelle {schema|ainsi}',
    explain:
      'L’identification a fonctionné et la base de données est là. Vérifiez l’orthographe du nom, ou laissez-le vide pour le schéma habituel.',
  },
  'access.none_to_choose': {
    title: 'Cet utilisateur n’appartient à aucune société, aucun site et aucune base',
    explain:
      'L’identification a fonctionné, mais il n’y a rien à connecter. L’administrateur peut rattacher l’utilisateur.',
  },
  'access.choice_gone': {
    title: '{choice|Votre choix} n’est plus là',
    explain:
      'Depuis que vous l’avez fait, l’entrée a été supprimée ou fermée à cet utilisateur. Revenez en arrière et choisissez à nouveau.',
  },
  'access.failed': {
    title: 'Impossible de savoir ce que cet utilisateur peut lire',
    explain:
      'L’identification a fonctionné. Réessayez ; si cela persiste, l’administrateur peut voir pourquoi dans le journal.',
  },

  'data.nothing_offered': {
    title: 'Identifié, mais il n’y a rien à lire',
    explain:
      'Il n’y a aucune donnée que cet utilisateur puisse lire. L’administrateur peut lui en donner le droit.',
  },
  'data.timeout': {
    title: 'La lecture d’un premier enregistrement a pris trop de temps',
    explain:
      'L’identification a fonctionné, mais le système n’a pas répondu à temps à une petite question. Réessayez quand il sera moins occupé.',
  },
  'data.too_large': {
    title: 'Une seule réponse est plus grande que ce qui peut être reçu',
    explain:
      'L’identification a fonctionné. L’étape suivante revient aux auteurs du logiciel : le message pour l’assistance leur dit tout ce qu’il faut.',
  },
  'data.rate_limited': {
    title: 'Le système demande une pause',
    explain:
      'L’identification a fonctionné, mais il compte les questions. Attendez une minute, puis réessayez.',
  },
  'data.unreadable': {
    title: 'Les données sont arrivées sous une forme inattendue',
    explain:
      'Tout a fonctionné jusqu’ici. L’étape suivante revient aux auteurs du logiciel : le message pour l’assistance leur dit tout ce qu’il faut.',
  },
  'data.failed': {
    title: 'La lecture d’un premier enregistrement a échoué',
    explain:
      'L’identification a fonctionné. Réessayez ; si cela persiste, l’administrateur peut voir pourquoi dans le journal.',
  },
  'data.empty': {
    title: 'Il n’y a pas encore d’enregistrements',
    explain: 'Tout fonctionne, mais la première table que cet utilisateur peut lire est vide.',
  },
  'data.old': {
    title: 'Enregistrement le plus récent : {date@date|il y a longtemps}',
    explain:
      'Tout fonctionne. S’il devrait y en avoir de plus récents, c’est peut-être une copie ou un système de test ; son administrateur le sait.',
  },

  'ready.already_connected': {
    title: '{system|Ce système} est déjà connecté',
    explain:
      'Il existe une connexion antérieure avec le même utilisateur. Les deux fonctionnent ; {app|l’application} peut afficher les données en double.',
  },
  'ready.failed': {
    title: 'L’enregistrement de la connexion a échoué de notre côté',
    explain: 'Votre système a répondu comme il faut. Relancez la vérification ; il n’y a rien à saisir.',
  },
};
