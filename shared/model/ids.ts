import { z } from 'zod';

/** Ids are UUIDv7 in text form outside the file and 16 bytes inside it; one brand a kind of thing. */
export const VaultId = z.uuid().brand<'VaultId'>();
export type VaultId = z.infer<typeof VaultId>;
export const MemberId = z.uuid().brand<'MemberId'>();
export type MemberId = z.infer<typeof MemberId>;
export const DeviceId = z.uuid().brand<'DeviceId'>();
export type DeviceId = z.infer<typeof DeviceId>;
export const TeamId = z.uuid().brand<'TeamId'>();
export type TeamId = z.infer<typeof TeamId>;
export const RoleId = z.uuid().brand<'RoleId'>();
export type RoleId = z.infer<typeof RoleId>;
export const BookId = z.uuid().brand<'BookId'>();
export type BookId = z.infer<typeof BookId>;
export const CustomerId = z.uuid().brand<'CustomerId'>();
export type CustomerId = z.infer<typeof CustomerId>;
export const ImportId = z.uuid().brand<'ImportId'>();
export type ImportId = z.infer<typeof ImportId>;
export const NoteId = z.uuid().brand<'NoteId'>();
export type NoteId = z.infer<typeof NoteId>;
export const SlotId = z.uuid().brand<'SlotId'>();
export type SlotId = z.infer<typeof SlotId>;
export const InvitationId = z.uuid().brand<'InvitationId'>();
export type InvitationId = z.infer<typeof InvitationId>;
/** Names one value (a phone, an e-mail) inside a customer's private row, so that it can be revealed alone. */
export const ValueId = z
  .string()
  .regex(/^[a-z0-9]{6,12}$/)
  .brand<'ValueId'>();
export type ValueId = z.infer<typeof ValueId>;
/** Names one contact person on a customer's card; the window makes it when the person is added. */
export const ContactId = z
  .string()
  .regex(/^[a-z0-9]{6,12}$/)
  .brand<'ContactId'>();
export type ContactId = z.infer<typeof ContactId>;
/** Names one change of a customer in its history. */
export const PastId = z.uuid().brand<'PastId'>();
export type PastId = z.infer<typeof PastId>;
