/** Answers `https:` inside Electron from the built page; nothing ever reaches a network. */
import type { Session } from 'electron';
import type { PageFiles } from '../ipc/page-files.ts';

export function servePage(session: Session, files: PageFiles): void {
  session.protocol.handle('https', (request) => {
    const answer = files.answer(request);
    if (answer === undefined) return Response.error();
    return new Response(new Uint8Array(answer.body), { status: answer.status, headers: answer.headers });
  });
}
