import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { jumpTo } from './open-section.ts';
import { SECTION_TITLES, type SectionName } from './section-names.ts';

/** Without the security keys, which not every computer has; they stand below the other second factors. */
const JUMPS = [
  'look',
  'lock',
  'reminders',
  'you',
  'passphrase',
  'kit',
  'factors',
  'codes',
  'about',
] as const satisfies readonly SectionName[];

/** The titles of a long page in one row that stays in sight; each leads to its part, the keyboard too. */
export function SectionJump() {
  const { t } = useTranslation();
  return (
    <nav className="kb-jump" aria-label={t('settings.sections')}>
      {JUMPS.map((name) => (
        <Button key={name} variant="subtle" size="compact-sm" onClick={() => jumpTo(name)}>
          {t(SECTION_TITLES[name])}
        </Button>
      ))}
    </nav>
  );
}
