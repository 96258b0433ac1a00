import { openProjection, type Projection } from '../../electron/vault/search/projection.ts';

export type KeptProjection = { readonly image: Buffer; readonly blocks: readonly Buffer[] };

/** What a snapshot would keep of the projection, in the clear. */
export function keep(projection: Projection): KeptProjection {
  const { image, blocks } = projection.serialize();
  return { image, blocks: [...blocks] };
}

export function reopen({ image, blocks }: KeptProjection): Projection {
  return openProjection(image, (index) => {
    const block = blocks[index];
    if (block === undefined) throw new Error('no such block');
    return block;
  });
}

/** Every byte of it. */
export function keptBytes({ image, blocks }: KeptProjection): Buffer {
  return Buffer.concat([image, ...blocks]);
}
