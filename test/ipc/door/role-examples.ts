/** Inputs for the methods that invite people with roles, and those on the vault's own roles. */
import type { Door } from './door.ts';
import type { Scene } from './scene.ts';

const REASON = 'agreed with the owner';
const NO_ROLE = '0198c0de-0000-7000-8000-00000000000f';
const SMALLER = { name: 'smaller', permissions: ['books.cards'] };

let made = 0;

/** A role of its own for each example; some id where nobody is signed in. */
async function definedRole(door: Door): Promise<string> {
  made += 1;
  const reply = await door.main.dispatch('roles.define', { name: `role ${String(made)}`, permissions: ['books.contacts'], reason: REASON });
  return reply.ok ? (reply.value as { readonly id: string }).id : NO_ROLE;
}

type Made = { readonly needs: 'session'; readonly input: (scene: Scene, door: Door) => unknown };

export const ROLE_EXAMPLES = {
  'people.invite': { needs: 'session', input: ({ teamId }) => ({ name: 'Sun', roles: ['salesperson'], teamId }) },
  'people.inviteRoles': { needs: 'session', input: ({ teamId }) => ({ teamId }) },
  'roles.list': { needs: 'session', input: () => undefined },
  'roles.define': { needs: 'session', input: () => ({ name: 'Helper', permissions: ['figures.see'], reason: REASON }) },
  'roles.changePlan': { needs: 'session', input: async (_scene, door) => ({ roleId: await definedRole(door), ...SMALLER }) },
  'roles.change': { needs: 'session', input: async (_scene, door) => ({ roleId: await definedRole(door), ...SMALLER, reason: REASON }) },
  'roles.remove': { needs: 'session', input: async (_scene, door) => ({ roleId: await definedRole(door), reason: REASON }) },
} as const satisfies Readonly<Record<string, Made>>;
