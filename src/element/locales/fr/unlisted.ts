// French: what is said beside the list of systems.
import type { UnlistedPart } from '../parts.ts';

/** The sentences. */
export const unlistedWords: UnlistedPart['unlistedWords'] = {
  'find.by_address': 'Reconnu à son adresse',
  'find.by_way': 'Aucun système n’est connu à cette adresse. Connectez-le par ce qu’il parle :',
  'find.none_odd': 'Rien n’est connu sous ce que vous avez saisi',
  'find.secret':
    'Ce texte contenait un mot de passe ou une clé et a été effacé : leur place est à l’étape suivante, une fois le système choisi.',

  'unlisted.heading': 'Connecter un système absent de la liste',
  'unlisted.lead':
    'Choisissez ce que parle votre système. Sa documentation ou un administrateur peut le dire.',
  'unlisted.none': 'Rien de tout cela ?',
  'unlisted.none_lead': 'Demandez votre système. Les demandes sont lues par qui gère ce service.',
  'unlisted.back': 'Retour à la liste',

  'way.another-system':
    'Une interface web (REST, HTTP), avec un nom d’utilisateur, un jeton ou une clé d’API',
  'way.oauth-2-interface': 'Une interface web dont les jetons sont délivrés à une adresse à part',
  'way.odata-service':
    'Des données par HTTP selon la norme OData ; les systèmes SAP et Microsoft l’offrent souvent',
  'way.postgresql': 'Une base de données, ou ce qui répond comme elle',
  'way.mysql': 'Une base de données, lue par une connexion chiffrée',
  'way.mariadb': 'La base de données issue de MySQL',
  'way.microsoft-sql-server': 'La base de données de Microsoft, sur place ou dans Azure',
  'way.mqtt-broker': 'Les messages de machines et de capteurs, par sujet',
  'way.opc-ua-server':
    'Les valeurs de machines et d’automates, depuis un serveur dont l’adresse commence par opc.tcp',
  'way.sftp-server': 'Des fichiers dans un dossier, récupérés par SSH',

  'asking.heading': 'Demander un système',
  'asking.lead': 'Ceci est lu par qui gère ce service. Ne saisissez ici ni mot de passe ni clé.',
  'asking.name': 'Nom du système',
  'asking.maker': 'Éditeur ou adresse web',
  'asking.note': 'Ce qui aide encore à le trouver',
  'asking.optional': '(facultatif)',
  'asking.send': 'Envoyer',
  'asking.name_missing': 'Saisissez le nom du système.',
  'asking.secret': 'Ceci ressemble à un mot de passe ou à une clé. Retirez-le ; il n’est pas nécessaire ici.',
  'asking.failed': 'L’envoi n’a pas abouti. Votre saisie est toujours là : réessayez dans un instant.',
  'asking.too_many':
    'Beaucoup de demandes ont été envoyées en peu de temps. Votre saisie est toujours là : réessayez plus tard.',

  'asked.heading': 'Votre demande est envoyée',
  'asked.lead': '« {name} » figure maintenant parmi les systèmes demandés.',
  'asked.next':
    'Elle est ensuite examinée par qui gère ce service. Dès que le système pourra être connecté, il sera dans la liste, et vous le connecterez depuis {app} comme aujourd’hui.',
  'asked.ways': 'Le connecter par ce qu’il parle',
};
