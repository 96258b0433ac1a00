import { Kbd, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../ui/key-list.ts';
import { useUiStore } from '../../app/ui-store.ts';

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
      size={860}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <dl className="kb-keys">
        {KEYS.map(({ name, shown }) => (
          <div key={name}>
            <dt>
              <Kbd>{shown}</Kbd>
            </dt>
            <dd>{t(`palette.key.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
