import { useTranslation } from 'react-i18next';
import type { MovePlan } from '../../../shared/model/moving.ts';
import { KeyLines } from './key-lines.tsx';
import { PlanFrame } from './plan-frame.tsx';
import { SignedLine } from './signed-line.tsx';
import type { bookGoes } from './team-tree.ts';

type Props = { readonly plan: MovePlan; readonly goes: 'stay' | ReturnType<typeof bookGoes> };

/** What another team opens and closes to somebody, and whose signature is missing. */
export function MovePlanView({ plan, goes }: Props) {
  const { t } = useTranslation();
  const { name, roles, from, to, hindrance, unsigned } = plan;
  const hasBook = roles.includes('salesperson') || plan.customers > 0;
  const teams = unsigned.join(t('common.listSeparator'));
  return (
    <PlanFrame
      title={t('change.beforeAfter', { before: from, after: to })}
      unchanged={hindrance === 'unchanged' && t('moving.hindrance.unchanged')}
      hindrance={hindrance !== undefined && t(`moving.hindrance.${hindrance}`, { name, from, to })}
    >
      <KeyLines {...plan} />
      {hasBook && <SignedLine by="key" text={t(`moving.plan.${goes}`, { name, from, to })} />}
      <SignedLine by="signature" text={unsigned.length === 0 ? t('moving.plan.atOnce', { name }) : t('moving.plan.waits', { teams })} />
    </PlanFrame>
  );
}
