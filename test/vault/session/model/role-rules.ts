/** The oracle of other roles: who may propose and confirm them, and what follows. Rule R9. */
import { changesKeys, is, isLastLead, leads, type Oracle, type Person, type Role } from './oracle.ts';

const TEAM_ROLES: readonly Role[] = ['salesperson', 'reader', 'names'];

const gainedBy = (person: Person, to: readonly Role[]): readonly Role[] => to.filter((role) => !person.roles.includes(role));
const isSame = (person: Person, to: readonly Role[]): boolean => to.length === person.roles.length && gainedBy(person, to).length === 0;

/** Whether somebody may bring in or make people of these roles in a team. */
export const mayGive = (by: Person | undefined, person: Pick<Person, 'team'>, roles: readonly Role[]): boolean =>
  is(by, 'admin') || (leads(by, person.team) && roles.every((role) => TEAM_ROLES.includes(role)));

function losesLast({ people }: Oracle, person: Person, to: readonly Role[]): boolean {
  const isLastAdmin = is(person, 'admin') && ![...people.values()].some((other) => other !== person && is(other, 'admin'));
  return (!to.includes('admin') && isLastAdmin) || (!to.includes('lead') && isLastLead({ people }, person));
}

export function mayAskRoles(oracle: Oracle, by: Person | undefined, person: Person | undefined, to: readonly Role[]): boolean {
  if (person?.state !== 'active' || !mayGive(by, person, gainedBy(person, to))) return false;
  return !(isSame(person, to) && person.proposed === undefined) && !losesLast(oracle, person, to);
}

/** Taking away counts at once, giving waits. Returns which. */
export function asksRoles(oracle: Oracle, by: string, person: Person, to: readonly Role[]): 'proposed' | 'done' {
  if (gainedBy(person, to).length > 0) {
    person.proposed = { roles: to, by };
    return 'proposed';
  }
  person.proposed = undefined;
  person.roles = to;
  changesKeys(oracle, by);
  return 'done';
}

export function mayConfirmRoles(oracle: Oracle, by: Person | undefined, person: Person | undefined): boolean {
  if (person?.state !== 'active' || person.proposed === undefined || by === person || !is(by, 'lead')) return false;
  const { roles, by: proposer } = person.proposed;
  return mayGive(oracle.people.get(proposer), person, gainedBy(person, roles)) && !losesLast(oracle, person, roles);
}

export function confirmsRoles(oracle: Oracle, by: string, person: Person): void {
  person.roles = person.proposed?.roles ?? person.roles;
  person.proposed = undefined;
  changesKeys(oracle, by);
}
