import { Alert, Button, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Health } from '../../../shared/model/app.ts';
import classes from './health.module.css';

type Props = { readonly health: Health };

/** Names what is damaged; everything else stays usable. */
export function DamageNotice({ health }: Props) {
  const { t } = useTranslation();
  const [opened, { toggle }] = useDisclosure(false);
  return (
    <Alert color="vermilion" role="alert" className={classes['notice']} title={t('health.damaged.title', { count: health.damageTotal })}>
      <Text size="sm">{t('health.damaged.text')}</Text>
      <Button variant="default" size="compact-sm" mt={6} onClick={toggle} aria-expanded={opened}>
        {t(opened ? 'health.damaged.hide' : 'health.damaged.show')}
      </Button>
      {opened && (
        <div className={classes['list']} tabIndex={0} role="region" aria-label={t('health.damaged.table')}>
          <Table className="kb-table" verticalSpacing={3} aria-label={t('health.damaged.table')}>
            <Table.Thead>
              <Table.Tr>
                {(['what', 'where', 'author', 'code'] as const).map((column) => (
                  <Table.Th key={column}>{t(`health.damaged.${column}`)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {health.damage.map((damage, index) => (
                <Table.Tr key={index}>
                  <Table.Td>{t(`health.kind.${damage.kind}`)}</Table.Td>
                  <Table.Td>{damage.where}</Table.Td>
                  <Table.Td>{damage.author ?? '–'}</Table.Td>
                  <Table.Td>{damage.code}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {health.damageTotal > health.damage.length && <Text size="sm">{t('health.damaged.more', { count: health.damage.length })}</Text>}
        </div>
      )}
    </Alert>
  );
}
