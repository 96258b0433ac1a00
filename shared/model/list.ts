import { z } from 'zod';
import { ReaderView } from './access.ts';
import { ClaimView } from './pool.ts';
import { Card, Note, ReachKind } from './customer.ts';
import { BookId, ContactId, CustomerId, ValueId } from './ids.ts';

export const PAGE_MAX = 200;
/** Books named in one query. */
export const BOOKS_MAX = 200;
/** Customers chosen one by one; more of them are a filter's work. */
export const SELECTION_MAX = 1_000;

export const SORT_KEYS = ['updated', 'name', 'company', 'city', 'level', 'stage', 'source', 'nextStepOn', 'lastContactOn'] as const;
export const SortKey = z.enum(SORT_KEYS);
export type SortKey = z.infer<typeof SortKey>;

const choices = z.array(z.string().max(60)).max(50).readonly().optional();

/** `week`: from today to the sixth day from now. */
export const NEXT_STEPS = ['overdue', 'today', 'week', 'none'] as const;
/** Spoken to in the last seven days, not for 30 days, not for 90 days, never. */
export const LAST_CONTACTS = ['lately', 'over30', 'over90', 'never'] as const;
/** Filters that count from a day: the reader's own, since it is theirs that something is overdue on. */
export const DateFilters = z.strictObject({
  today: z.iso.date(),
  nextStep: z.enum(NEXT_STEPS).optional(),
  lastContact: z.enum(LAST_CONTACTS).optional(),
});
export type DateFilters = z.infer<typeof DateFilters>;

/** Customers handed over to the viewer in the last 30 days: those not looked at yet, or all. */
export const HANDOVER_FILTERS = ['unseen', 'all'] as const;
export const HandoverFilter = z.enum(HANDOVER_FILTERS);
export type HandoverFilter = z.infer<typeof HandoverFilter>;

/** Everything narrows; an absent filter does not. An empty search lists all. */
export const CustomerQuery = z.strictObject({
  search: z.string().max(100),
  books: z.array(BookId).max(BOOKS_MAX).readonly().optional(),
  tags: choices,
  levels: choices,
  stages: choices,
  sources: choices,
  dates: DateFilters.optional(),
  handedOver: HandoverFilter.optional(),
  /** Chosen one by one. Those the viewer cannot open are not found. */
  ids: z.array(CustomerId).min(1).max(SELECTION_MAX).readonly().optional(),
  trashed: z.boolean().optional(),
  sort: SortKey,
  descending: z.boolean(),
});
export type CustomerQuery = z.infer<typeof CustomerQuery>;

export const CustomerRow = z.strictObject({
  id: CustomerId,
  bookId: BookId,
  name: z.string(),
  company: z.string().optional(),
  title: z.string().optional(),
  city: z.string().optional(),
  tags: z.array(z.string()).readonly(),
  level: z.string().optional(),
  stage: z.string().optional(),
  source: z.string().optional(),
  nextStep: z.string().optional(),
  nextStepOn: z.string().optional(),
  nextStepTime: z.string().optional(),
  birthday: z.string().optional(),
  /** Instant of the newest call, visit, message or e-mail in ms; absent without one or without the private key. */
  lastContactAt: z.int().optional(),
  doNotContact: z.boolean(),
  /** First phone, masked (`138 **** 8000`); absent without phone or without the private key. */
  maskedPhone: z.string().optional(),
  /** Value behind `maskedPhone`, for reveal, copy and call. */
  phoneId: ValueId.optional(),
  /** Whether the viewer holds the private key of the customer's book. */
  opensPrivate: z.boolean(),
  /** Instant in ms when it was put into the trash. */
  trashedAt: z.int().optional(),
  /** Who has claimed a customer of the pool and waits for a keeper's program. */
  claim: ClaimView.optional(),
  /** As in `CustomerDetail`. */
  version: z.int(),
  updatedAt: z.int(),
});
export type CustomerRow = z.infer<typeof CustomerRow>;

export const CustomerPage = z.strictObject({
  total: z.int(),
  rows: z.array(CustomerRow).max(PAGE_MAX).readonly(),
  /** True when the exact-number search found a number not revealed before: it counted as a reveal. */
  countedAsReveal: z.boolean(),
});
export type CustomerPage = z.infer<typeof CustomerPage>;

const facet = z
  .array(z.strictObject({ value: z.string(), count: z.int() }))
  .max(200)
  .readonly();
/** Values to filter by, most frequent first, within what the viewer can open. */
export const Facets = z.strictObject({ tags: facet, levels: facet, stages: facet, sources: facet });
export type Facets = z.infer<typeof Facets>;

export const MaskedValue = z.strictObject({
  id: ValueId,
  kind: ReachKind,
  masked: z.string(),
  label: z.string().optional(),
  contactId: ContactId.optional(),
});
export type MaskedValue = z.infer<typeof MaskedValue>;

export const CustomerDetail = z.strictObject({
  id: CustomerId,
  /** Short stable name used in logs and print-outs, `C-7F3K9Q`. */
  token: z.string(),
  bookId: BookId,
  bookName: z.string(),
  card: Card,
  /** Rises with each change; an edit made on an older one is refused with CONFLICT. */
  version: z.int(),
  opensPrivate: z.boolean(),
  reach: z.array(MaskedValue).readonly(),
  notes: z
    .array(Note.extend({ byName: z.string() }))
    .max(500)
    .readonly(),
  lastContactAt: z.int().optional(),
  readers: z.array(ReaderView).max(500).readonly(),
  createdAt: z.int(),
  updatedAt: z.int(),
  canEdit: z.boolean(),
  claim: ClaimView.optional(),
  /** A lead keeps this customer from going back to the pool by themselves. */
  exempt: z.boolean(),
});
export type CustomerDetail = z.infer<typeof CustomerDetail>;
