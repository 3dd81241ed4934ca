const pressable = 'button, a[href], [role=button]';

/** Says on the buttons in a slot that they open a dialog, and whether it is open; what the page has said itself stays. */
export const markTriggers = (slot: HTMLSlotElement, open: boolean): void => {
  for (const each of slot.assignedElements({ flatten: true })) {
    const trigger = each.matches(pressable) ? each : each.querySelector(pressable);
    if (!trigger) continue;
    if (!trigger.hasAttribute('aria-haspopup')) trigger.setAttribute('aria-haspopup', 'dialog');
    trigger.setAttribute('aria-expanded', String(open));
  }
};
