import { DAY_MS } from '../../../shared/model/day.ts';

const STAGES = [1, 7, 14] as const;

/** Which of the three reminders is due, and the days left (at least 1); `undefined` earlier than two weeks ahead or when it is over. */
export function reminderStage(
  expiresAt: number,
  now: number,
): { readonly stage: (typeof STAGES)[number]; readonly days: number } | undefined {
  if (expiresAt <= now) return undefined;
  const days = Math.ceil((expiresAt - now) / DAY_MS);
  const stage = STAGES.find((each) => days <= each);
  return stage === undefined ? undefined : { stage, days };
}
