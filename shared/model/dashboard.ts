/** Figures of the books a lead can open. Nothing in them names a customer. */
import { z } from 'zod';

export const WEEKS_MAX = 52;
/** Stages or levels told apart; the charts have as many colours. */
export const VALUES_MAX = 7;

/** `null`: all values that have no share of their own. */
const Share = z.strictObject({ value: z.string().nullable(), count: z.int() });
export type Share = z.infer<typeof Share>;

export const WeekFigures = z.strictObject({
  /** Monday of the week, at this computer. */
  on: z.iso.date(),
  added: z.int(),
  /** Put into the trash that week and still there. */
  lost: z.int(),
  /** Customers at the end of the week, by the stage and the level they had then. Empty values count as ''. */
  byStage: z.array(Share).readonly(),
  byLevel: z.array(Share).readonly(),
});
export type WeekFigures = z.infer<typeof WeekFigures>;

export const PersonFigures = z.strictObject({
  name: z.string(),
  customers: z.int(),
  /** Next steps today or later, and those whose day has passed. */
  due: z.int(),
  overdue: z.int(),
  /** Calls, visits and notes written down about these customers in the weeks shown. */
  notes: z.int(),
});
export type PersonFigures = z.infer<typeof PersonFigures>;

export const PastEvent = z.strictObject({
  kind: z.enum(['import', 'undo', 'handover']),
  at: z.int(),
  actor: z.string(),
  count: z.int(),
});
export type PastEvent = z.infer<typeof PastEvent>;

export const Dashboard = z.strictObject({
  customers: z.int(),
  weeks: z.array(WeekFigures).max(WEEKS_MAX).readonly(),
  people: z.array(PersonFigures).max(500).readonly(),
  past: z.array(PastEvent).max(50).readonly(),
});
export type Dashboard = z.infer<typeof Dashboard>;
