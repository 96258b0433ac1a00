import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/model/access.ts';

type Props = {
  readonly members: readonly MemberView[];
  readonly onCompare: (member: MemberView) => void;
  readonly onCheckChange: (member: MemberView) => void;
};

/** People whose six words, or whose new roles, wait for the viewer. */
export function PendingList({ members, onCompare, onCheckChange }: Props) {
  const { t } = useTranslation();
  if (members.length === 0) return undefined;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="pending-title" style={{ borderInlineStart: '3px solid var(--kb-due)' }}>
      <Title order={2} id="pending-title" mb="xs">
        {t('people.pending.title')}
      </Title>
      {members.map((member) => (
        <Group key={member.id} justify="space-between" wrap="nowrap" py={4}>
          <Text>{t(member.canConfirm ? 'people.pending.text' : 'change.pending', { name: member.name, team: member.teamName })}</Text>
          {member.canConfirm ? (
            <Button onClick={() => onCompare(member)} style={{ flexShrink: 0 }} aria-label={t('people.compare.one', { name: member.name })}>
              {t('people.pending.compare')}
            </Button>
          ) : (
            <Button onClick={() => onCheckChange(member)} style={{ flexShrink: 0 }} aria-label={`${t('change.check')}: ${member.name}`}>
              {t('change.check')}
            </Button>
          )}
        </Group>
      ))}
    </Paper>
  );
}
