import { Alert, Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { AcceptRestoreDialog } from './accept-restore-dialog.tsx';
import classes from './health.module.css';

/** The file is older than one seen before: a restore, or someone putting old rules back. */
export function RolledBackNotice() {
  const { t } = useTranslation();
  const { roles } = useSession();
  const [opened, { open, close }] = useDisclosure(false);
  const maySign = roles.includes('lead') || roles.includes('admin');
  return (
    <Alert color="vermilion" role="alert" className={classes['notice']} title={t('health.rolledBack.title')}>
      <Text size="sm">{t('health.rolledBack.text')}</Text>
      <Text size="sm">{t('health.rolledBack.ask')}</Text>
      {maySign ? (
        <Button variant="default" size="compact-sm" mt={6} onClick={open}>
          {t('health.rolledBack.button')}
        </Button>
      ) : (
        <Text size="sm" fw={600}>
          {t('health.rolledBack.who')}
        </Text>
      )}
      <AcceptRestoreDialog opened={opened} onClose={close} />
    </Alert>
  );
}
