import { useTranslation } from 'react-i18next';
import type { TeamPlan } from '../../../shared/model/teams.ts';
import { PlanFrame } from './plan-frame.tsx';
import { SignedLine } from './signed-line.tsx';

/** Whom another place of a team opens books to. */
export function PlacePlanView({ plan }: { readonly plan: TeamPlan }) {
  const { t } = useTranslation();
  const { name, before, after, hindrance, gains, loses, changesKeysNow } = plan;
  return (
    <PlanFrame
      title={t('change.beforeAfter', { before: before.join(' › '), after: after.join(' › ') })}
      unchanged={hindrance === 'unchanged' && t('teams.hindrance.unchanged')}
      hindrance={hindrance !== undefined && t(`teams.hindrance.${hindrance}`, { name })}
    >
      {gains.map((person) => (
        <SignedLine
          key={person.memberId}
          by="key"
          text={t('teams.plan.gains', { who: person.name, count: person.books.length })}
          books={person.books}
        />
      ))}
      {loses.map((person) => (
        <SignedLine
          key={person.memberId}
          by="key"
          text={t('teams.plan.loses', { who: person.name, count: person.books.length })}
          books={person.books}
        />
      ))}
      {loses.length > 0 && <SignedLine by="program" text={t(changesKeysNow ? 'teams.plan.keysNow' : 'teams.plan.keysLater')} />}
      {gains.length === 0 && loses.length === 0 && <SignedLine by="key" text={t('change.sameKeys')} />}
      <SignedLine by="signature" text={t(after.length > 1 ? 'teams.plan.leads' : 'teams.plan.top')} />
    </PlanFrame>
  );
}
