import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLock } from '../../app/lock.ts';
import { useSession } from '../../app/session.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import { Gate } from '../../ui/gate.tsx';
import { FactorSection } from './factor-section.tsx';
import { KitSection } from './kit-section.tsx';

/** The rules ask this role for a second factor before anything else; a kit comes before that, in case it gets lost. */
export function FactorOwedScreen() {
  const { t } = useTranslation();
  const { hasKit } = useSession();
  const lock = useLock();
  return (
    <Gate>
      <Stack gap="lg">
        <div>
          <Title order={1}>{t('factors.owed.title')}</Title>
          <Text mt="xs">{t('factors.owed.text')}</Text>
        </div>
        {!hasKit && <KitSection />}
        <FactorSection />
        <Group gap={8} wrap="nowrap" align="flex-start">
          <EnforcementBadge enforcement="program" />
          <Text size="sm" c="dimmed">
            {t('factors.owed.why')}
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
