import type { BookView } from '../../shared/model/access.ts';
import type { Session } from '../../shared/model/app.ts';

export const PLACES = [
  'today',
  'customers',
  'pool',
  'dashboard',
  'import',
  'export',
  'people',
  'audit',
  'backup',
  'settings',
  'account',
] as const;
export type Place = (typeof PLACES)[number];

export const PATHS: Readonly<Record<Place, string>> = {
  today: '/today',
  customers: '/',
  pool: '/pool',
  dashboard: '/dashboard',
  import: '/import',
  export: '/export',
  people: '/people',
  audit: '/audit',
  backup: '/backup',
  settings: '/settings',
  account: '/account',
};

/**
 * The places a person has something to do in. A hint only: the vault refuses on its own.
 * Export stays visible for those who may not, because its screen says who decides.
 */
export function placesFor(session: Session, books: readonly BookView[]): readonly Place[] {
  const { permissions } = session;
  const readsAny = books.some((book) => book.kind !== 'pool' && book.opens.card) || permissions.createCustomers;
  const readsPool = books.some((book) => book.kind === 'pool' && book.opens.card);
  const has: Readonly<Record<Place, boolean>> = {
    today: readsAny,
    customers: readsAny,
    pool: readsPool,
    dashboard: permissions.seeFigures,
    import: permissions.importCustomers,
    export: readsAny || readsPool,
    people: true,
    audit: permissions.readAuditLog,
    backup: permissions.backUp,
    settings: true,
    account: true,
  };
  return PLACES.filter((place) => has[place]);
}

/** Customers in all books of a kind that the person can see. */
export function countIn(books: readonly BookView[], pool: boolean): number {
  return books.filter((book) => (book.kind === 'pool') === pool && book.opens.card).reduce((sum, book) => sum + book.customers, 0);
}
