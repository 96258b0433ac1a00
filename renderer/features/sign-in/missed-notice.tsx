import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isoMinute } from '../../../shared/model/day.ts';
import { useSession } from '../../app/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';

type MissedNoticeProps = { readonly onChange: () => void };

/** Wrong passphrases typed in this person's name since they were here last, until they say it was them or have a new passphrase. */
export function MissedNotice({ onChange }: MissedNoticeProps) {
  const { t } = useTranslation();
  const { missedSignIns, roles } = useSession();
  const [seen, setSeen] = useState(false);
  if (missedSignIns === undefined || seen) return undefined;
  const { count, lastAt } = missedSignIns;
  const last = isoMinute(lastAt);
  return (
    <Banner
      color="amber"
      title={t('missed.title', { count })}
      text={
        <>
          {roles.includes('lead') ? t('missed.textLead', { last }) : t('missed.text', { last })} <EnforcementBadge enforcement="program" />
        </>
      }
      actions={
        <>
          <Button size="compact-sm" variant="default" onClick={() => setSeen(true)}>
            {t('missed.mine')}
          </Button>
          <Button size="compact-sm" onClick={onChange}>
            {t('missed.change')}
          </Button>
        </>
      }
    />
  );
}
