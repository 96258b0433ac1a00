import { useDisclosure } from '@mantine/hooks';
import { AgreementDialog } from '../features/people/agreement-dialog.tsx';
import { RestoreDialog } from '../features/backup/restore-dialog.tsx';
import { HealthBanner } from '../features/health/health-banner.tsx';
import { Palette } from '../features/palette/palette.tsx';
import { CheatSheet } from '../features/palette/cheat-sheet.tsx';
import { openSection } from '../features/settings/open-section.ts';
import { PassphraseReminder } from '../features/settings/passphrase-reminder.tsx';
import { MissedNotice } from '../features/sign-in/missed-notice.tsx';
import { useBooks } from '../api/books.ts';
import { DemoNotice } from './demo-notice.tsx';
import { FirstHints } from './first-hints.tsx';
import { Rail } from './rail.tsx';
import { Routes } from './routes.tsx';
import { StatusLine } from './status-line.tsx';
import { useFrameKeys } from './keys.ts';
import { useRememberRecent } from './recent.ts';
import { useSayReminders } from './reminders.ts';

/** Everything a signed-in person sees: rail, place, status line. */
export function Frame() {
  const list = useBooks();
  const books = list.data ?? [];
  const [restoring, restore] = useDisclosure(false);
  useFrameKeys();
  useSayReminders();
  useRememberRecent();
  return (
    <div className="kb-frame">
      <Rail books={books} />
      <div className="kb-banner">
        <HealthBanner onRestore={restore.open} />
        <MissedNotice onChange={() => openSection('passphrase')} />
        <PassphraseReminder />
        <DemoNotice />
        {books.some(({ opens }) => opens.card) && <FirstHints />}
      </div>
      <main className="kb-main">
        {/* Which places there are depends on them: known too late, whoever only reads would be sent elsewhere. */}
        {!list.isPending && <Routes books={books} />}
      </main>
      <StatusLine books={books} />
      <Palette books={books} />
      <CheatSheet />
      <AgreementDialog />
      <RestoreDialog opened={restoring} onClose={restore.close} />
    </div>
  );
}
