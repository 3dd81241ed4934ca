// French: where people choose what a connection includes.
import type { SettingsPart } from '../parts.ts';

/** The sentences. */
export const settingsWords: SettingsPart['settingsWords'] = {
  'settings.heading': 'Choisir ce qui est inclus',
  'settings.lead':
    '{app} lit tout ce qui est standard dans {system}. Ce que votre entreprise y a ajouté n’est lu que si vous le choisissez ici.',
  'settings.loading': 'On demande à {system} ce qu’il contient. Cela peut prendre un moment.',
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
  'settings.save': 'Enregistrer',
  'settings.undo': 'Annuler',
  'settings.undone': 'La dernière modification a été annulée.',
  'settings.skip': 'Passer',
  'settings.done': 'Terminé',
  'settings.leave': 'Quitter sans enregistrer',
  'settings.again': 'Réessayer',
  'settings.paused': 'Cette connexion est en pause',
  'settings.paused_explain':
    'Rien n’est lu dans {system} tant qu’elle n’a pas repris. Reprenez-la, puis choisissez.',
  'settings.refused': 'Quelqu’un doit se connecter à nouveau',
  'settings.refused_explain':
    '{system} n’accepte plus les identifiants de cette connexion. Reconnectez-la, puis choisissez.',
  'settings.ended': 'Cette connexion est terminée',
  'settings.ended_explain': 'Il n’y a plus rien à choisir. Connectez {system} de nouveau pour continuer.',
  'settings.failed': 'La liste n’a pas pu être lue',
  'settings.failed_explain':
    '{system} n’a pas répondu comme il le devrait. Ce qui était choisi avant est inchangé. Réessayez dans un instant.',
  'settings.lost': 'Pas de réponse',
  'settings.lost_explain':
    'Vérifiez que vous êtes en ligne, puis réessayez. Ce qui était choisi avant est inchangé.',
};
