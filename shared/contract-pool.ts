/** Methods on the pool. */
import { z } from 'zod';
import { onVault, selection } from './contract-method.ts';
import { ClaimResult, PoolStatus } from './model/pool.ts';

export const poolMethods = {
  'pool.status': onVault(z.void(), PoolStatus),
  /** Whether the team reads the contact details of the pool; closing it gives it new keys. For leads. */
  'pool.setOpen': onVault(z.strictObject({ open: z.boolean() }), PoolStatus),
  /** Reserves at once, for everybody to see; opens nothing the claimer has no key of. */
  'pool.claim': onVault(z.strictObject({ ids: selection }), ClaimResult),
  /** Hands out what is owed for today, which a keeper's program also does by itself after signing in. For leads. */
  'pool.allot': onVault(z.void(), z.strictObject({ given: z.int() })),
  /** Gives up a claim: one's own, or as a lead anybody's in the team. */
  'pool.release': onVault(z.strictObject({ ids: selection, reason: z.string().trim().max(300) }), z.strictObject({ released: z.int() })),
  /** A lead keeps customers from going back to the pool by themselves, or no longer. */
  'pool.exempt': onVault(z.strictObject({ ids: selection, exempt: z.boolean() }), z.void()),
} as const;
