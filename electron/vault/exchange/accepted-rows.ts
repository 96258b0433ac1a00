/** Rows of a file that were accepted, kept as JSON: as objects, those of a large file take five times the memory. */
import type { NewReachValue } from '../../../shared/model/customer.ts';
import type { MergeField } from '../../../shared/model/duplicates.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import { growingUint32 } from '../storage/growing.ts';
import { createSlab } from '../storage/slab.ts';
import type { ImportedContact, NewCard } from './map-row.ts';

export type AcceptedRow = {
  readonly line: number;
  readonly card: NewCard;
  readonly reach: readonly NewReachValue[];
  readonly note?: string;
  readonly contact?: ImportedContact;
  /** Where a new customer goes, if not to the book of the import. */
  readonly bookId?: BookId;
  /** Only with the rules `update` and `merge`: the customer of the vault to merge this row into (see `mergeForUpdate`). */
  readonly duplicateOf?: CustomerId;
  /** Beside `duplicateOf`: the fields in which the row wins. */
  readonly take?: readonly MergeField[];
};

export type AcceptedRows = Iterable<AcceptedRow> & {
  readonly count: () => number;
  readonly push: (row: AcceptedRow) => void;
  readonly at: (index: number) => AcceptedRow;
  readonly replace: (index: number, row: AcceptedRow) => void;
  /** Gives the memory back; there are no rows afterwards. */
  readonly clear: () => void;
};

/** Each row is made anew when it is read. */
export function acceptedRows(): AcceptedRows {
  const slab = createSlab();
  /** Record of each row; a replaced row has a new one. */
  const records = growingUint32();

  const write = (row: AcceptedRow): number => slab.add(Buffer.from(JSON.stringify(row)));
  // Our own JSON of a moment ago, so its shape is known.
  const read = (index: number): AcceptedRow => JSON.parse(slab.at(records.get(index)).toString('utf8')) as AcceptedRow;

  return {
    count: records.length,
    push: (row) => {
      records.push(write(row));
    },
    at: read,
    replace: (index, row) => {
      records.set(index, write(row));
    },
    clear: () => {
      slab.clear();
      records.clear();
    },
    [Symbol.iterator]: function* () {
      for (let index = 0; index < records.length(); index += 1) yield read(index);
    },
  };
}
