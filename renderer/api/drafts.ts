/**
 * What was typed and not saved. The vault keeps it with the person's own settings, so it survives a lock and the end of the
 * program, opens for nobody else, and nothing of it waits in the window behind the lock screen.
 */
import { useMemo } from 'react';
import type { z } from 'zod';
import { create } from 'zustand';
import { DRAFTS_MAX, DRAFT_TEXT_MAX, type Draft } from '../../shared/model/settings.ts';
import { call } from './client.ts';

/** Typing comes to rest before it is sent. */
const REST_MS = 400;
/** A lock does not wait for a busy vault. */
const FLUSH_MS = 150;

type Drafts = { readonly texts: ReadonlyMap<string, string>; readonly ready: boolean };

const useDrafts = create<Drafts>()(() => ({ texts: new Map(), ready: false }));
let timer: ReturnType<typeof setTimeout> | undefined;

function send(): Promise<unknown> {
  timer = undefined;
  const kept = [...useDrafts.getState().texts].map(([key, text]): Draft => ({ key, text }));
  const drafts = kept.filter(({ text }) => text.length <= DRAFT_TEXT_MAX).slice(-DRAFTS_MAX);
  // Still in the window when it fails; the next change tries again.
  return call('settings.set', { drafts }).catch(() => undefined);
}

/** Before a lock that a person asked for: what was typed last goes along. */
export async function flushDrafts(): Promise<void> {
  if (timer === undefined) return;
  clearTimeout(timer);
  await Promise.race([send(), new Promise((resolve) => setTimeout(resolve, FLUSH_MS))]);
}

/** What the vault kept, after signing in. */
export function takeUpDrafts(drafts: readonly Draft[]): void {
  useDrafts.setState({ texts: new Map(drafts.map(({ key, text }) => [key, text])), ready: true });
}

/** At lock. */
export function dropDrafts(): void {
  clearTimeout(timer);
  timer = undefined;
  useDrafts.setState({ texts: new Map(), ready: false });
}

/** Whether what was kept has been taken up: before that no form stands, or it would stand empty. */
export function useDraftsReady(): boolean {
  return useDrafts((drafts) => drafts.ready);
}

export function setDraft(key: string, value: unknown): void {
  const texts = new Map(useDrafts.getState().texts);
  // Newest last: the oldest goes first when there are too many.
  texts.delete(key);
  if (value !== undefined) texts.set(key, JSON.stringify(value));
  useDrafts.setState({ texts });
  clearTimeout(timer);
  timer = setTimeout(() => void send(), REST_MS);
}

/** What stands under a name as it was set; `undefined` where nothing does. */
export function draftOf(key: string): unknown {
  const text = useDrafts.getState().texts.get(key);
  return text === undefined ? undefined : JSON.parse(text);
}

/** What stands unsaved under a name, and how to change it; `undefined` takes it away. One that no longer fits `shape` is none. */
export function useDraft<T>(key: string, shape: z.ZodType<T>): readonly [T | undefined, (value: T | undefined) => void] {
  const text = useDrafts((drafts) => drafts.texts.get(key));
  const value = useMemo(() => (text === undefined ? undefined : shape.safeParse(JSON.parse(text)).data), [text, shape]);
  return [value, (next) => setDraft(key, next)];
}
