import { useState } from 'react';
import type { RowEdit } from '../../../shared/model/cells.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import type { CustomerRow } from '../../../shared/model/list.ts';
import { withCells } from './cells.ts';
import type { CustomerRows } from './use-customer-rows.ts';

type Held = ReadonlyMap<number, CustomerRow>;
const NONE: Held = new Map();

/**
 * While somebody writes in cells every row keeps its place: in a list sorted by change the edited row would jump away from
 * under the hands. `hold` keeps what is in sight, `write` shows an edit before the vault answers, `release` lets go.
 */
export function useFrozenRows(rows: CustomerRows) {
  const [held, setHeld] = useState(NONE);
  const rowAt = (index: number): CustomerRow | undefined => {
    const kept = held.get(index);
    return kept === undefined ? rows.rowAt(index) : (rows.newest(kept) ?? kept);
  };
  const hold = (from: number, to: number) => {
    setHeld((before) => {
      const next = new Map(before);
      for (let index = from; index <= to; index += 1) {
        const row = next.has(index) ? undefined : rows.rowAt(index);
        if (row) next.set(index, row);
      }
      return next;
    });
  };
  const write = (edits: readonly RowEdit[]) => {
    const byId = new Map<CustomerId, RowEdit>(edits.map((edit) => [edit.id, edit]));
    setHeld((before) => new Map([...before].map(([index, row]) => [index, withCells(row, byId.get(row.id)?.cells ?? [])])));
  };
  return { rows: { ...rows, rowAt }, hold, write, release: () => setHeld(NONE) };
}
