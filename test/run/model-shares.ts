/** Plays the model's sequences in several processes at once, adds up what they tell, and stops them all when one fails or somebody says so. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { addUp, type Happened } from '../vault/session/model/happenings.ts';
import { Told } from '../vault/session/model/told.ts';
import { ROOT } from './child.ts';

export type Played = {
  readonly sequences: number;
  readonly commands: number;
  readonly cells: number;
  readonly happened: Happened;
  readonly failures: readonly string[];
};

export type Shares = {
  /** As things stand at the moment. */
  readonly sum: () => Played;
  /** After the sequence that is being played. */
  readonly stop: () => void;
  readonly ended: Promise<void>;
};

export type Share = { readonly runs: number; readonly seed: number; readonly path?: string | undefined };

/** One process each. */
export function startShares(shares: readonly Share[]): Shares {
  const told = new Map<number, Told>();
  const failures: string[] = [];
  const children = shares.map(({ runs, seed, path }) =>
    fork(join(ROOT, 'test/vault/session/model/share.ts'), [String(runs), String(seed), ...(path === undefined ? [] : [path])], {
      cwd: ROOT,
    }),
  );
  const stop = (): void => {
    for (const child of children) if (child.connected) child.send('stop');
  };
  const ended = children.map(
    (child, at) =>
      new Promise<void>((resolve) => {
        child.on('message', (message) => {
          const latest = Told.parse(message);
          told.set(at, latest);
          if (latest.failure === undefined) return;
          failures.push(latest.failure);
          stop();
        });
        child.once('exit', (code, signal) => {
          if (code !== 0) failures.push(`a process ended with ${String(code ?? signal)}`);
          resolve();
        });
      }),
  );
  return {
    stop,
    ended: Promise.all(ended).then(() => undefined),
    sum: () => {
      const all = [...told.values()];
      const happened: Happened = new Map();
      for (const one of all) addUp(happened, one.happened);
      const total = (of: (one: Told) => number): number => all.reduce((sum, one) => sum + of(one), 0);
      return {
        sequences: total(({ sequences }) => sequences),
        commands: total(({ commands }) => commands),
        cells: total(({ cells }) => cells),
        happened,
        failures,
      };
    },
  };
}
