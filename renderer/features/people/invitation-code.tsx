import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isoMinute } from '../../../shared/model/day.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import { groupCode } from '../../ui/format.ts';
import { Secret } from '../../ui/secret.tsx';

export type Invitation = { readonly name: string; readonly code: string; readonly expiresAt: number };

type Props = { readonly invitation: Invitation; readonly onDone: () => void };

/** The one-time code, large enough to copy by hand, with what it can and cannot do. */
export function InvitationCode({ invitation, onDone }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <div className="kb-code-shown">
        <Secret label={t('people.invite.code')}>{groupCode(invitation.code)}</Secret>
      </div>
      <Text fw={600}>{t('people.invite.once')}</Text>
      <Text>{t('people.invite.where')}</Text>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <EnforcementBadge enforcement="program" />
        <Text size="sm">
          {t('people.invite.expires', { when: isoMinute(invitation.expiresAt) })}
          <br />
          {t('people.invite.limit')}
        </Text>
      </Group>
      <Group justify="flex-end">
        <Button onClick={onDone}>{t('people.invite.done')}</Button>
      </Group>
    </Stack>
  );
}
