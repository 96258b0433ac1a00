import { Alert, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isoMinute } from '../../../shared/model/day.ts';
import { useSession } from '../../app/session.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';

/** Wrong passphrases typed in this person's name since they were here last, until they say it was them. */
export function MissedNotice() {
  const { t } = useTranslation();
  const { missedSignIns } = useSession();
  const [seen, setSeen] = useState(false);
  if (missedSignIns === undefined || seen) return undefined;
  const { count, lastAt } = missedSignIns;
  return (
    <Alert color="amber" role="status" title={t('missed.title', { count })}>
      <Text size="sm" mb={6}>
        {t('missed.text', { last: isoMinute(lastAt) })} <EnforcementBadge enforcement="program" />
      </Text>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={() => setSeen(true)}>
          {t('missed.mine')}
        </Button>
        <Button component="a" href="#/settings" size="compact-sm" onClick={() => setSeen(true)}>
          {t('missed.change')}
        </Button>
      </Group>
    </Alert>
  );
}
