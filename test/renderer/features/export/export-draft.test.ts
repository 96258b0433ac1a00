import { expect, test } from 'vitest';
import { EXPORT_FIELDS, ExportRequest } from '../../../../shared/model/exchange.ts';
import type { CustomerQuery } from '../../../../shared/model/list.ts';
import {
  CARD_FIELDS,
  EMPTY_DRAFT,
  looksLikeRecipient,
  missingIn,
  PRIVATE_FIELDS,
  requestOf,
} from '../../../../renderer/features/export/export-draft.ts';

const query: CustomerQuery = { search: '', sort: 'updated', descending: true };
const recipient = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
const complete = { ...EMPTY_DRAFT, passphrase: 'six words make it', again: 'six words make it', acceptable: true, reason: '样品' };

test('every column of an export is offered once, the card apart from what needs the private key', () => {
  expect([...CARD_FIELDS, ...PRIVATE_FIELDS].toSorted()).toEqual([...EXPORT_FIELDS].toSorted());
});

test('an untouched form lacks a way to open the file and a reason', () => {
  expect(missingIn(EMPTY_DRAFT)).toEqual(['target', 'reason']);
  expect(missingIn(complete)).toEqual([]);
});

test('a passphrase that was judged too weak or typed differently is no target', () => {
  expect(missingIn({ ...complete, acceptable: false })).toEqual(['weak']);
  expect(missingIn({ ...complete, again: 'other' })).toEqual(['differs']);
  expect(missingIn({ ...complete, again: '' })).toEqual(['again']);
});

test('a recipient is taken with spaces around it, a secret key is refused', () => {
  expect(looksLikeRecipient(` ${recipient}\n`)).toBe(true);
  expect(looksLikeRecipient(recipient.replace('age1', 'AGE-SECRET-KEY-1'))).toBe(false);
  expect(missingIn({ ...complete, targetKind: 'recipient', recipient: 'age1' })).toEqual(['recipient']);
});

test('the request keeps the order of columns and carries no passphrase when a recipient is meant', () => {
  const draft = {
    ...complete,
    fields: new Set(['phones', 'name'] as const),
    targetKind: 'recipient' as const,
    recipient: ` ${recipient} `,
  };
  const request = requestOf(draft, query, 'en');
  expect(ExportRequest.parse(request)).toEqual(request);
  expect(request.fields).toEqual(['name', 'phones']);
  expect(JSON.stringify(request)).not.toContain(complete.passphrase);
});
