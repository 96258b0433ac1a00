import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { jumpTo } from './open-section.ts';
import { SECTION_TITLES, type SectionName } from './section-names.ts';
import { useSecurityKeys } from './use-security-keys.ts';

const JUMPS = Object.keys(SECTION_TITLES) as readonly SectionName[];

/** The titles of a long page in one row that stays in sight; each leads to its part, the keyboard too. */
export function SectionJump() {
  const { t } = useTranslation();
  const { isShown } = useSecurityKeys();
  return (
    <nav className="kb-jump" aria-label={t('settings.sections')}>
      {JUMPS.filter((name) => name !== 'securityKeys' || isShown).map((name) => (
        <Button key={name} variant="subtle" size="compact-sm" onClick={() => jumpTo(name)}>
          {t(SECTION_TITLES[name])}
        </Button>
      ))}
    </nav>
  );
}
