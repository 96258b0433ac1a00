import { Badge, Button, Group, Table, Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MemberState, MemberView } from '../../../shared/model/access.ts';
import { isoDay, isoMinute } from '../../../shared/model/day.ts';
import { useRoleName } from '../../api/role-names.ts';
import { useSession } from '../../app/session.ts';
import { useNow } from '../../ui/now.ts';
import { PauseLine } from './pause-line.tsx';

type Props = {
  readonly members: readonly MemberView[];
  readonly onCancelInvitation: (member: MemberView) => void;
  readonly onAgain: (member: MemberView) => void;
  readonly onChangeRoles: (member: MemberView) => void;
  readonly onMove: (member: MemberView) => void;
  readonly onLeave: (member: MemberView) => void;
  readonly onReport: (member: MemberView) => void;
};

const COLORS: Readonly<Record<MemberState, string>> = { invited: 'gray', waiting: 'amber', active: 'ink', revoked: 'gray' };

/** Everyone in the roster with state, roles and team. */
export function MembersTable({ members, onCancelInvitation, onAgain, onChangeRoles, onMove, onLeave, onReport }: Props) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const { invite: mayCancel, readAuditLog } = useSession().permissions;

  return (
    <Table className="kb-table" aria-label={t('people.table.label')} verticalSpacing={7} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('people.table.name')}</Table.Th>
          <Table.Th>{t('people.table.state')}</Table.Th>
          <Table.Th>{t('people.table.roles')}</Table.Th>
          <Table.Th>{t('people.table.team')}</Table.Th>
          <Table.Th>{t('people.table.since')}</Table.Th>
          <Table.Th>
            <span className="kb-visually-hidden">{t('people.table.actions')}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {members.map((member) => (
          <Table.Tr key={member.id}>
            <Table.Td maw={280}>
              <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
                {member.name}
                {member.isSelf && (
                  <Text span size="sm" c="dimmed" fw={400}>
                    {' '}
                    {t('people.self')}
                  </Text>
                )}
              </Text>
              {member.pausedFor !== undefined && <PauseLine member={member} seconds={member.pausedFor} />}
              {member.bookWithheld && (
                <Text size="sm" c="var(--kb-leaving)" role="note" style={{ whiteSpace: 'normal' }}>
                  <strong>{t('people.withheld.badge')}</strong> – {t('people.withheld.text')}
                </Text>
              )}
            </Table.Td>
            <Table.Td className="kb-nowrap">
              <Tooltip label={t(`people.stateHint.${member.state}`)}>
                <Badge variant="outline" miw="max-content" color={COLORS[member.state]} radius="xs" tt="none" tabIndex={0}>
                  {t(`people.state.${member.state}`)}
                </Badge>
              </Tooltip>
            </Table.Td>
            <Table.Td style={{ wordBreak: 'keep-all' }}>
              {member.roles.map(roleName).join(' · ')}
              {member.proposed && (
                <Text size="xs" c="var(--kb-due)">
                  {t('change.proposedRoles', { roles: member.proposed.roles.map(roleName).join(' · ') })}
                </Text>
              )}
            </Table.Td>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              {member.teamName}
              {member.moving && (
                <Text size="xs" c="var(--kb-due)">
                  {t('moving.towards', { team: member.moving.team })}
                </Text>
              )}
            </Table.Td>
            <Table.Td className="kb-nowrap">
              <Since member={member} />
            </Table.Td>
            <Table.Td>
              <Group justify="flex-end" gap={4} wrap="nowrap">
                {member.state === 'invited' && mayCancel && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    onClick={() => onCancelInvitation(member)}
                    aria-label={t('people.cancel.one', { name: member.name })}
                  >
                    {t('people.cancel.button')}
                  </Button>
                )}
                {member.state === 'active' && member.mayLeave && mayCancel && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    onClick={() => onAgain(member)}
                    aria-label={`${t('people.again.open')}: ${member.name}`}
                  >
                    {t('people.again.open')}
                  </Button>
                )}
                {member.mayGive.length > 0 && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    onClick={() => onChangeRoles(member)}
                    aria-label={`${t('change.open')}: ${member.name}`}
                  >
                    {t('change.open')}
                  </Button>
                )}
                {member.mayMove && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    onClick={() => onMove(member)}
                    aria-label={`${t(leftBehind(member) ? 'moving.finish' : 'moving.open')}: ${member.name}`}
                  >
                    {t(leftBehind(member) ? 'moving.finish' : 'moving.button')}
                  </Button>
                )}
                {(member.mayLeave || (member.state === 'revoked' && member.customersLeft > 0)) && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    onClick={() => onLeave(member)}
                    aria-label={`${t(member.mayLeave ? 'leave.open' : 'leave.finish')}: ${member.name}`}
                  >
                    {t(member.mayLeave ? 'leave.open' : 'leave.finish')}
                  </Button>
                )}
                {member.state === 'revoked' && readAuditLog && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    onClick={() => onReport(member)}
                    aria-label={`${t('leave.report')}: ${member.name}`}
                  >
                    {t('leave.report')}
                  </Button>
                )}
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** They went to another team, and nobody has taken over the customers that stayed. */
const leftBehind = ({ state, customersLeft }: MemberView): boolean => state === 'active' && customersLeft > 0;

function Since({ member }: { readonly member: MemberView }) {
  const { t } = useTranslation();
  const now = useNow();
  if (member.state !== 'invited') return member.joinedAt === undefined ? undefined : isoDay(member.joinedAt);
  if (member.invitationExpiresAt === undefined) return undefined;
  if (member.invitationExpiresAt < now) return <Text size="sm">{t('people.table.expired')}</Text>;
  return `${t('people.table.invitedUntil')} ${isoMinute(member.invitationExpiresAt)}`;
}
