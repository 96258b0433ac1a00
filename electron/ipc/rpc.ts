/** Requests, replies and events over one message channel, the same at both of its ends. */
import { z } from 'zod';
import { ERROR_CODES, VaultError } from '../../shared/errors.ts';

/** One end of a channel that carries structured clones. */
export type MessagePort = {
  readonly post: (message: unknown) => void;
  readonly listen: (listener: (message: unknown) => void) => void;
};

export type Peer = {
  /** Rejects with the `VaultError` of the other side; waits for ever when that side is gone, so the caller races it. */
  readonly request: (method: string, input: unknown) => Promise<unknown>;
  readonly notify: (event: string, payload: unknown) => void;
};

export type PeerSide = {
  readonly answer: (method: string, input: unknown) => Promise<unknown>;
  readonly hear: (event: string, payload: unknown) => void;
  /** Called for an error that is no `VaultError`; the other side learns only INTERNAL. */
  readonly log: (message: string, error?: unknown) => void;
};

const Failure = z.strictObject({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
type Failure = z.infer<typeof Failure>;

const Message = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('request'), id: z.int(), method: z.string(), input: z.unknown() }),
  z.strictObject({ type: z.literal('value'), id: z.int(), value: z.unknown() }),
  z.strictObject({ type: z.literal('failure'), id: z.int(), failure: Failure }),
  z.strictObject({ type: z.literal('event'), event: z.string(), payload: z.unknown() }),
]);

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: VaultError) => void };

/** Starts listening at once; messages of an unknown shape are logged and dropped. */
export function createPeer(port: MessagePort, side: PeerSide): Peer {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  const serve = async (id: number, method: string, input: unknown): Promise<void> => {
    try {
      port.post({ type: 'value', id, value: await side.answer(method, input) });
    } catch (error) {
      port.post({ type: 'failure', id, failure: failureOf(error, method, side.log) });
    }
  };
  const settle = (id: number, finish: (entry: Waiting) => void): void => {
    const entry = waiting.get(id);
    waiting.delete(id);
    if (entry !== undefined) finish(entry);
  };

  port.listen((received) => {
    const parsed = Message.safeParse(received);
    if (!parsed.success) {
      side.log('dropped a message of unknown shape');
      return;
    }
    const message = parsed.data;
    if (message.type === 'request') void serve(message.id, message.method, message.input);
    if (message.type === 'event') side.hear(message.event, message.payload);
    if (message.type === 'value')
      settle(message.id, (entry) => {
        entry.resolve(message.value);
      });
    if (message.type === 'failure')
      settle(message.id, (entry) => {
        entry.reject(errorOf(message.failure));
      });
  });

  return {
    request: (method, input) => {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        port.post({ type: 'request', id, method, input });
      });
    },
    notify: (event, payload) => {
      port.post({ type: 'event', event, payload });
    },
  };
}

function failureOf(error: unknown, method: string, log: PeerSide['log']): Failure {
  if (error instanceof VaultError) return { code: error.code, message: error.message, details: { ...error.details } };
  log(`unexpected error in ${method}`, error);
  return { code: 'INTERNAL', message: 'INTERNAL', details: {} };
}

function errorOf(failure: Failure): VaultError {
  return new VaultError(failure.code, failure.message, { details: failure.details });
}
