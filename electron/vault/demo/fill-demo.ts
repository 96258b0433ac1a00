/** Puts 500 invented customers into the demo vault, the same ones each time; only their next steps follow the calendar. */
import { DAY_MS, isoDay } from '../../../shared/model/day.ts';
import { acceptedRows, type AcceptedRow } from '../exchange/accepted-rows.ts';
import { homeBook } from '../customers/change-customer.ts';
import { importCustomers } from '../customers/import-customers.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';
import { inventCustomers, type Invented } from './invent-customers.ts';

const CUSTOMERS = 500;
const SEED = 2026;
/** Next steps lie between a few days ago and three weeks ahead. */
const STEP_DAYS = 25;
const STEP_BACK_DAYS = 4;

export async function fillDemo(vault: UnlockedVault, pause: () => Promise<void>): Promise<void> {
  const now = vault.ports.clock.now();
  const accepted = acceptedRows();
  for (const invented of inventCustomers(CUSTOMERS, SEED)) accepted.push(rowOf(invented, accepted.count(), now));
  const job = { progress: () => undefined, isCancelled: () => false, pause };
  await importCustomers(vault, accepted, { bookId: homeBook(vault), fileName: 'demo' }, { skipped: 0, refused: 0 }, job);
}

function rowOf({ card, reach }: Invented, index: number, now: number): AcceptedRow {
  const day = isoDay(now + ((index % STEP_DAYS) - STEP_BACK_DAYS) * DAY_MS);
  return {
    line: index + 1,
    card: card.nextStep === undefined ? card : { ...card, nextStepOn: day },
    reach: reach.values.map(({ kind, value }) => ({ kind, value })),
  };
}
