// How tall the frame's content is, so that the element can give it exactly that and nothing inside ever scrolls.

/** Reports the height of `root` in whole CSS pixels, now and whenever it changes. */
export const reportHeight = (root: HTMLElement, report: (px: number) => void): void => {
  let last = -1;
  new ResizeObserver(() => {
    const px = Math.ceil(root.getBoundingClientRect().height);
    if (px === last) return;
    last = px;
    report(px);
  }).observe(root);
};
