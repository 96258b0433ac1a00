import { create } from 'zustand';
import type { CustomerQuery } from '../../shared/model/list.ts';
import type { CustomerId, MemberId } from '../../shared/model/ids.ts';

/** Which list is on screen: everything the member's books hold, the pool, or what was put into the trash. */
export type ListScope = 'customers' | 'pool' | 'trash';

export type DetailMode = 'view' | 'edit' | 'create';

/** The two lists with a place of their own; the trash is a view of either. */
export type ListHome = Exclude<ListScope, 'trash'>;

type Place = {
  /** Whose place this is; another person signing in starts afresh. */
  readonly memberId: MemberId | undefined;
  /** Chips, search and sort as chosen. The list adds the books of its scope. */
  readonly listQuery: CustomerQuery;
  /** The last list query as sent, books of the scope included: what "export this list" means. */
  readonly exportQuery: CustomerQuery;
  /** The list someone was in last; its open customer does not follow into the other. */
  readonly home: ListHome;
  readonly openId: CustomerId | undefined;
  readonly detailMode: DetailMode;
  readonly selection: ReadonlySet<CustomerId>;
  /** Whom to call one after another. */
  readonly calls: readonly CustomerId[];
  readonly paletteOpen: boolean;
  readonly keysOpen: boolean;
};

type UiStore = Place & {
  readonly narrow: (change: Partial<CustomerQuery>) => void;
  /** Replaces all of it, as opening a saved view does. */
  readonly setListQuery: (query: CustomerQuery) => void;
  readonly setExportQuery: (query: CustomerQuery) => void;
  /** Going to a list on purpose: leaves the trash, and what was open or selected in the other list. */
  readonly enterList: (home: ListHome) => void;
  readonly openCustomer: (id: CustomerId | undefined) => void;
  readonly setDetailMode: (mode: DetailMode) => void;
  readonly select: (ids: ReadonlySet<CustomerId>) => void;
  /** Opens the first one; `stepCalls` goes on from whoever is open, and past the last one ends the list. */
  readonly startCalls: (ids: readonly CustomerId[]) => void;
  readonly stepCalls: (by: 1 | -1) => void;
  readonly endCalls: () => void;
  readonly setPaletteOpen: (open: boolean) => void;
  readonly setKeysOpen: (open: boolean) => void;
  readonly settle: (memberId: MemberId) => void;
  readonly leave: () => void;
};

export const ALL_CUSTOMERS: CustomerQuery = { search: '', sort: 'updated', descending: true };

const START: Place = {
  memberId: undefined,
  listQuery: ALL_CUSTOMERS,
  exportQuery: ALL_CUSTOMERS,
  home: 'customers',
  openId: undefined,
  detailMode: 'view',
  selection: new Set(),
  calls: [],
  paletteOpen: false,
  keysOpen: false,
};

/** A number someone searched for is a customer's value: it does not wait in memory behind the lock screen. */
export function withoutNumbers(query: CustomerQuery): CustomerQuery {
  return (query.search.match(/\d/g)?.length ?? 0) >= 4 ? { ...query, search: '' } : query;
}

/** The place in the program: filters, open customer, selection. Survives a lock, holds no vault contents but what the person searched for. */
export const useUiStore = create<UiStore>()((set, get) => ({
  ...START,
  narrow: (change) => set((place) => ({ listQuery: { ...place.listQuery, ...change }, selection: new Set() })),
  setListQuery: (listQuery) => set({ listQuery, selection: new Set() }),
  setExportQuery: (exportQuery) => set({ exportQuery }),
  enterList: (home) =>
    set((place) => ({
      home,
      listQuery: { ...place.listQuery, trashed: false },
      ...(place.home === home ? {} : { openId: undefined, detailMode: 'view', selection: new Set() }),
    })),
  openCustomer: (openId) => set({ openId, detailMode: 'view' }),
  setDetailMode: (detailMode) => set({ detailMode }),
  select: (selection) => set({ selection }),
  startCalls: (calls) => {
    set({ calls });
    get().openCustomer(calls[0]);
  },
  stepCalls: (by) => {
    const { calls, openId, openCustomer } = get();
    const next = calls[calls.findIndex((id) => id === openId) + by];
    if (next === undefined) set({ calls: [] });
    else openCustomer(next);
  },
  endCalls: () => set({ calls: [] }),
  setPaletteOpen: (paletteOpen) => set({ paletteOpen }),
  setKeysOpen: (keysOpen) => set({ keysOpen }),
  settle: (memberId) => set((place) => (place.memberId === memberId ? {} : { ...START, memberId })),
  leave: () =>
    set((place) => ({
      listQuery: withoutNumbers(place.listQuery),
      exportQuery: withoutNumbers(place.exportQuery),
      paletteOpen: false,
      keysOpen: false,
    })),
}));
