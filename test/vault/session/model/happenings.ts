/** What a long run counts, so that it shows what really happened and not only what was drawn: what people did, and what came of it. */
export const HAPPENINGS = [
  'invited',
  'invited again by an admin',
  'invited again by a lead',
  'joined',
  'confirmed',
  'account taken over',
  'signed in',
  'customer added',
  'customer added, then a crash',
  'customer renamed',
  'customer moved',
  'customer moved, then a crash',
  'waits in an inbox',
  'taken from an inbox',
  'claimed',
  'claim opened',
  'number a day signed',
  'handed out',
  'left',
  'left, signed and locked',
  'left, keys changed, then a crash',
  'sent to another team',
  'sent to another team, then a crash',
  'keys of a book changed',
  'old rows looked for',
  'old row sealed anew',
  'roles signed',
  'roles proposed',
  'roles taken away',
  'roles confirmed',
  'passphrase changed',
  'recovered by the kit',
  'refused: confirming',
  'refused: ending',
  'refused: roles',
  'refused: confirming roles',
  'refused: rules',
  'refused: inviting',
  'refused: claiming',
  'refused: granting',
  'two copies went on, one put back',
  'refused in a copy put back',
  'copy put back accepted',
] as const;
export type Happening = (typeof HAPPENINGS)[number];
export type Happened = Map<Happening, number>;

export function note(happened: Happened, what: Happening): void {
  happened.set(what, (happened.get(what) ?? 0) + 1);
}

/** Sums; those in `from` are added to `to`. */
export function addUp(to: Happened, from: Iterable<readonly [Happening, number]>): void {
  for (const [what, times] of from) to.set(what, (to.get(what) ?? 0) + times);
}
