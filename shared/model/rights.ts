import { z } from 'zod';
import { BookKind, Enforcement, KeyGroup, MemberState, RoleRef } from './access.ts';
import { Language } from './app.ts';
import { BookId, MemberId, TeamId } from './ids.ts';
import { TEAM_DEPTH_MAX } from './teams.ts';

/** `recovery` is the printed recovery key, not a person. */
export const RightsHolder = z.union([MemberId, z.literal('recovery')]);
export type RightsHolder = z.infer<typeof RightsHolder>;

export const KEY_HOLDINGS = ['holds', 'missing', 'waiting', 'surplus'] as const;
/**
 * holds: the roster shows a grant of the newest key · missing: entitled, and no key holder's program has granted it yet ·
 * waiting: would be entitled once a lead has compared the words · surplus: a grant that nobody is entitled to any more.
 */
export const KeyHolding = z.enum(KEY_HOLDINGS);
export type KeyHolding = z.infer<typeof KeyHolding>;

/** What the role table says about one person and one key; the first seven give it, the others say why not. */
const ENTITLEMENTS = [
  'owner',
  'lead',
  'lead-above',
  'team',
  'reader',
  'custom',
  'recovery',
  'not-here',
  'not-confirmed',
  'not-owner',
  'other-team',
  'keepers-only',
  'role-reads-nothing',
] as const;
export const Entitlement = z.enum(ENTITLEMENTS);
export type Entitlement = z.infer<typeof Entitlement>;

export const RIGHT_ACTIONS = [
  'reveal',
  'copy',
  'export',
  'print',
  'handOver',
  'backUp',
  'invite',
  'confirm',
  'setPolicy',
  'readLog',
] as const;
export const RightAction = z.enum(RIGHT_ACTIONS);
export type RightAction = z.infer<typeof RightAction>;

/** How far an action reaches: not at all, what concerns oneself, the books whose keys one holds, one's team, everything. */
export const RightScope = z.enum(['none', 'self', 'books', 'team', 'vault']);
export type RightScope = z.infer<typeof RightScope>;

export const KeyRight = z.strictObject({ holder: RightsHolder, bookId: BookId, group: KeyGroup, holding: KeyHolding });
export type KeyRight = z.infer<typeof KeyRight>;

export const ActionRight = z.strictObject({
  memberId: MemberId,
  action: RightAction,
  scope: RightScope,
  /** What keeps the person from more than the scope says. */
  heldBy: Enforcement,
  /** Times a day or customers at once, where the program counts. */
  limit: z.int().optional(),
});
export type ActionRight = z.infer<typeof ActionRight>;

/** Who holds which key and may do what, as the roster has it. Keys are sparse: what is not named nobody holds or is owed. */
export const RightsMatrix = z.strictObject({
  people: z
    .array(z.strictObject({ id: MemberId, name: z.string(), state: MemberState, roles: z.array(RoleRef).readonly(), teamId: TeamId }))
    .max(500)
    .readonly(),
  /** Each before those below it; `depth` 0 is the top. */
  teams: z.array(z.strictObject({ id: TeamId, name: z.string(), depth: z.int().min(0).max(TEAM_DEPTH_MAX) })).readonly(),
  books: z
    .array(
      z.strictObject({
        id: BookId,
        kind: BookKind,
        name: z.string(),
        teamId: TeamId,
        ownerId: MemberId.optional(),
        /** A pool whose contact data the salespeople of the team hold too. */
        isOpen: z.literal(true).optional(),
      }),
    )
    .max(2_000)
    .readonly(),
  keys: z.array(KeyRight).max(20_000).readonly(),
  actions: z.array(ActionRight).max(5_000).readonly(),
});
export type RightsMatrix = z.infer<typeof RightsMatrix>;

export const RightQuestion = z.strictObject({ holder: RightsHolder, bookId: BookId, group: KeyGroup });
export type RightQuestion = z.infer<typeof RightQuestion>;

const Signed = z.strictObject({ by: z.string(), at: z.int(), logToken: z.string() });

/** Why one cell is as it is: the rule, the grant that stands, and who compared the person's words. */
export const RightReason = z.strictObject({
  entitlement: Entitlement,
  /** Names of the custom roles that give it. */
  through: z.array(z.string()).readonly().optional(),
  granted: Signed.optional(),
  confirmed: Signed.optional(),
});
export type RightReason = z.infer<typeof RightReason>;

export const RightsExport = z.strictObject({ language: Language });
