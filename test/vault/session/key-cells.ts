/** Every sealed value of a stolen file as a cell with a name a table can use, and whether a set of keys opens it. */
import type { KdfPolicy } from '../../../electron/vault/ports.ts';
import type { Roster } from '../../../electron/vault/roster/roster.ts';
import { snapshotPath } from '../../../electron/vault/session/snapshot.ts';
import { uuidText } from '../../../electron/vault/crypto/bytes.ts';
import { batchAad } from '../../../electron/vault/journal/batch.ts';
import {
  openAgeText,
  openAuditEntry,
  openRow,
  opensRecovery,
  opensSnapshot,
  opensUnder,
  slotsOpenedBy,
  statementsIn,
  type KeyRing,
  type SecretHeld,
  type StolenFile,
} from './stolen-file.ts';

export type Holder = { readonly name: string; readonly ring: KeyRing; readonly held: SecretHeld };
export type Cell = { readonly name: string; readonly opens: (holder: Holder) => Promise<boolean> };

function labelOfBook(state: Roster, book: string): string {
  const found = state.books[book];
  if (found === undefined) return 'unknown book';
  return found.owner === undefined ? `${state.teams[found.team]?.name ?? ''} ${found.kind}` : (state.members[found.owner]?.name ?? '');
}

function nameOf(state: Roster, member: string): string {
  return state.members[member]?.name ?? member;
}

/** `whole` is a set of keys that reads the whole journal; `state` the honest roster, used for names alone. */
export function cellsOf(file: StolenFile, whole: KeyRing, state: Roster, kdf: KdfPolicy): Cell[] {
  const statements = statementsIn(file, whole);
  const actors = new Map(
    statements.flatMap(({ author, statement }) => (statement.type === 'audit.session' ? [[statement.session, author]] : [])),
  );
  const fromStatements = statements.flatMap(({ statement }): Cell[] => {
    if (statement.type === 'audit.entry') {
      const { session, sealed } = statement;
      return [
        {
          name: `log of ${nameOf(state, actors.get(session) ?? '')}`,
          opens: ({ ring }) => Promise.resolve(openAuditEntry(file, ring, session, sealed) !== undefined),
        },
      ];
    }
    if (statement.type !== 'key.granted' && statement.type !== 'audit.shared') return [];
    const { sealed, to } = statement;
    const what = statement.type === 'key.granted' ? `grant of ${labelOfBook(state, statement.book)}/${statement.group}` : 'log keys';
    return [{ name: `${what} to ${nameOf(state, to)}`, opens: async ({ ring }) => (await openAgeText(ring, sealed)) !== undefined }];
  });
  const opened = new Map<Holder, Promise<string[]>>();
  const slotsOf = (holder: Holder): Promise<string[]> => {
    const known = opened.get(holder) ?? slotsOpenedBy(file, holder.ring, holder.held, kdf);
    opened.set(holder, known);
    return known;
  };
  const owners = Object.values(state.members).filter(({ id }) => file.snapshots.includes(snapshotPath(file.path, id)));
  return [
    ...file.rows.map((row): Cell => ({
      name: `row ${labelOfBook(state, row.book)}/${state.claims[uuidText(row.id.subarray(0, 16))] === undefined ? '' : 'claimed '}${row.kind}`,
      opens: async ({ ring }) => (await openRow(file, ring, row)) !== undefined,
    })),
    ...fromStatements,
    ...file.batches.map(({ sealed, epoch, device, position }): Cell => ({
      name: 'batch',
      opens: ({ ring }) => Promise.resolve(opensUnder(ring, sealed, batchAad(file.vaultId, epoch, device, position)) !== undefined),
    })),
    ...file.slots.map(({ header }): Cell => ({
      name: header.kind === 'passphrase' ? `slot of ${header.label}` : `slot ${header.kind}`,
      opens: async (holder) => (await slotsOf(holder)).includes(header.slotId),
    })),
    { name: 'slot recovery', opens: ({ ring }) => opensRecovery(file, ring) },
    ...owners.map(({ id, name }): Cell => ({
      name: `snapshot of ${name}`,
      opens: ({ ring }) => Promise.resolve(opensSnapshot(file, ring, snapshotPath(file.path, id), id)),
    })),
  ];
}

export type Comparison = { readonly checked: number; readonly opened: number; readonly differences: readonly string[] };

/** Tries every key of the holder on every cell; `mayOpen` is the table. */
export async function compareWithTable(
  cells: readonly Cell[],
  holder: Holder,
  mayOpen: (cell: string, holder: string) => boolean,
): Promise<Comparison> {
  const differences = new Set<string>();
  let opened = 0;
  for (const cell of cells) {
    const opens = await cell.opens(holder);
    if (opens) opened += 1;
    if (opens !== mayOpen(cell.name, holder.name)) differences.add(`${holder.name} ${opens ? 'opens' : 'does not open'} ${cell.name}`);
  }
  return { checked: cells.length, opened, differences: [...differences].sort() };
}

export function keyCount(ring: KeyRing): number {
  return ring.secrets.size + ring.identities.size;
}
