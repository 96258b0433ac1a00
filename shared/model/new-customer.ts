/** What helps to enter a customer: a card read from pasted text, and who is in the vault already. */
import { z } from 'zod';
import { NewReachValue } from './customer.ts';
import { CustomerId } from './ids.ts';

/** Longest text that is read as a card, in UTF-16 units. */
export const CARD_TEXT_MAX = 10_000;

/** What a pasted text says about a person. Everything is a proposal that a person corrects before saving. */
export const RecognisedCustomer = z.strictObject({
  name: z.string().max(200).optional(),
  company: z.string().max(200).optional(),
  title: z.string().max(100).optional(),
  city: z.string().max(100).optional(),
  /** Phones as E.164 where they could be understood. */
  reach: z.array(NewReachValue).max(40).readonly(),
  /** Lines no rule understood, so that nothing pasted is lost. */
  rest: z.array(z.string()).max(400).readonly(),
});
export type RecognisedCustomer = z.infer<typeof RecognisedCustomer>;

/** Why a customer is shown as perhaps the same. Full numbers and addresses are compared whole, never in part. */
export const SIMILARITIES = ['phone', 'email', 'name-company', 'name'] as const;
export const Similarity = z.enum(SIMILARITIES);
export type Similarity = z.infer<typeof Similarity>;

export const SimilarCustomer = z.strictObject({
  id: CustomerId,
  name: z.string(),
  company: z.string().optional(),
  bookName: z.string(),
  why: Similarity,
});
export type SimilarCustomer = z.infer<typeof SimilarCustomer>;
