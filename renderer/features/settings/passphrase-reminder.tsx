import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../../api/settings.ts';
import { useSession } from '../../app/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { useNow } from '../../ui/now.ts';
import { openSection } from './open-section.ts';
import { reminderStage } from './reminder-stage.ts';

/** Says two weeks, one week and a day ahead that the rules will ask for a new passphrase; each time until it is put away. */
export function PassphraseReminder() {
  const { t } = useTranslation();
  const { passphraseExpiresAt } = useSession();
  const { settings, change } = useSettings();
  const now = useNow();
  const due = passphraseExpiresAt === undefined ? undefined : reminderStage(passphraseExpiresAt, now);
  if (due === undefined || passphraseExpiresAt === undefined) return undefined;
  const hint = `passphrase-${String(Math.floor(passphraseExpiresAt / 1_000))}-${String(due.stage)}`;
  if (settings.dismissedHints.includes(hint)) return undefined;
  return (
    <Banner
      color="amber"
      title={t('passphraseAge.soon', { count: due.days })}
      actions={
        <>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => change({ dismissedHints: [...settings.dismissedHints, hint].slice(-100) })}
          >
            {t('passphraseAge.later')}
          </Button>
          <Button size="compact-sm" onClick={() => openSection('passphrase')}>
            {t('passphraseAge.change')}
          </Button>
        </>
      }
    />
  );
}
