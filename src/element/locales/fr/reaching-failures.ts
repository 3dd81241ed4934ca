// French: the words of what can go wrong until the system answers.
import type { FailureWords } from '../failure-words.ts';
import type { reachingFailures as english } from '../en/reaching-failures.ts';

/** Words by code; places as in `sentence`. */
export const reachingFailures: Record<keyof typeof english, FailureWords> = {
  'input.required': {
    title: 'Il manque encore quelque chose',
    explain: 'Remplissez chaque champ marqué comme obligatoire.',
  },
  'input.too_long': {
    title: 'Une valeur est trop longue',
    explain: 'Raccourcissez-la. Si vous l’avez collée, vérifiez que rien d’autre n’est venu avec.',
  },
  'input.malformed': {
    title: 'Une valeur n’a pas la forme attendue',
    explain: 'Comparez-la avec l’exemple sous le champ.',
  },
  'input.not_an_option': {
    title: 'Un choix ne figure pas dans la liste',
    explain: 'Choisissez une des options proposées.',
  },
  'input.address_malformed': {
    title: 'Cela ne ressemble pas à une adresse',
    explain:
      'Copiez l’adresse depuis le navigateur où vous utilisez le système. Elle ressemble à https://societe.example.com.',
  },
  'input.address_has_credentials': {
    title: 'L’adresse contient un nom d’utilisateur ou un mot de passe',
    explain: 'Retirez tout ce qui se trouve entre // et @. L’identification a ses propres champs.',
  },
  'input.address_needs_https': {
    title: 'L’adresse doit commencer par https://',
    explain:
      'En http, le mot de passe circulerait lisible par d’autres. Changez le début de l’adresse, ou demandez l’adresse https au service informatique.',
  },
  'input.port_malformed': {
    title: 'Ce n’est pas un port',
    explain: 'Un port est un nombre de 1 à 65535. Laissez le champ vide si personne ne vous en a donné.',
  },
  'input.user_has_colon': {
    title: 'Le nom d’utilisateur contient un deux-points',
    explain:
      'Avec ce type d’identification, tout ce qui suit le deux-points compterait comme mot de passe. Utilisez un nom sans deux-points ; l’administrateur peut en créer un.',
  },
  'input.secret_unsendable': {
    title: 'Le mot de passe ou la clé contient un caractère impossible à envoyer',
    explain:
      'Souvent, un saut de ligne ou un signe typographique est venu avec la copie. Copiez-le à nouveau là où il était affiché, ou saisissez-le.',
  },
  'input.token_malformed': {
    title: 'Cela ne ressemble pas à un jeton complet',
    explain: 'Il en manque une partie, ou autre chose a été copié. Copiez à nouveau le jeton entier.',
  },
  'input.token_expired': {
    title: 'Ce jeton a déjà expiré',
    explain:
      'Il le dit lui-même : il était utilisable jusqu’au {until@date|jour maintenant passé}. Créez-en un nouveau dans le système.',
  },

  'dns.not_found': {
    title: '{host|Cette adresse} est introuvable sur internet',
    explain:
      'Vérifiez d’abord l’orthographe. Si l’adresse ne fonctionne que dans le réseau de votre entreprise, le service informatique peut vous en donner une joignable de l’extérieur.',
  },
  'dns.internal_name': {
    title: '{host|Cette adresse} est un nom que seul votre propre réseau connaît',
    explain:
      'De l’extérieur, personne ne peut le trouver. Le service informatique peut vous donner l’adresse qui fonctionne de l’extérieur, ou en ouvrir une.',
  },
  'dns.no_address': {
    title: '{host|Ce nom} existe mais ne mène à aucun serveur',
    explain:
      'Son entrée DNS ne contient pas d’adresse de serveur. Le service informatique peut la compléter.',
  },
  'dns.timeout': {
    title: 'La recherche de {host|l’adresse} a pris trop de temps',
    explain: 'Les serveurs de noms de cette adresse n’ont pas répondu à temps. Réessayer suffit souvent.',
  },
  'dns.failed': {
    title: 'La recherche de {host|l’adresse} a échoué',
    explain:
      'Les serveurs de noms, qui savent où se trouve une adresse, ont répondu par une erreur. Le service informatique peut vérifier l’entrée DNS.',
  },

  'network.refused': {
    title: '{host|Le serveur} a refusé la connexion',
    explain:
      'Le serveur existe, mais rien n’accepte de connexion sur le port {port|de cette adresse}. Le système est peut-être arrêté, utilise un autre port ou est fermé à l’extérieur.',
  },
  'network.timeout': {
    title: '{host|Le serveur} n’a pas répondu',
    explain:
      'Vérifiez d’abord l’adresse. Si elle est juste, un pare-feu ne laisse le plus souvent entrer que votre propre réseau : le service informatique peut autoriser les connexions du service de connexion vers le port {port|de cette adresse}.',
  },
  'network.unreachable': {
    title: 'Aucun chemin ne mène à {host|ce serveur}',
    explain:
      'Le réseau de cette adresse n’est pas joignable depuis internet. Le service informatique peut ouvrir un chemin.',
  },
  'network.reset': {
    title: '{host|Le serveur} a interrompu la connexion',
    explain:
      'La connexion a été acceptée puis coupée, en général par un pare-feu ou un proxy intermédiaire. Le service informatique peut le voir dans son journal.',
  },
  'network.address_not_allowed': {
    title: '{host|Cette adresse} se trouve dans un réseau privé',
    explain:
      'Le service de connexion ne va qu’aux adresses publiques, sauf si son exploitant en autorise d’autres. Utilisez l’adresse qui fonctionne de l’extérieur, ou transmettez ceci au service informatique.',
  },
  'network.own_device': {
    title: '{host|Cette adresse} désigne toujours l’ordinateur où on la saisit',
    explain:
      'Le service de connexion chercherait le système chez lui-même. Utilisez le nom du serveur sur lequel tourne le système.',
  },

  'tls.self_signed': {
    title: 'Le certificat de {host|ce serveur} est auto-signé',
    explain:
      'Personne ne s’en porte garant ; un mot de passe pourrait donc arriver ailleurs. Le service informatique peut installer un certificat d’une autorité reconnue.',
  },
  'tls.unknown_issuer': {
    title: 'Le certificat de {host|ce serveur} vient d’une autorité inconnue',
    explain:
      'Peut-être que seule votre entreprise connaît cette autorité, ou la chaîne est incomplète. Le service informatique peut installer la chaîne complète ou un certificat public.',
  },
  'tls.incomplete_chain': {
    title: 'La chaîne de certificats de {host|ce serveur} est incomplète',
    explain:
      'Les navigateurs comblent souvent la lacune eux-mêmes, et personne ne la remarque. Le service informatique peut installer le certificat intermédiaire à côté de celui du serveur.',
  },
  'tls.expired': {
    title: 'Le certificat de {host|ce serveur} a expiré',
    explain: 'Il doit être renouvelé avant tout envoi. Le service informatique peut le faire.',
  },
  'tls.not_yet_valid': {
    title: 'Le certificat de {host|ce serveur} n’est pas encore valable',
    explain:
      'Son premier jour est à venir, ou l’horloge du serveur est fausse. Le service informatique peut vérifier les deux.',
  },
  'tls.weak_certificate': {
    title: 'Le certificat de {host|ce serveur} est trop faible',
    explain:
      'Sa clé ou sa signature est d’un type que l’on peut falsifier aujourd’hui. Le service informatique peut en faire établir un nouveau.',
  },
  'tls.wrong_host': {
    title: 'Le certificat appartient à une autre adresse',
    explain:
      'Le serveur répond, mais son certificat n’est pas établi pour {host|cette adresse}. Utilisez l’adresse que l’on ouvre dans le navigateur.',
  },
  'tls.not_tls': {
    title: '{host|Le serveur} ne parle pas https ici',
    explain:
      'Quelque chose répond sur le port {port|de cette adresse}, mais sans connexion chiffrée. Vérifiez le port dans l’adresse.',
  },
  'tls.not_offered': {
    title: '{host|Le serveur} ne propose pas de connexion chiffrée',
    explain:
      'Sans chiffrement, le mot de passe circulerait lisible par d’autres ; il n’a donc pas été envoyé. L’administrateur peut activer TLS.',
  },
  'tls.protocol_version': {
    title: 'Le chiffrement de {host|ce serveur} est trop ancien',
    explain:
      'Il ne propose que des versions qui ne sont plus sûres. Le service informatique peut activer TLS 1.2 ou plus récent.',
  },
  'tls.no_common_cipher': {
    title: '{host|Le serveur} et le service de connexion n’ont aucun chiffrement en commun',
    explain:
      'Il ne propose que des chiffrements qui ne sont plus sûrs. Le service informatique peut en activer d’actuels.',
  },
  'tls.timeout': {
    title: '{host|Le serveur} n’a pas fini de sécuriser la connexion',
    explain:
      'Quelque chose accepte les connexions sur le port {port|de cette adresse}, mais se tait au moment de convenir du chiffrement. Le service informatique peut voir s’il parle https à cet endroit.',
  },
  'tls.client_certificate': {
    title: '{host|Le serveur} demande un certificat client',
    explain:
      'Il ne laisse entrer que ceux qui en présentent un. Le service informatique peut ouvrir une adresse qui n’en demande pas.',
  },
  'tls.failed': {
    title: 'Aucune connexion sécurisée avec {host|le serveur}',
    explain:
      'L’accord sur le chiffrement a échoué. Le message pour le service informatique contient les détails.',
  },

  'service.timeout': {
    title: '{host|Le système} a accepté la connexion mais est resté muet',
    explain:
      'Il est peut-être occupé ou en train de démarrer. Réessayez dans une minute ; s’il reste muet, le service informatique peut s’en occuper.',
    turn: 'Vous pouvez d’abord réessayer dans une minute, ensuite votre service informatique peut résoudre cela',
  },
  'service.not_found': {
    title: 'Le système n’est pas à cette adresse',
    explain:
      '{host|Le serveur} répond, mais il n’y a rien à ce chemin. Comparez l’adresse avec le guide : il manque souvent une partie à la fin.',
  },
  'service.not_this_product': {
    title: 'Autre chose répond à cette adresse',
    explain:
      '{host|Le serveur} a été joint, mais ce qui répond n’est pas {system|le système choisi}. Comparez l’adresse avec le guide.',
  },
  'service.other_product': {
    title: 'C’est {product|un autre produit}',
    explain:
      'Il répond à {host|cette adresse}, où l’on attendait {system|le système choisi}. Comparez l’adresse avec celle que l’on ouvre dans le navigateur.',
  },
  'service.wrong_protocol': {
    title: 'Autre chose écoute sur le port {port|de cette adresse}',
    explain:
      '{host|Le serveur} a été joint, mais ce qui répond ne parle pas la langue de {system|ce système}. Comparez l’adresse et le port avec le guide.',
  },
  'service.redirected': {
    title: 'Cette adresse renvoie ailleurs',
    explain:
      'Elle mène à {location|une autre adresse}. Utilisez l’adresse à laquelle vous arrivez dans le navigateur.',
  },
  'service.method_refused': {
    title: 'Cette adresse n’accepte pas ce type de requêtes',
    explain:
      '{host|Le serveur} répond, mais c’est une page pour des personnes ou une autre interface. Comparez la fin de l’adresse avec le guide.',
  },
  'service.version_too_old': {
    title: 'Cette version de {system|ce système} est trop ancienne',
    explain:
      'La version {version|en service} répond ; l’interface nécessaire est arrivée avec {needed|une version ultérieure}. L’administrateur peut dire quand aura lieu la mise à jour.',
  },
  'service.error': {
    title: 'Le système a répondu par une erreur interne',
    explain:
      '{host|Le système} a été joint mais a échoué en interne. Son administrateur peut voir pourquoi dans son journal.',
  },
  'service.unavailable': {
    title: 'Le système dit ne pas être disponible maintenant',
    explain: 'Il est peut-être en maintenance. Réessayez plus tard, ou demandez à son administrateur.',
  },
  'service.maintenance': {
    title: '{system|Le système} est en maintenance',
    explain:
      'Il le dit lui-même. Réessayez après la maintenance ; son administrateur sait quand elle se termine.',
  },
  'service.starting': {
    title: '{system|Le système} est en train de démarrer',
    explain: 'Il répond, mais n’est pas encore prêt. Réessayez dans une minute.',
  },
  'service.too_many_connections': {
    title: '{system|Le système} n’a plus de connexion libre',
    explain:
      'Il a été joint, mais d’autres utilisent toutes les connexions qu’il autorise. Réessayez dans une minute ; son administrateur peut en autoriser davantage.',
  },
  'service.rate_limited': {
    title: 'Le système demande une pause',
    explain: 'Il a reçu trop de requêtes. Attendez une minute, puis réessayez.',
  },
  'service.bad_gateway': {
    title: 'Un intermédiaire devant le système ne l’atteint pas',
    explain:
      '{host|L’adresse} mène à une passerelle qui répond que le système derrière elle est absent. Le service informatique peut voir lequel des deux est arrêté.',
  },
  'service.blocked': {
    title: 'Un mur de protection devant le système nous a refoulés',
    explain:
      '{host|L’adresse} répond par une page de pare-feu au lieu du système. Le service informatique peut laisser passer le service de connexion.',
  },
  'service.licence_ended': {
    title: 'La licence de {system|ce système} a pris fin',
    explain: 'Il a été joint et dit que sa licence n’est plus valable. L’administrateur peut la renouveler.',
  },
  'service.database_missing': {
    title: 'Aucune base de données ne s’appelle {database|ainsi}',
    explain:
      '{host|Le système} a été joint et répond. Vérifiez l’orthographe du nom, majuscules comprises, ou demandez-le à l’administrateur.',
  },
  'service.discovery_missing': {
    title: 'Le service d’identification n’a pas été trouvé à cette adresse',
    explain:
      '{host|Le serveur} répond, mais ne dit pas comment s’identifier. Comparez l’adresse avec le guide : il manque souvent une partie à la fin.',
  },
  'service.discovery_mismatch': {
    title: 'Le service d’identification se donne un autre nom',
    explain:
      'À {host|cette adresse}, il s’appelle {issuer|autrement}. Par sécurité, rien n’a été envoyé. L’administrateur peut corriger son adresse publique.',
  },
  'service.too_large': {
    title: 'La réponse est bien plus grande que prévu',
    explain:
      'Cette adresse mène à autre chose qu’à l’interface du système, sa porte pour les programmes. Vérifiez la partie après le nom d’hôte.',
  },
  'service.unreadable': {
    title: 'La réponse est illisible',
    explain:
      '{host|Le serveur} répond, mais pas sous la forme qu’utilise {system|ce système}. Comparez l’adresse avec le guide.',
  },
  'service.interrupted': {
    title: 'La vérification a été interrompue de notre côté',
    explain: 'Vos données ne sont pas en cause. Relancez la vérification.',
  },
};
