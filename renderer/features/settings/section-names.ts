/** The parts of the settings, in the order they are jumped to, and where each has its title. */
export const SECTION_TITLES = {
  look: 'settings.look.title',
  lock: 'settings.lock.title',
  reminders: 'settings.reminders.title',
  you: 'settings.you.title',
  passphrase: 'settings.passphrase.title',
  kit: 'settings.kit.title',
  factors: 'factors.title',
  securityKeys: 'securityKeys.title',
  codes: 'codes.title',
  about: 'settings.about.title',
} as const;

export type SectionName = keyof typeof SECTION_TITLES;

export const headingId = (name: SectionName): string => `settings-${name}`;
