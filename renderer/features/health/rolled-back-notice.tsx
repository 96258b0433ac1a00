import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Health } from '../../../shared/model/app.ts';
import { useSession } from '../../app/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { AcceptRestoreDialog } from './accept-restore-dialog.tsx';

type Props = { readonly health: Health; readonly onRestore: () => void };

/** The file is older than one seen before: a restore, or someone putting old rules back. */
export function RolledBackNotice({ health, onRestore }: Props) {
  const { t } = useTranslation();
  const { roles } = useSession();
  const [opened, { open, close }] = useDisclosure(false);
  const maySign = roles.includes('lead') || roles.includes('admin');
  return (
    <Banner
      color="vermilion"
      title={t('health.rolledBack.title')}
      text={
        <>
          {t('health.rolledBack.text')}{' '}
          {!maySign && (
            <Text span size="sm" fw={600}>
              {t('health.rolledBack.who')}
            </Text>
          )}
        </>
      }
      actions={
        <>
          {maySign && (
            <Button variant="default" size="compact-sm" onClick={open}>
              {t('health.rolledBack.button')}
            </Button>
          )}
          <Button variant="default" size="compact-sm" onClick={onRestore}>
            {t('welcome.restore')}
          </Button>
        </>
      }
    >
      <AcceptRestoreDialog opened={opened} newestAt={health.newestAt} onClose={close} />
    </Banner>
  );
}
