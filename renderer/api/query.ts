import { MutationCache, QueryCache, QueryClient, queryOptions, type Query } from '@tanstack/react-query';
import type { Method } from '../../shared/contract.ts';
import type { VaultError } from '../../shared/errors.ts';
import { asVaultError, call, type Args } from './client.ts';
import { onEvent } from './events.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: VaultError;
  }
}

/** Which cached answers an event makes doubtful, by the first part of their key. */
const STALE_AFTER = {
  'customers.changed': [
    'customers.',
    'today.',
    'handovers.',
    'dashboard.',
    'duplicates.',
    'edits.',
    'imports.list',
    'books.list',
    'pool.',
    'exports.',
    'audit.',
    'session.get',
  ],
  'roster.changed': [
    'today.',
    'handovers.',
    'recovery.',
    'people.',
    'rights.',
    'reviews.',
    'agreement.',
    'teams.',
    'roles.',
    'dashboard.',
    'books.list',
    'pool.',
    'session.get',
    'customers.',
    'exports.',
    'audit.',
  ],
  'health.changed': ['health.', 'audit.'],
} as const;

/** Options for `useQuery` on a method of the contract; the key is `[method, input]`. */
export function callQuery<M extends Method>(method: M, ...args: Args<M>) {
  return queryOptions({ queryKey: [method, args[0]] as const, queryFn: () => call(method, ...args) });
}

const startsWithAny = (query: Query, prefixes: readonly string[]) => {
  const method = query.queryKey[0];
  return typeof method === 'string' && prefixes.some((prefix) => method.startsWith(prefix));
};

/**
 * The window's only cache of vault contents. Nothing in it outlives a lock, nothing is retried silently,
 * and freshness comes from events instead of timers. A failed action is reported as a message, unless its place on the
 * screen shows the error itself (`meta: { inline: true }`); a failed query always has such a place.
 */
export function createQueryClient(report: (error: VaultError, where: 'query' | 'action') => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error) => report(asVaultError(error), 'query') }),
    mutationCache: new MutationCache({
      onError: (error, _input, _result, mutation) => report(asVaultError(error), mutation.meta?.['inline'] ? 'query' : 'action'),
    }),
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, staleTime: Infinity, gcTime: 120_000, refetchOnWindowFocus: false },
      mutations: { networkMode: 'always', retry: false, gcTime: 0 },
    },
  });
}

/** Keeps the cache honest for as long as the window lives. */
export function watchEvents(client: QueryClient): () => void {
  const stops = [
    onEvent('vault.locked', () => client.clear()),
    ...(Object.keys(STALE_AFTER) as (keyof typeof STALE_AFTER)[]).map((event) =>
      onEvent(event, () => void client.invalidateQueries({ predicate: (query) => startsWithAny(query, STALE_AFTER[event]) })),
    ),
  ];
  return () => stops.forEach((stop) => stop());
}
