import { useTranslation } from 'react-i18next';
import type { ChangePlan } from '../../../shared/model/role-change.ts';
import { useRoleName } from '../../api/role-names.ts';
import { KeyLines } from './key-lines.tsx';
import { PlanFrame } from './plan-frame.tsx';
import { SignedLine } from './signed-line.tsx';

type Props = {
  readonly plan: ChangePlan;
  /** When the change counts, seen by whoever looks at it. */
  readonly counts: 'atOnce' | 'waits' | 'waitsForYou';
};

/** What other roles open and close to somebody, and when it counts. */
export function ChangePlanView({ plan, counts }: Props) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const { name, before, after, hindrance, gains, loses } = plan;
  const rolesOf = (roles: ChangePlan['before']) => roles.map(roleName).join(t('common.listSeparator'));
  return (
    <PlanFrame
      title={t('change.beforeAfter', { before: rolesOf(before), after: rolesOf(after) })}
      unchanged={hindrance === 'unchanged' && t('change.hindrance.unchanged')}
      hindrance={hindrance !== undefined && t(`change.hindrance.${hindrance}`, { name })}
    >
      <KeyLines {...plan} />
      {gains.length === 0 && loses.length === 0 && <SignedLine by="key" text={t('change.sameKeys')} />}
      {!before.includes('auditor') && after.includes('auditor') && <SignedLine by="key" text={t('change.gainsLog')} />}
      <SignedLine by="signature" text={t(`change.${counts}`, { name })} />
    </PlanFrame>
  );
}
