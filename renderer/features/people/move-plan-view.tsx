import { useTranslation } from 'react-i18next';
import type { MovePlan, MovedCustomers } from '../../../shared/model/moving.ts';
import { KeyLines } from './key-lines.tsx';
import { PlanFrame } from './plan-frame.tsx';
import { SignedLine } from './signed-line.tsx';

/** What another team opens and closes to somebody, and whose signature is missing. */
export function MovePlanView({ plan, customers }: { readonly plan: MovePlan; readonly customers: MovedCustomers }) {
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
      {hasBook && <SignedLine by="key" text={t(`moving.plan.${customers}`, { name, from, to })} />}
      <SignedLine by="signature" text={unsigned.length === 0 ? t('moving.plan.atOnce') : t('moving.plan.waits', { teams })} />
    </PlanFrame>
  );
}
