import { expect, test } from 'vitest';
import { BookId, TeamId } from '../../../../shared/model/ids.ts';
import type { RightsMatrix } from '../../../../shared/model/rights.ts';
import { openPools } from '../../../../renderer/features/people/rights-cells.ts';

const id = '0198c0de-0000-7000-8000-000000000001';
const matrixOf = (...pools: readonly ('open' | 'closed')[]): RightsMatrix => ({
  people: [],
  teams: [],
  books: [
    { id: BookId.parse(id), kind: 'shared', name: 'Team customers', teamId: TeamId.parse(id) },
    ...pools.map((pool) => ({
      id: BookId.parse(id),
      kind: 'pool' as const,
      name: 'Pool',
      teamId: TeamId.parse(id),
      ...(pool === 'open' ? { isOpen: true as const } : {}),
    })),
  ],
  keys: [],
  actions: [],
});

test('whether salespeople hold the contact data of pools is said of all that are shown', () => {
  expect(openPools(matrixOf('closed', 'closed'))).toBe('none');
  expect(openPools(matrixOf('open', 'closed'))).toBe('some');
  expect(openPools(matrixOf('open', 'open'))).toBe('all');
  expect(openPools(matrixOf())).toBe('none');
});
