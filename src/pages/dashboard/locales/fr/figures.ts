import type { figureWords as english } from '../en/figures.ts';

/** Figures of how connecting goes. */
export const figureWords: Readonly<Record<keyof typeof english, string>> = {
  'figures.range': 'Période',
  'figures.mode': 'De qui',
  'figures.days': '{count;one=# jour;many=# jours;other=# jours}',
  'figures.none': 'Personne n’a essayé de connecter pendant ce temps.',
  'figures.none.lead':
    'Les sessions sont comptées ici quand elles ont pris fin. Rien dans ces chiffres ne nomme un client.',
  'figures.started': 'Commencées',
  'figures.connected': 'Abouties',
  'figures.left': 'Quittées',
  'figures.share': 'Part',
  'figures.median': 'Temps pris (médiane)',
  'figures.by_day': 'Jour après jour',
  'figures.by_system': 'Par système',
  'figures.as_table': 'En tableau',
  'figures.day': 'Jour',
  'figures.of': '{connected@number} abouties sur {started@number}',
  'figures.no_system': 'Avant le choix d’un système',
  'figures.where': 'Où l’on est parti',
  'figures.failures': 'Ce qui a fait échouer les vérifications',
  'left.select': 'En cherchant le système',
  'left.prepare': 'En lisant le guide',
  'left.form': 'En saisissant les données',
  'left.authorize': 'En s’identifiant auprès du système',
  'left.check': 'À la vérification',
  'left.choose': 'Au choix de la société ou du site',
  'left.confirm': 'En regardant l’enregistrement le plus récent',
  'left.settings': 'Au choix de ce qui est inclus',
  'left.wait': 'En attendant quelqu’un d’autre',
  'left.done': 'À la remise',
};
