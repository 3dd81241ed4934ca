// French: everything that the element and the frame both say, failures apart.
import type { SharedPart } from '../parts.ts';

/** What was seen. */
export const evidenceWords: SharedPart['evidenceWords'] = {
  'dns.waits_its_turn': 'D’autres interrogent {host} ; ce contrôle passe ensuite',
  'dns.resolved': '{host} trouvé',
  'network.connected': '{host} joint sur le port {port}',
  'tls.trusted': 'Chiffré ; certificat de {issuer|une autorité reconnue}, valable jusqu’au {until@date}',
  'tls.not_used': 'Non chiffré',
  'tls.host_key': 'Clé du serveur {key}',
  'service.answered': '{product|Le système} répond',
  'service.asks_sign_in': '{host} demande de s’identifier',
  'service.production': 'C’est le système de production',
  'service.test': 'C’est un système de test',
  'auth.signed_in': 'L’identification fonctionne',
  'auth.control_refused': 'Sans elle, le système refuse l’accès',
  'auth.certificate': 'Le certificat présenté est valable jusqu’au {until@date}',
  'access.tables':
    'Lecture d’essai réussie pour {count;one=# type;many=# de types;other=# types} d’enregistrements',
  'data.records':
    'Essayé avec {table} : {count;one=# enregistrement reçu;many=# d’enregistrements reçus;other=# enregistrements reçus}',
  'data.newest': 'L’enregistrement le plus récent de {table} date du {date@date}',
  'ready.stored': 'Les identifiants sont conservés chiffrés',
};

/** What each stage does. */
export const stageWords: SharedPart['stageWords'] = {
  input: 'Examiner la saisie',
  dns: 'Trouver l’adresse',
  network: 'Joindre le serveur',
  tls: 'Sécuriser la connexion',
  service: 'Reconnaître le système',
  auth: 'S’identifier',
  access: 'Voir ce que cet utilisateur peut lire',
  data: 'Lire un premier enregistrement',
  ready: 'Enregistrer la connexion',
};

/** Whose turn it is. */
export const ownerWords: SharedPart['ownerWords'] = {
  you: 'Vous pouvez résoudre cela',
  it: 'Votre service informatique peut résoudre cela',
  admin: 'L’administrateur de {system|ce système} peut résoudre cela',
  vendor: 'L’éditeur de {system|ce système} doit résoudre cela',
  partner: '{app|L’application} doit résoudre cela',
  makini: 'Cela vient de notre côté',
};

/** What the button of each action says. */
export const actionWords: SharedPart['actionWords'] = {
  edit: 'Modifier les données',
  retry: 'Relancer la vérification',
  sign_in: 'Rouvrir l’identification',
  switch_system: 'Choisir un autre système',
  copy_for_it: 'Copier un message pour le service informatique',
  copy_for_admin: 'Copier un message pour l’administrateur',
  copy_for_support: 'Copier un message pour l’assistance',
};

/** Words for codes that are not known, by the stage they belong to. */
export const stageFailureWords: SharedPart['stageFailureWords'] = {
  input: { title: 'Une valeur est à revoir', explain: 'Parcourez les données encore une fois.' },
  dns: {
    title: 'L’adresse n’a pas été trouvée',
    explain:
      'Vérifiez son orthographe, ou demandez au service informatique quelle adresse fonctionne de l’extérieur.',
  },
  network: {
    title: 'Le serveur n’a pas pu être joint',
    explain: 'Le service informatique peut vérifier s’il accepte les connexions de l’extérieur.',
  },
  tls: {
    title: 'Aucune connexion sécurisée n’a pu être établie',
    explain: 'Le service informatique peut vérifier le certificat et le chiffrement du serveur.',
  },
  service: {
    title: 'Le système n’a pas répondu comme prévu',
    explain: 'Vérifiez l’adresse ; l’administrateur du système peut consulter son journal.',
  },
  auth: {
    title: 'L’identification n’a pas fonctionné',
    explain: 'Vérifiez les données, ou demandez à l’administrateur du système.',
  },
  access: {
    title: 'L’utilisateur ne peut pas lire les données',
    explain: 'L’administrateur du système peut accorder l’autorisation.',
  },
  data: {
    title: 'La lecture d’un premier enregistrement n’a pas fonctionné',
    explain: 'L’administrateur du système peut vérifier ce que voit cet utilisateur.',
  },
  ready: {
    title: 'La dernière étape a échoué de notre côté',
    explain: 'Relancez la vérification ; il n’y a rien à saisir à nouveau.',
  },
};
