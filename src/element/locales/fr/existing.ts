// French: what is said of a connection that is there already: signing in to it again, and choosing what it includes.
import type { ExistingPart } from '../parts.ts';

/** The sentences. */
export const existingWords: ExistingPart['existingWords'] = {
  'prepare.heading.again': 'Avant de reconnecter {system}',
  'form.heading.again': 'Reconnecter {system}',
  'form.unchanged': 'Tant que la nouvelle identification ne fonctionne pas, rien ne change pour {app}.',
  'form.declined.again': 'Rien n’a été modifié. Votre saisie est toujours là, sauf les mots de passe.',
  'authorize.heading.again': 'S’identifier de nouveau auprès de {system}',
  'choose.declined.again': 'Rien n’a été modifié. Choisissez autre chose, ou revenez aux identifiants.',
  'connected.heading.again': '{system} est de nouveau connecté',
  'connected.lead.again':
    '{app} peut maintenant lire avec la nouvelle identification. Il n’y a plus rien à faire ici.',
  'message.intro.again': 'nous voulons reconnecter {system} avec {app}. Un point fait obstacle :',
  'ended.heading.kept': 'Rien n’a été modifié',
  'ended.lead.kept': 'La connexion est restée comme avant. Ce que vous avez saisi a été détruit.',

  'replace.heading': 'Remplacer ce qui était connecté ?',
  'replace.lead':
    'La nouvelle identification fonctionne, mais elle mène ailleurs que la connexion jusqu’ici.',
  'replace.lead.unknown':
    'La nouvelle identification fonctionne. {system} ne dit pas à qui elle est : vérifiez que c’est la bonne.',
  'replace.account': 'Identifié comme',
  'replace.choice': 'Société, site ou locataire',
  'replace.address': 'Adresse',
  'replace.was': 'Avant : {was}',
  'replace.unknown': 'inconnu',
  'replace.lost': 'Vous les aviez choisis, et la nouvelle identification ne les voit pas : {what}.',
  'replace.more': '{what} et {count;one=# autre;many=# autres;other=# autres}',
  'replace.unseen':
    'Il n’a pas été possible de vérifier si la nouvelle identification voit tout ce que vous aviez choisi.',
  'replace.then':
    'Avec la nouvelle, {app} lit désormais là, et plus rien de l’ancienne. Tant que vous ne le dites pas, rien ne change.',
  'replace.yes': 'Utiliser la nouvelle',
  'replace.no': 'Revenir',

  'settings.heading': 'Choisir ce qui est inclus',
  'settings.lead':
    '{app} lit tout ce qui est standard dans {system}. Ce que votre entreprise y a ajouté n’est lu que si vous le choisissez ici.',
  'settings.loading': 'On demande à {system} ce qu’il contient. Cela peut prendre un moment.',
  'settings.ready':
    '{count;one=# table ou champ au choix;many=# tables et champs au choix;other=# tables et champs au choix}.',
  'settings.search': 'Rechercher des tables et des champs',
  'settings.chosen': '{chosen@number} sur {all@number} choisis',
  'settings.found': '{count;one=# trouvé;many=# trouvés;other=# trouvés}',
  'settings.choose_all': 'Choisir les {count@number}',
  'settings.leave_all': 'Exclure les {count@number}',
  'settings.none': 'Rien ne s’appelle « {query} ».',
  'settings.more': 'Afficher plus',
  'settings.custom': 'Ajouté',
  'settings.custom_table':
    '{count;one=Table ajoutée avec # champ;many=Table ajoutée avec # champs;other=Table ajoutée avec # champs}',
  'settings.belonging':
    '{count;one=# champ standard est toujours inclus;many=# champs standard sont toujours inclus;other=# champs standard sont toujours inclus}',
  'settings.gone': 'N’est plus dans le système',
  'settings.examples': 'Exemples',
  'settings.examples_of': 'Exemples tirés de {table}',
  'settings.examples_shown': 'Des exemples figurent maintenant sous chaque champ.',
  'settings.examples_failed': 'Aucun exemple n’a pu être lu. Tout le reste est inchangé.',
  'settings.empty': 'Vide dans les enregistrements lus',
  'settings.hidden': 'Non affiché : cela ressemble à un secret',
  'settings.standard':
    '{count;one=# table standard est toujours incluse;many=# tables standard sont toujours incluses;other=# tables standard sont toujours incluses}',
  'settings.rest': '{count;one=et # autre;many=et # autres;other=et # autres}',
  'settings.nothing':
    'Il n’y a rien à choisir : cette connexion ne voit rien que votre entreprise ait ajouté. Tout ce qui est standard est inclus.',
  'settings.new': 'Inclure aussi ce qui sera ajouté plus tard',
  'settings.new_hint':
    'Les nouvelles tables et les nouveaux champs ajoutés sont alors lus dès qu’ils existent, sans que personne soit consulté.',
  'settings.unsaved':
    '{count;one=# modification n’est pas encore enregistrée.;many=# modifications ne sont pas encore enregistrées.;other=# modifications ne sont pas encore enregistrées.}',
  'settings.saved': 'Enregistré. {app} lit désormais ainsi.',
  'settings.not_saved': 'Rien n’a été enregistré. Votre choix est toujours là : essayez encore une fois.',
  'settings.not_sure':
    'Aucune réponse n’est venue : il n’est pas certain que ce soit enregistré. Votre choix est toujours là : essayez encore une fois.',
  'settings.save': 'Enregistrer',
  'settings.undo': 'Annuler',
  'settings.undone': 'La dernière modification a été annulée.',
  'settings.skip': 'Passer',
  'settings.done': 'Terminé',
  'settings.leave': 'Quitter sans enregistrer',
  'settings.again': 'Réessayer',
  'settings.reconnect': 'Reconnecter',
  'settings.stays': 'Votre choix reste ici : il pourra être enregistré dès que la liste sera revenue.',
  'settings.paused': 'Cette connexion est en pause',
  'settings.paused_explain':
    'Rien n’est lu dans {system} tant qu’elle n’a pas repris. Reprenez-la, puis choisissez.',
  'settings.refused': 'Quelqu’un doit se connecter à nouveau',
  'settings.refused_explain':
    '{system} n’accepte plus les identifiants de cette connexion. Reconnectez-la, puis choisissez.',
  'settings.ended': 'Cette connexion est terminée',
  'settings.ended_explain': 'Il n’y a plus rien à choisir. Connectez {system} de nouveau pour continuer.',
  'settings.over': 'Cette liste n’est plus ouverte',
  'settings.over_explain':
    'Elle est restée ouverte trop longtemps, ou a été ouverte dans une autre fenêtre. Réessayez pour la rouvrir.',
  'settings.failed': 'La liste n’a pas pu être lue',
  'settings.failed_explain':
    '{system} n’a pas répondu comme il le devrait. Ce qui était choisi avant est inchangé. Réessayez dans un instant.',
  'settings.lost': 'Pas de réponse',
  'settings.lost_explain':
    'Vérifiez que vous êtes en ligne, puis réessayez. Ce qui était choisi avant est inchangé.',
};
