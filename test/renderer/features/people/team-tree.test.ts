import { expect, test } from 'vitest';
import type { MemberView } from '../../../../shared/model/access.ts';
import { MemberId, TeamId } from '../../../../shared/model/ids.ts';
import type { RightsMatrix } from '../../../../shared/model/rights.ts';
import type { TeamView } from '../../../../shared/model/teams.ts';
import { within } from '../../../../renderer/features/people/rights-cells.ts';
import { bookGoes, branchesOf, placesOf } from '../../../../renderer/features/people/team-tree.ts';

const idOf = (number: number) => `0198c0de-0000-7000-8000-${String(number).padStart(12, '0')}`;
const team = (number: number, name: string, depth: number, parent?: number): TeamView => ({
  id: TeamId.parse(idOf(number)),
  name,
  depth,
  ...(parent === undefined ? {} : { parentId: TeamId.parse(idOf(parent)) }),
  mayChange: false,
  mayFoundBelow: false,
});
const TEAMS = [team(1, 'North', 0), team(2, 'Coast', 1, 1), team(3, 'Harbour', 2, 2), team(4, 'Hills', 1, 1), team(5, 'South', 0)];
const person = (name: string, at: number, state: MemberView['state'] = 'active'): MemberView => ({
  id: MemberId.parse(idOf(100 + name.length)),
  name,
  state,
  roles: ['salesperson'],
  teamId: TeamId.parse(idOf(at)),
  teamName: '',
  isSelf: false,
  canConfirm: false,
  bookWithheld: false,
  mayGive: [],
  canConfirmChange: false,
  mayMove: false,
  mayLeave: false,
  customersLeft: 0,
});

test('each team stands below the one above with its people, and those who left stand nowhere', () => {
  const [north, south] = branchesOf(TEAMS, [person('Li', 2), person('Wei', 2, 'revoked'), person('Anna', 5)]);
  expect(north?.below.map(({ team: below, people }) => [below.name, people.map(({ name }) => name)])).toEqual([
    ['Coast', ['Li']],
    ['Hills', []],
  ]);
  expect(north?.below[0]?.below.map(({ team: below }) => below.name)).toEqual(['Harbour']);
  expect(south?.people.map(({ name }) => name)).toEqual(['Anna']);
});

test('a team can go anywhere but under itself and what is below it', () => {
  const coast = team(2, 'Coast', 1, 1);
  expect(placesOf(TEAMS, coast).map(({ name }) => name)).toEqual(['North', 'Hills', 'South']);
});

test('a book that goes down stays open to the leads it had, and one that goes up was open to those above before', () => {
  const goes = (from: number, to: number) => bookGoes(TEAMS, idOf(from), idOf(to));
  expect([goes(1, 2), goes(1, 3), goes(2, 1), goes(2, 4), goes(1, 5)]).toEqual(['goBelow', 'goBelow', 'goAbove', 'go', 'go']);
});

test('a team picked in the matrix shows those below it and no others', () => {
  const teams = TEAMS.map(({ id, name, depth }) => ({ id, name, depth }));
  const people = TEAMS.map(({ id, name }, at) => ({
    id: MemberId.parse(idOf(200 + at)),
    name,
    state: 'active' as const,
    roles: [],
    teamId: id,
  }));
  const matrix: RightsMatrix = { teams, people, books: [], keys: [], actions: [] };
  const shown = (number: number) => within(matrix, idOf(number)).people.map(({ name }) => name);
  expect(shown(1)).toEqual(['North', 'Coast', 'Harbour', 'Hills']);
  expect(shown(2)).toEqual(['Coast', 'Harbour']);
  expect(shown(5)).toEqual(['South']);
});
