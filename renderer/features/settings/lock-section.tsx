import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLock } from '../../app/lock.ts';
import { useSession } from '../../app/session.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import { Section } from './section.tsx';

/** When the vault locks by itself, and what locking means. */
export function LockSection() {
  const { t } = useTranslation();
  const { policy } = useSession();
  const lock = useLock();
  return (
    <Section name="lock" title={t('settings.lock.title')}>
      <Group gap={8} wrap="nowrap" align="flex-start">
        <EnforcementBadge enforcement="program" />
        <Text>{t('settings.lock.text', { minutes: policy.autoLockMinutes })}</Text>
      </Group>
      <Text size="sm" c="dimmed">
        {t('settings.lock.how')}
      </Text>
      <Button variant="default" onClick={() => lock.mutate()} loading={lock.isPending}>
        {t('settings.lock.now')}
      </Button>
    </Section>
  );
}
