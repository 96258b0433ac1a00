import { z } from 'zod';
import { BookKind, KeyGroup } from './access.ts';
import { BookId, MemberId, TeamId } from './ids.ts';

/** Teams one under another, the topmost counted; deep enough for any sales department, shallow enough to be looked at. */
export const TEAM_DEPTH_MAX = 6;

const TeamName = z.string().trim().min(1).max(80);
const Reason = z.string().trim().min(1).max(300);

/** A team in the tree, and what the viewer may sign about it. */
export const TeamView = z.strictObject({
  id: TeamId,
  name: z.string(),
  parentId: TeamId.optional(),
  /** 0 is the top. */
  depth: z.int().min(0).max(TEAM_DEPTH_MAX),
  /** Its name and, as far as the keys and the leads allow, its place. */
  mayChange: z.boolean(),
  mayFoundBelow: z.boolean(),
});
export type TeamView = z.infer<typeof TeamView>;

export const NewTeam = z.strictObject({ name: TeamName, parentId: TeamId.optional() });
export type NewTeam = z.infer<typeof NewTeam>;
export const TeamRenaming = z.strictObject({ teamId: TeamId, name: TeamName, reason: Reason });
export type TeamRenaming = z.infer<typeof TeamRenaming>;
/** Without a parent it stands at the top. */
export const TeamPlace = z.strictObject({ teamId: TeamId, parentId: TeamId.optional() });
export type TeamPlace = z.infer<typeof TeamPlace>;
export const TeamPlacing = TeamPlace.extend({ reason: Reason });
export type TeamPlacing = z.infer<typeof TeamPlacing>;

const PLACE_HINDRANCES = ['no-right', 'not-a-reader', 'last-of-role', 'loop', 'too-deep', 'unchanged', 'wrong-state'] as const;
export const PlaceHindrance = z.enum(PLACE_HINDRANCES);
export type PlaceHindrance = z.infer<typeof PlaceHindrance>;

/** Keys of a book that come to or go from one person. */
export const BookKeys = z.strictObject({ bookId: BookId, name: z.string(), kind: BookKind, groups: z.array(KeyGroup).readonly() });
export type BookKeys = z.infer<typeof BookKeys>;
export const PersonKeys = z.strictObject({ memberId: MemberId, name: z.string(), books: z.array(BookKeys).max(2_000).readonly() });
export type PersonKeys = z.infer<typeof PersonKeys>;
const Changes = z.array(PersonKeys).max(500).readonly();

/** What another place will open and close, before anything is signed. */
export const TeamPlan = z.strictObject({
  name: z.string(),
  /** Names from the top down to the team. */
  before: z.array(z.string()).max(TEAM_DEPTH_MAX).readonly(),
  after: z
    .array(z.string())
    .max(TEAM_DEPTH_MAX * 2)
    .readonly(),
  hindrance: PlaceHindrance.optional(),
  gains: Changes,
  /** Every book named here gets new keys. */
  loses: Changes,
  /** The viewer's program changes the keys itself; otherwise that of the next lead to sign in does. */
  changesKeysNow: z.boolean(),
});
export type TeamPlan = z.infer<typeof TeamPlan>;

export const TeamDone = z.strictObject({ booksWithNewKeys: z.int(), booksWaiting: z.int() });
export type TeamDone = z.infer<typeof TeamDone>;
