// French: what the frame says of things pasted, dropped or chosen.
import type { PastingPart } from '../parts.ts';

/** The sentences. */
export const pastingWords: PastingPart['pastingWords'] = {
  paste_hint:
    'Une adresse, une chaîne de connexion, une commande curl ou un fichier de clé. Les mots de passe et les clés ne vont que dans leurs propres champs.',
  paste_file: 'Choisir un fichier',
  paste_filled: 'Rempli : {fields}.',
  paste_way: 'C’est une autre façon de se connecter : le formulaire a changé.',
  paste_rest: 'Ce qui n’a pas sa place dans ce formulaire a été laissé de côté.',
  paste_other:
    'Ceci est pour {engine}, pas pour {system}. Rien n’a été rempli ; votre texte est toujours là.',
  paste_unknown: 'Rien de ceci ne semble convenir ici. Rien n’a été rempli ; votre texte est toujours là.',
};
