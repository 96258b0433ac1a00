import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/model/access.ts';
import { call } from '../../api/client.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import { showDone } from '../../ui/toasts.tsx';

/** That somebody waits after wrong passphrases, and the way to end it for those who may. */
export function PauseLine({ member, seconds }: { readonly member: MemberView; readonly seconds: number }) {
  const { t } = useTranslation();
  const { id: memberId, name } = member;
  const end = useMutation({
    mutationFn: () => call('people.endPause', { memberId }),
    onSuccess: () => showDone(t('people.pause.done', { name })),
  });
  return (
    <Group gap={6} role="note">
      <Text size="sm" c="var(--kb-due)">
        {t('people.pause.text', { count: Math.ceil(seconds / 60) })}
      </Text>
      <EnforcementBadge enforcement="program" />
      <Button
        size="compact-xs"
        variant="default"
        loading={end.isPending}
        onClick={() => end.mutate()}
        aria-label={t('people.pause.one', { name })}
        title={t('people.pause.honest')}
      >
        {t('people.pause.end')}
      </Button>
    </Group>
  );
}
