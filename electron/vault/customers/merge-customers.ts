/** Two customers become one: the survivor keeps numbers, contacts, tags and notes of both, the other one goes into the trash. */
import { VaultError } from '../../../shared/errors.ts';
import { Card, Reach } from '../../../shared/model/customer.ts';
import type { MergeField, MergeRequest } from '../../../shared/model/duplicates.ts';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';
import { detailOf, openCustomer, type OpenCustomer } from './open-customer.ts';
import { customerToken } from './token.ts';
import { writeEdits } from './write-edits.ts';

const TAGS_MAX = 30;

function mergedCard(kept: Card, other: Card, take: readonly MergeField[]): Card {
  // A time of day belongs to its day.
  const fields = take.includes('nextStepOn') ? [...take, 'nextStepTime' as const] : take;
  const taken = Object.fromEntries(fields.map((field) => [field, other[field]]));
  const contacts = [...(kept.contacts ?? []), ...(other.contacts ?? [])];
  const tags = [...new Set([...kept.tags, ...other.tags])].slice(0, TAGS_MAX);
  const whole = { ...kept, ...taken, tags, ...(contacts.length === 0 ? {} : { contacts }) };
  const merged = Card.safeParse(Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)));
  if (!merged.success) throw new VaultError('INVALID_INPUT', 'more contacts than a customer may have');
  return merged.data;
}

/** The same number stands once. */
function mergedReach(kept: Reach, other: Reach): Reach {
  const fresh = other.values.filter(({ kind, value }) => !kept.values.some((own) => own.kind === kind && own.value === value));
  const merged = Reach.safeParse({ values: [...kept.values, ...fresh] });
  if (!merged.success) throw new VaultError('INVALID_INPUT', 'more values than a customer may have');
  return merged.data;
}

function openAt(vault: UnlockedVault, { id, version }: MergeRequest['survivor']): OpenCustomer & { readonly reach: Reach } {
  const { reach, ...customer } = openCustomer(vault, id);
  if (customer.version !== version) throw new VaultError('CONFLICT', 'customer was changed meanwhile');
  if (reach === undefined) throw new VaultError('NO_KEY', 'merging needs the private keys of both');
  return { ...customer, reach };
}

/** One transaction, undone as one. Throws CONFLICT, NO_KEY, NOT_FOUND, INVALID_INPUT when together they hold too much. */
export async function mergeCustomers(vault: UnlockedVault, { survivor, other, take }: MergeRequest): Promise<CustomerDetail> {
  await vault.verified;
  if (survivor.id === other.id) throw new VaultError('INVALID_INPUT', 'a customer with itself');
  const [kept, gone] = [openAt(vault, survivor), openAt(vault, other)];
  const known = new Set(kept.notes.map(({ id }) => id));
  const added = gone.notes.filter(({ id }) => !known.has(id));
  const steps = [
    {
      id: kept.id,
      bookId: kept.book.id,
      card: { before: kept.card, after: mergedCard(kept.card, gone.card, take) },
      reach: { before: kept.reach, after: mergedReach(kept.reach, gone.reach) },
      notes: { added, removed: [] },
    },
    {
      id: gone.id,
      bookId: gone.book.id,
      card: { before: gone.card, after: { ...gone.card, trashedAt: vault.ports.clock.now() } },
    },
  ];
  writeEdits(vault, steps, [{ action: 'customer.merged', subject: customerToken(kept.id), customers: [kept.id, gone.id] }], 'merged');
  return detailOf(vault, kept.id);
}
