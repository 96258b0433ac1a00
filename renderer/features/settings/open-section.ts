import { headingId, type SectionName } from './section-names.ts';

/** Asked for from another screen: taken once the settings stand. */
let asked: SectionName | undefined;

/** Brings a part of the settings, and the keyboard, to its title. */
export function jumpTo(name: SectionName): void {
  const heading = document.getElementById(headingId(name));
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

/** To a part of the settings from anywhere. */
export function openSection(name: SectionName): void {
  asked = name;
  window.location.hash = '#/settings';
  if (document.getElementById(headingId(name))) jumpToAsked();
}

/** For the settings, as soon as their parts are there. */
export function jumpToAsked(): void {
  if (asked !== undefined) jumpTo(asked);
  asked = undefined;
}
