import { Button, Group, Text, Title } from '@mantine/core';
import { IconStar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/model/access.ts';
import { useRoleName } from '../../api/role-names.ts';
import { isLead, type Branch } from './team-tree.ts';
import css from './teams.module.css';

type Props = {
  readonly branch: Branch;
  readonly leadsAbove: readonly MemberView[];
  readonly canStandElsewhere: boolean;
  readonly onRename: () => void;
  readonly onPlace: () => void;
  readonly onFoundBelow: () => void;
  readonly onMove: (member: MemberView) => void;
};

/** One team of the picture: its leads first, then everybody else, and who leads it from above. */
export function TeamBox({ branch: { team, people }, leadsAbove, canStandElsewhere, onRename, onPlace, onFoundBelow, onMove }: Props) {
  const { t } = useTranslation();
  const inOrder = [...people.filter(isLead), ...people.filter((member) => !isLead(member))];
  const acts = [
    { may: team.mayChange, text: t('teams.rename'), onClick: onRename },
    { may: team.mayChange && canStandElsewhere, text: t('teams.place'), onClick: onPlace },
    { may: team.mayFoundBelow, text: t('teams.foundBelow'), onClick: onFoundBelow },
  ].filter(({ may }) => may);
  const names = leadsAbove.map(({ name }) => name).join(t('common.listSeparator'));

  return (
    <section className={css['box']} aria-labelledby={`team-${team.id}`}>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <Title order={3} id={`team-${team.id}`} className={css['title'] ?? ''}>
          {team.name}
        </Title>
        <Group gap={2} wrap="nowrap" style={{ flexShrink: 0 }}>
          {acts.map(({ text, onClick }) => (
            <Button key={text} variant="subtle" size="compact-sm" onClick={onClick} aria-label={`${text}: ${team.name}`}>
              {text}
            </Button>
          ))}
        </Group>
      </Group>
      <ul className={css['people']} aria-label={t('teams.people', { name: team.name })}>
        {inOrder.map((member) => (
          <li key={member.id}>
            <Chip member={member} onMove={() => onMove(member)} />
          </li>
        ))}
        {people.length === 0 && (
          <li>
            <Text size="sm" c="dimmed">
              {t('teams.nobody')}
            </Text>
          </li>
        )}
      </ul>
      {names !== '' && (
        <Text size="xs" c="dimmed" mt={6}>
          {t('teams.ledFromAbove', { names })}
        </Text>
      )}
    </section>
  );
}

/** A person where they stand; a button where the viewer may ask for another team. */
function Chip({ member, onMove }: { readonly member: MemberView; readonly onMove: () => void }) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const lead = isLead(member);
  const roles = member.roles.map(roleName).join(' · ');
  const said = member.state === 'active' ? roles : t(`people.state.${member.state}`);
  const inside = (
    <>
      {lead && <IconStar size={13} aria-hidden />}
      <span className={css['who']}>{member.name}</span> <span className={css['what']}>{said}</span>
      {member.moving && <span className={css['leaving']}>{t('moving.towards', { team: member.moving.team })}</span>}
    </>
  );
  const shape = { className: css['chip'], 'data-lead': lead, 'data-state': member.state };
  if (!member.mayMove)
    return (
      <span {...shape} title={member.isSelf ? t('moving.hindrance.self') : undefined}>
        {inside}
      </span>
    );
  return (
    <button type="button" {...shape} onClick={onMove} title={t('moving.open')}>
      <span className="kb-visually-hidden">{t('moving.open')}: </span>
      {inside}
    </button>
  );
}
