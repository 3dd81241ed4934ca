// French: what the screens after the search say.
import type { LaterPart } from '../parts.ts';

export * from './shared.ts';

/** The sentences of the later screens. */
export const laterWords: LaterPart['laterWords'] = {
  'prepare.heading': 'Avant de connecter {system}',
  'prepare.have': 'Ce qu’il vous faut',
  'prepare.do': 'Comment l’obtenir',
  'prepare.copy': 'À transmettre',
  'prepare.go': 'J’ai tout',
  'guide.updated': 'État au {date@date}',

  'form.heading': 'Connecter {system}',
  'form.frame_title': 'Identifiants pour {system|le système}',
  'form.safe': 'Ce que vous saisissez est envoyé chiffré au service de connexion. {app} ne le voit jamais.',
  'form.guide': 'Où trouver ces informations',
  'form.loading': 'Chargement du formulaire',
  'form.declined': 'Rien n’a été connecté. Votre saisie est toujours là, sauf les mots de passe.',
  'form.moved':
    'La page a déplacé ce formulaire. Votre saisie est toujours là ; seul le mot de passe est à saisir à nouveau.',

  'authorize.heading': 'S’identifier auprès de {system}',
  'authorize.safe':
    'Vous ne saisissez votre mot de passe que sur {host}. {app} et le service de connexion ne le voient jamais.',
  'authorize.guide': 'Si l’identification affiche une erreur',

  'check.heading': 'Vérification de la connexion à {system}',
  'check.lead': 'Cela prend en général quelques secondes.',
  'check.worked': 'Ce qui a fonctionné : {what}',
  'check.worked.dns': 'l’adresse',
  'check.worked.network': 'le chemin vers le serveur',
  'check.worked.tls': 'la connexion sécurisée',
  'check.worked.service': 'la réponse du système',
  'check.worked.auth': 'l’identification',
  'check.worked.access': 'l’autorisation de lire',
  'check.worked.data': 'un premier enregistrement',
  'check.list': 'Ce qui a été vérifié',
  'check.ms': '{ms@number} ms',
  'check.seconds': '{seconds@number} s',
  'check.status.pending': 'pas encore',
  'check.status.running': 'en cours',
  'check.status.passed': 'fait',
  'check.status.warning': 'fait, avec une remarque',
  'check.status.failed': 'n’a pas fonctionné',
  'check.status.skipped': 'non atteint',
  'check.status.needs_action': 'attend quelqu’un',

  'choose.heading.company': 'De quelle société s’agit-il ?',
  'choose.heading.site': 'De quel site s’agit-il ?',
  'choose.heading.tenant': 'De quel espace (tenant) du système s’agit-il ?',
  'choose.heading.database': 'De quelle base de données s’agit-il ?',
  'choose.heading.way': 'Comment se connecte-t-on à {system} ?',
  'choose.lead':
    'Cet accès en voit {count;one=#;many=#;other=#}. Choisissez une entrée ; les autres pourront être connectées plus tard.',
  'choose.only': 'Cet accès ne voit que cette entrée.',
  'choose.filter': 'Filtrer la liste',
  'choose.declined': 'Rien n’a été connecté. Choisissez autre chose, ou revenez aux identifiants.',
  'choose.none': 'Rien dans la liste ne correspond.',

  'way.lead': 'Prenez ce que vous avez. Vous pourrez revenir et prendre autre chose.',
  'way.recommended': 'Conseillé',
  'way.unsure': 'Je ne sais pas',
  'way.take': 'Continuez avec « {way} » : c’est le plus courant, et l’écran suivant dit comment l’obtenir.',
  'way.ask':
    'Demandez à la personne qui gère {system} comment les programmes s’y connectent. Le manuel parle d’« API » ou d’« interface ».',
  'way.password': 'Nom d’utilisateur et mot de passe',
  'way.password.hint': 'Ceux d’un utilisateur du système, de préférence créé pour cette connexion.',
  'way.key': 'Clé d’API',
  'way.key.hint':
    'Un long code tiré des réglages du système. C’est le plus souvent un administrateur qui le crée.',
  'way.key_query': 'Clé d’API dans l’adresse',
  'way.key_query.hint': 'Un code placé à la fin de chaque adresse, après un « ? ». Peu de systèmes le font.',
  'way.token': 'Jeton d’accès',
  'way.token.hint':
    'Un long code pour les programmes. Vous le créez dans votre profil, ou un administrateur le fait.',
  'way.page': 'Page de connexion du système',
  'way.page.hint':
    'Vous vous y connectez comme d’habitude et autorisez l’accès. Un administrateur doit parfois d’abord enregistrer une application.',
  'way.app': 'Application enregistrée',
  'way.app.hint':
    'Un identifiant client et un secret. Un administrateur enregistre une application dans le système pour les obtenir.',
  'way.app_password': 'Application enregistrée et utilisateur',
  'way.app_password.hint':
    'Un identifiant client et un secret donnés par un administrateur, et le mot de passe d’un utilisateur.',
  'way.signed': 'Requêtes signées',
  'way.signed.hint': 'Une clé et son secret, le plus souvent créés par un administrateur.',
  'way.certificate': 'Certificat',
  'way.certificate.hint':
    'Un certificat et sa clé privée, en deux fichiers. Le service informatique les remet le plus souvent.',
  'way.opc_ua': 'OPC UA',
  'way.opc_ua.hint': 'Les valeurs des machines, d’un serveur dont l’adresse commence par opc.tcp.',

  'proof.heading': '{system} répond',
  'proof.newest': 'Le plus récent dans {table}',
  'proof.date': '{date@date}',
  'proof.question': 'Est-ce bien chez vous ?',
  'proof.yes': 'Oui, transmettre à {app}',
  'proof.no': 'Non, revenir',

  'handover.heading': 'Transmission à {app}',
  'handover.lead': 'Tout fonctionne. {app} est en train de reprendre la connexion.',
  'pending.heading': 'Connecté',
  'pending.lead':
    'Votre système répond comme il faut. {app} n’a pas pu être informé à l’instant et s’en apercevra de lui-même.',

  'connected.heading': '{system} est connecté',
  'connected.lead': '{app} peut maintenant y lire. Il n’y a plus rien à faire ici.',
  'connected.proven': 'Ce qui a été essayé',
  'connected.warnings': 'Bon à savoir',
  'connected.another': 'Connecter un autre système',
  'connected.settings': 'Choisir ce qui est inclus',
  'connected.done': 'Terminé',

  'message.intro': 'nous voulons connecter {system} avec {app}. Un point fait obstacle :',
  'message.tried': 'Ce qui a été essayé :',
  'message.host': 'Hôte : {host}',
  'message.port': 'Port : {port}',
};
