let known: number | undefined;

/** Px a vertical scroll bar takes from what scrolls; 0 where bars lie over the content. Measured once. */
export function scrollbarWidth(): number {
  if (known !== undefined) return known;
  const probe = document.createElement('div');
  probe.style.overflowY = 'scroll';
  probe.style.position = 'absolute';
  probe.style.visibility = 'hidden';
  document.body.append(probe);
  known = probe.offsetWidth - probe.clientWidth;
  probe.remove();
  return known;
}
