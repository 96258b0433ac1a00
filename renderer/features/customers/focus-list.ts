import { useEffect } from 'react';

/** Gives the list the keyboard, unless something else on screen has it. */
export function focusListIfLost(): void {
  if (document.activeElement === document.body) document.querySelector<HTMLElement>('.kb-grid')?.focus();
}

/** What closes with the focus inside hands it back to the list, so that a person on the keyboard always stands somewhere. */
export function useReturnFocusToList(): void {
  useEffect(() => focusListIfLost, []);
}
