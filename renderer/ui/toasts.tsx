import { Button, Group, Text } from '@mantine/core';
import { notifications, notificationsStore } from '@mantine/notifications';
import i18next, { type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { VaultError } from '../../shared/errors.ts';
import { errorColor } from './error-color.ts';

/** In the language spoken when it is read. */
type Say = (t: TFunction) => string;

const UNDO_MS = 8_000;
/** What was done last and can still be taken back. */
let undoOffered: (() => void) | undefined;
let offerId: string | undefined;
const closable = () => ({ withBorder: true, closeButtonProps: { 'aria-label': i18next.t('common.close') } });

/** A short confirmation that needs no answer. */
export function showDone(message: string): void {
  notifications.show({ message, color: 'ink', autoClose: 4_000, ...closable() });
}

/** A confirmation with something to remember in it: it stays until closed, in whatever language is spoken by then. `id` to hide it by. */
export function showLasting(say: Say, id?: string): void {
  notifications.show({
    ...(id === undefined ? {} : { id }),
    message: <Spoken say={say} />,
    color: 'proven',
    autoClose: false,
    ...closable(),
  });
}

/** What it says is seen elsewhere now. */
export function hideLasting(id: string): void {
  notifications.hide(id);
}

function Spoken({ say }: { readonly say: Say }) {
  const { t } = useTranslation();
  return say(t);
}

/** Something to do now: it stays until opened or closed. A newer one takes its place. */
export function showReminder(say: Say, open: Say, onOpen: () => void): void {
  const handleOpen = () => {
    notifications.hide('reminder');
    onOpen();
  };
  notifications.hide('reminder');
  notifications.show({
    id: 'reminder',
    color: 'amber',
    autoClose: false,
    ...closable(),
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">
          <Spoken say={say} />
        </Text>
        <Button size="compact-sm" variant="subtle" style={{ flex: 'none' }} onClick={handleOpen}>
          <Spoken say={open} />
        </Button>
      </Group>
    ),
  });
}

/** An error that belongs to no place on the screen. A cancelled dialog is not one. */
export function showError(error: VaultError): void {
  if (error.code === 'CANCELLED') return;
  notifications.show({
    id: `error-${error.code}`,
    role: 'alert',
    title: i18next.t(`errors.${error.code}.title`, error.details),
    message: `${i18next.t(`errors.${error.code}.safe`, error.details)} ${i18next.t(`errors.${error.code}.todo`, error.details)}`,
    color: errorColor(error.code),
    autoClose: 10_000,
    ...closable(),
  });
}

/** What was typed or pasted could not be written, and why; `text` may have several lines. */
export function showProblem(title: string, text: string): void {
  notifications.show({
    id: 'problem',
    role: 'alert',
    title,
    message: (
      <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
        {text}
      </Text>
    ),
    color: 'amber',
    autoClose: 10_000,
    ...closable(),
  });
}

/** Says what was done and offers to take it back for eight seconds. */
export function showUndo(message: string, onUndo: () => void): void {
  const id = `undo-${crypto.randomUUID()}`;
  // One offer at a time: what it takes back is what was done last, and nothing older.
  withdrawUndo();
  const handleUndo = () => {
    forget();
    notifications.hide(id);
    onUndo();
  };
  const forget = () => {
    if (undoOffered === handleUndo) undoOffered = undefined;
  };
  undoOffered = handleUndo;
  offerId = id;
  notifications.show({
    id,
    color: 'ink',
    autoClose: UNDO_MS,
    onClose: forget,
    ...closable(),
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button size="compact-sm" variant="subtle" style={{ flex: 'none' }} onClick={handleUndo}>
          {i18next.t('common.undo')}
        </Button>
      </Group>
    ),
  });
}

/** Takes back what the undo in sight offers. Returns whether there was one. */
export function takeUndoOffer(): boolean {
  const offered = undoOffered;
  offered?.();
  return offered !== undefined;
}

/** Something newer was done that needs no message: the older offer goes, Ctrl+Z takes back the newer. */
export function withdrawUndo(): void {
  undoOffered = undefined;
  if (offerId !== undefined) notifications.hide(offerId);
  offerId = undefined;
}

/** What is only passing does not stay in a language no longer spoken. What can be taken back still can, by Ctrl+Z. */
export function clearPassing(): void {
  for (const { id, autoClose } of notificationsStore.getState().notifications) {
    if (id !== undefined && autoClose !== false) notifications.hide(id);
  }
}

/** Nothing said before a lock, a sign-in or on the way to another vault stays, and nothing done before can be taken back by whoever comes next. */
export function clearToasts(): void {
  undoOffered = undefined;
  offerId = undefined;
  notifications.clean();
}
