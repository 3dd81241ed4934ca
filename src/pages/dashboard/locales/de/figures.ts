import type { figureWords as english } from '../en/figures.ts';

/** Figures of how connecting goes. */
export const figureWords: Readonly<Record<keyof typeof english, string>> = {
  'figures.range': 'Zeitraum',
  'figures.mode': 'Wessen',
  'figures.days': '{count;one=# Tag;other=# Tage}',
  'figures.none': 'In dieser Zeit hat niemand versucht zu verbinden.',
  'figures.none.lead':
    'Sitzungen werden hier gezählt, wenn sie zu Ende sind. Nichts in diesen Zahlen nennt einen Kunden.',
  'figures.started': 'Begonnen',
  'figures.connected': 'Verbunden',
  'figures.left': 'Gegangen',
  'figures.share': 'Anteil',
  'figures.median': 'Gebrauchte Zeit (Median)',
  'figures.by_day': 'Tag für Tag',
  'figures.by_system': 'Nach System',
  'figures.as_table': 'Als Tabelle',
  'figures.day': 'Tag',
  'figures.of': '{connected@number} von {started@number} verbunden',
  'figures.no_system': 'Bevor ein System gewählt war',
  'figures.where': 'Wo Menschen gingen',
  'figures.failures': 'Woran Prüfungen scheiterten',
  'left.select': 'Beim Suchen des Systems',
  'left.prepare': 'Beim Lesen der Anleitung',
  'left.form': 'Beim Eingeben der Angaben',
  'left.authorize': 'Beim Anmelden am System',
  'left.check': 'Bei der Prüfung',
  'left.choose': 'Bei der Wahl von Firma oder Standort',
  'left.confirm': 'Beim Ansehen des neuesten Eintrags',
  'left.settings': 'Bei der Wahl, was enthalten ist',
  'left.wait': 'Beim Warten auf jemand anderen',
  'left.done': 'Bei der Übergabe',
};
