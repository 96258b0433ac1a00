/** Customers: reading, changing, and the ways one value leaves. */
import { VaultError } from '../../../shared/errors.ts';
import type { NewReachValue, ReachEdit } from '../../../shared/model/customer.ts';
import type { BookId, CustomerId, ValueId } from '../../../shared/model/ids.ts';
import { formatPhone } from '../../../shared/model/phone.ts';
import { revealedToday } from '../../vault/audit/reveals.ts';
import { addNote, createCustomer, setTrashed, updateCustomer } from '../../vault/customers/change-customer.ts';
import { editCells } from '../../vault/customers/edit-cells.ts';
import { editState } from '../../vault/customers/edit-stack.ts';
import { finishStep } from '../../vault/customers/finish-step.ts';
import { handovers, noteLook, seeAllHandovers } from '../../vault/customers/handovers.ts';
import { todayCounts, todayPage } from '../../vault/customers/today.ts';
import { historyOf, restoreValue } from '../../vault/customers/history.ts';
import type { LongWork } from '../../vault/customers/long-work.ts';
import { mergeCustomers } from '../../vault/customers/merge-customers.ts';
import { movePages } from '../../vault/customers/move-pages.ts';
import { moveCustomers } from '../../vault/customers/move-customers.ts';
import { claimOf } from '../../vault/customers/claim-view.ts';
import { detailOf } from '../../vault/customers/open-customer.ts';
import { duplicatesFor, setApart } from '../../vault/customers/set-apart.ts';
import { stepThroughEdits } from '../../vault/customers/undo-edits.ts';
import { copyBlock } from '../../vault/egress/copy-block.ts';
import { findSimilar } from '../../vault/customers/similar-customers.ts';
import { letFindsOut, letValueOut, openValue, type ValueExit } from '../../vault/egress/gate.ts';
import { recognise } from '../../vault/exchange/recognise/recognise.ts';
import { toE164 } from '../../vault/exchange/phone.ts';
import { foldInboxes } from '../../vault/session/inbox.ts';
import { pause } from '../../vault/session/unlock.ts';
import { roster, type UnlockedVault } from '../../vault/session/unlocked-vault.ts';
import { booksView } from '../../vault/session/views.ts';
import type { CallTable, ServiceState } from './state.ts';

const HIDE_AFTER_MS = 20_000;

async function takeOut(vault: UnlockedVault, exit: ValueExit, id: CustomerId, valueId: ValueId): Promise<string> {
  const pass = await letValueOut(vault, exit, id, valueId);
  return openValue(vault, pass, id, valueId);
}

/** Phones are stored as E.164 where they can be understood, else as typed. */
function normalised<T extends NewReachValue>(value: T, region: string): T {
  return value.kind === 'phone' ? { ...value, value: toE164(value.value, region) ?? value.value } : value;
}

function normalisedEdit(edit: ReachEdit, region: string): ReachEdit {
  if (edit.op === 'add') return { ...edit, value: normalised(edit.value, region) };
  // The kind of a replaced value is not in the edit; only what reads as a phone number is rewritten.
  return edit.op === 'replace'
    ? { ...edit, value: /^[\d\s()+\-.]{6,}$/.test(edit.value) ? (toE164(edit.value, region) ?? edit.value) : edit.value }
    : edit;
}

/** A team that finds somebody in the pool wants to know why. */
function requireReason(vault: UnlockedVault, book: BookId, reason: string): void {
  if (reason === '' && roster(vault).books[book]?.kind === 'pool') throw new VaultError('REASON_MISSING', 'a return says why');
}

type Calls =
  | 'books.list'
  | 'customers.list'
  | 'customers.facets'
  | 'customers.get'
  | 'customers.create'
  | 'customers.recognise'
  | 'customers.similar'
  | 'customers.update'
  | 'customers.updateMany'
  | 'customers.history'
  | 'customers.restoreValue'
  | 'customers.finishStep'
  | 'today.list'
  | 'today.counts'
  | 'duplicates.find'
  | 'duplicates.setApart'
  | 'customers.merge'
  | 'customers.trash'
  | 'customers.restore'
  | 'customers.move'
  | 'customers.moveAll'
  | 'handovers.list'
  | 'handovers.seeAll'
  | 'notes.add'
  | 'edits.undo'
  | 'edits.redo'
  | 'edits.state'
  | 'customers.reveal'
  | 'customers.copyValue'
  | 'customers.copyBlockText'
  | 'customers.callValue';

/** Customers of one edit from which on it shows in the jobs tray; fewer are done before anybody could read it. */
const TRAY_FROM = 200;

export function customerCalls(state: ServiceState): CallTable<Calls> {
  const vault = (): UnlockedVault => state.unlocked();
  const region = (): string => roster(vault()).policy.phoneRegion;
  const inTray = <T>(customers: number, run: (work: LongWork) => Promise<T>): Promise<T> =>
    customers < TRAY_FROM
      ? run({ progress: () => undefined, isCancelled: () => false, pause })
      : state.jobs.run('edit', { canCancel: true }, (job) => run({ ...job, pause }));
  return {
    'books.list': () => booksView(vault()),
    'customers.list': async ({ query, offset, limit }) => {
      const countedAsReveal = await letFindsOut(vault(), query);
      const { total, rows } = vault().projection.list(query, offset, limit);
      return { total, rows: rows.map((row) => ({ ...row, ...claimOf(vault(), row.id) })), countedAsReveal };
    },
    'customers.facets': async ({ query }) => {
      await letFindsOut(vault(), query);
      return vault().projection.facets(query);
    },
    'customers.get': ({ id }) => {
      const detail = detailOf(vault(), id);
      noteLook(vault(), id);
      return detail;
    },
    'handovers.list': () => handovers(vault()),
    'handovers.seeAll': () => seeAllHandovers(vault()),
    'customers.create': async ({ bookId, card, reach, note }) => ({
      id: await createCustomer(vault(), {
        bookId,
        card,
        reach: reach.map((value) => normalised(value, region())),
        ...(note === undefined || note === '' ? {} : { note }),
      }),
    }),
    'customers.recognise': ({ text }) => recognise(text, region()),
    'customers.similar': (typed) => findSimilar(vault(), typed, region()),
    'customers.update': ({ id, version, card, reach }) =>
      updateCustomer(vault(), { id, version, card, reach: reach?.map((edit) => normalisedEdit(edit, region())) }),
    'customers.updateMany': ({ rows }) => inTray(rows.length, (work) => editCells(vault(), rows, work)),
    'customers.history': ({ id, offset, limit }) => historyOf(vault(), id, offset, limit),
    'customers.restoreValue': (input) => restoreValue(vault(), input),
    'customers.finishStep': (input) => finishStep(vault(), input),
    'today.list': (input) => todayPage(vault(), input),
    'today.counts': ({ scope, on }) => todayCounts(vault(), scope, on),
    'duplicates.find': (query) => duplicatesFor(vault(), query),
    'duplicates.setApart': (input) => {
      setApart(vault(), input);
    },
    'customers.merge': (request) => mergeCustomers(vault(), request),
    'customers.trash': async ({ ids }) => ({ count: await setTrashed(vault(), ids, 'trash') }),
    'customers.restore': async ({ ids }) => ({ count: await setTrashed(vault(), ids, 'restore') }),
    'customers.move': async ({ ids, bookId, reason }) => {
      requireReason(vault(), bookId, reason);
      const outcome = await moveCustomers(vault(), ids, bookId, reason);
      await foldInboxes(vault());
      return outcome;
    },
    'customers.moveAll': async ({ query, bookId, reason }) => {
      requireReason(vault(), bookId, reason);
      if (roster(vault()).books[bookId] === undefined) throw new VaultError('NOT_FOUND', 'unknown book');
      const outcome = await state.jobs.run('move', { canCancel: true }, (job) =>
        movePages(vault(), vault().projection.ids(query), { bookId, reason }, { ...job, pause }),
      );
      await foldInboxes(vault());
      return outcome;
    },
    'edits.undo': () => inTray(editState(vault()).undo?.count ?? 0, (work) => stepThroughEdits(vault(), 'undo', work)),
    'edits.redo': () => inTray(editState(vault()).redo?.count ?? 0, (work) => stepThroughEdits(vault(), 'redo', work)),
    'edits.state': () => editState(vault()),
    'notes.add': async ({ id, text, kind }) => ({ noteId: await addNote(vault(), id, text, kind) }),
    'customers.reveal': async ({ id, valueId }) => {
      const value = await takeOut(vault(), 'reveal', id, valueId);
      const { revealsPerDay } = roster(vault()).policy;
      const { count } = revealedToday(vault().audit, state.ports.clock.now());
      const shown = value.startsWith('+') ? formatPhone(value) : value;
      return { value: shown, hideAfterMs: HIDE_AFTER_MS, revealsLeft: Math.max(0, revealsPerDay - count), revealsPerDay };
    },
    'customers.copyValue': async ({ id, valueId }) => ({ value: await takeOut(vault(), 'copy', id, valueId) }),
    'customers.copyBlockText': async ({ ids, fields }) => ({ text: await copyBlock(vault(), ids, fields) }),
    'customers.callValue': async ({ id, valueId }) => ({ number: await takeOut(vault(), 'call', id, valueId) }),
  };
}
