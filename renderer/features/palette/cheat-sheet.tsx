import { Kbd, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useUiStore } from '../../app/ui-store.ts';

const KEYS = [
  ['search', '/'],
  ['palette', 'Ctrl+K'],
  ['create', 'Ctrl+N'],
  ['move', '↑ ↓'],
  ['open', 'Enter'],
  ['select', 'Space'],
  ['cell', '→ / F2'],
  ['fillDown', 'Ctrl+D'],
  ['block', 'Ctrl+C / V'],
  ['edit', 'E'],
  ['note', 'N'],
  ['step', 'R'],
  ['today', 'D 1 3 7'],
  ['calls', 'J K'],
  ['call', 'C'],
  ['callFirst', 'Ctrl+Enter'],
  ['pasteCard', 'Ctrl+N Ctrl+V'],
  ['save', 'Ctrl+Enter'],
  ['undo', 'Ctrl+Z'],
  ['redo', 'Ctrl+Shift+Z'],
  ['back', 'Esc'],
  ['lock', 'Ctrl+L'],
  ['help', '?'],
] as const;

/** Every key in one place, opened by `?`. */
export function CheatSheet() {
  const { t } = useTranslation();
  const opened = useUiStore((store) => store.keysOpen);
  const { setKeysOpen } = useUiStore.getState();
  return (
    <Modal
      opened={opened}
      onClose={() => setKeysOpen(false)}
      title={t('palette.keys')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <dl className="kb-keys">
        {KEYS.map(([name, key]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{t(`palette.key.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
