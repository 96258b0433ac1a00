import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/model/access.ts';

type Props = {
  readonly members: readonly MemberView[];
  readonly onCompare: (member: MemberView) => void;
  readonly onCheckChange: (member: MemberView) => void;
  readonly onCheckMove: (member: MemberView) => void;
};

/** People whose six words, new roles or new team wait for the viewer. */
export function PendingList({ members, onCompare, onCheckChange, onCheckMove }: Props) {
  const { t } = useTranslation();
  if (members.length === 0) return undefined;
  const asking = (member: MemberView) => {
    const words = { name: member.name, team: member.teamName };
    const check = t('change.check');
    return [
      {
        asks: member.canConfirm,
        text: t('people.pending.text', words),
        act: t('people.pending.compare'),
        label: t('people.compare.one', { name: member.name }),
        onClick: () => onCompare(member),
      },
      {
        asks: member.canConfirmChange,
        text: t('change.pending', words),
        act: check,
        label: `${check}: ${member.name}`,
        onClick: () => onCheckChange(member),
      },
      {
        asks: member.moving?.canSign === true,
        text: t('moving.pending', { name: member.name, from: member.teamName, to: member.moving?.team ?? '' }),
        act: check,
        label: `${t('moving.check')}: ${member.name}`,
        onClick: () => onCheckMove(member),
      },
    ]
      .filter(({ asks }) => asks)
      .map((asked) => ({ member, ...asked }));
  };
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="pending-title" style={{ borderInlineStart: '3px solid var(--kb-due)' }}>
      <Title order={2} id="pending-title" mb="xs">
        {t('people.pending.title')}
      </Title>
      {members
        .flatMap((member) => asking(member))
        .map(({ member, text, act, label, onClick }) => (
          <Group key={`${member.id} ${label}`} justify="space-between" wrap="nowrap" py={4}>
            <Text>{text}</Text>
            <Button onClick={onClick} style={{ flexShrink: 0 }} aria-label={label}>
              {act}
            </Button>
          </Group>
        ))}
    </Paper>
  );
}
