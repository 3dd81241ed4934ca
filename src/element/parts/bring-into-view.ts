/**
 * Shows a row of a scrolling list: by the list's own scrolling, into the part of the list that the window shows. The page around is
 * scrolled only where no scrolling of the list can do it.
 */
export const bringIntoView = (row: HTMLElement): void => {
  const list = row.parentElement;
  if (!list) return;
  const around = list.getBoundingClientRect();
  const { top, bottom, height } = row.getBoundingClientRect();
  const from = Math.max(around.top, 0);
  const to = Math.min(around.bottom, innerHeight);
  if (to - from >= height) list.scrollTop += Math.min(top - from, 0) + Math.max(bottom - to, 0);
  row.scrollIntoView({ block: 'nearest', inline: 'nearest' });
};
