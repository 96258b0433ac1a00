import { List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../shared/model/access.ts';
import type { RolePlan } from '../../../shared/model/roles.ts';
import { PlanFrame } from './plan-frame.tsx';
import { SignedLine } from './signed-line.tsx';

type Props = { readonly plan: RolePlan; readonly before: readonly Permission[]; readonly after: readonly Permission[] };

/** To whom other permissions close which books; nobody gains any, since a role that grows is nobody's. */
export function RolePlanView({ plan: { hindrance, holders, loses, changesKeysNow }, before, after }: Props) {
  const { t } = useTranslation();
  const said = (permissions: readonly Permission[]) =>
    permissions.map((each) => t(`permission.${each}.name`)).join(t('common.listSeparator'));
  const taken = before.filter((each) => !after.includes(each));
  const added = after.filter((each) => !before.includes(each));
  return (
    <PlanFrame
      title={[
        taken.length > 0 && t('ownRoles.taken', { names: said(taken) }),
        added.length > 0 && t('ownRoles.added', { names: said(added) }),
      ]
        .filter((part) => part !== false)
        .join(' · ')}
      unchanged={hindrance === 'unchanged' && t('change.hindrance.unchanged')}
      hindrance={hindrance !== undefined && t(`ownRoles.hindrance.${hindrance}`, { count: holders })}
    >
      {loses.map((person) => (
        <SignedLine
          key={person.memberId}
          by="key"
          text={t('teams.plan.loses', { who: person.name, count: person.books.length })}
          books={person.books}
        />
      ))}
      {loses.length > 0 && <SignedLine by="program" text={t(changesKeysNow ? 'teams.plan.keysNow' : 'teams.plan.keysLater')} />}
      {holders > 0 && loses.length === 0 && <SignedLine by="key" text={t('change.sameKeys')} />}
      {holders > 0 ? <SignedLine by="signature" text={t('change.atOnce')} /> : <List.Item>{t('ownRoles.nobodyHas')}</List.Item>}
    </PlanFrame>
  );
}
