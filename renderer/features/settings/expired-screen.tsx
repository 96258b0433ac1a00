import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLock } from '../../app/lock.ts';
import { useSession } from '../../app/session.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import { Gate } from '../../ui/gate.tsx';
import { ChangePassphraseForm } from './change-passphrase-form.tsx';

/** The rules ask for a new passphrase before anything else. */
export function ExpiredScreen() {
  const { t } = useTranslation();
  const { policy } = useSession();
  const lock = useLock();
  return (
    <Gate>
      <Stack gap="lg">
        <div>
          <Title order={1}>{t('passphraseAge.expired')}</Title>
          <Text mt="xs">{t('passphraseAge.expiredText', { count: policy.passphraseDays })}</Text>
        </div>
        <ChangePassphraseForm />
        <Group gap={8} wrap="nowrap" align="flex-start">
          <EnforcementBadge enforcement="program" />
          <Text size="sm" c="dimmed">
            {t('passphraseAge.why')}
          </Text>
        </Group>
        <div>
          <Button variant="default" loading={lock.isPending} onClick={() => lock.mutate()}>
            {t('settings.lock.now')}
          </Button>
        </div>
      </Stack>
    </Gate>
  );
}
