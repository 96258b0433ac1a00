import { Button, Modal, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { KitSheet } from '../../../shared/model/app.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { KitSheetView } from '../../ui/kit-sheet.tsx';
import { OwnPassphrase } from './own-passphrase.tsx';
import { Section } from './section.tsx';

/** Makes a new recovery kit; its sheet stays open until it is on paper, and is gone at lock. */
export function KitSection() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { hasKit } = useSession();
  const [passphrase, setPassphrase] = useState('');
  const [sheet, setSheet] = useState<KitSheet>();
  const create = useMutation({
    mutationFn: () => call('kit.create', { passphrase }),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ['session.get'] });
      setPassphrase('');
      setSheet(made);
    },
    meta: { inline: true },
  });
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (passphrase !== '') create.mutate();
  };

  return (
    <Section name="kit" title={t('settings.kit.title')}>
      <Text>{t('settings.kit.text')}</Text>
      <Text c={hasKit ? 'dimmed' : 'var(--kb-due)'}>{t(hasKit ? 'settings.kit.has' : 'settings.kit.none')}</Text>
      <form onSubmit={handleSubmit} style={{ display: 'grid', gap: 12, width: '100%', maxWidth: 420 }}>
        <OwnPassphrase label={t('settings.kit.passphrase')} value={passphrase} onChange={setPassphrase} />
        {create.error && <ErrorNotice error={create.error} />}
        <Button
          type="submit"
          variant="default"
          disabled={passphrase === ''}
          loading={create.isPending}
          {...(passphrase === '' ? { title: t('settings.kit.missing') } : {})}
        >
          {t('settings.kit.button')}
        </Button>
      </form>
      {sheet && (
        <Modal
          opened
          onClose={() => undefined}
          title={t('settings.kit.sheetTitle')}
          size="xl"
          withCloseButton={false}
          closeOnEscape={false}
          closeOnClickOutside={false}
        >
          <KitSheetView sheet={sheet} onDone={() => setSheet(undefined)} doneLabel={t('settings.kit.done')} />
        </Modal>
      )}
    </Section>
  );
}
