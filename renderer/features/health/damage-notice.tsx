import { Button, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Health } from '../../../shared/model/app.ts';
import { Banner } from '../../ui/banner.tsx';
import classes from './health.module.css';

type Props = { readonly health: Health; readonly onRestore: () => void };

/** Names what is damaged; everything else stays usable, unless the whole file is in doubt. */
export function DamageNotice({ health, onRestore }: Props) {
  const { t } = useTranslation();
  const [opened, { toggle }] = useDisclosure(false);
  const isRolledBack = health.anchor === 'rolled-back';
  return (
    <Banner
      color="vermilion"
      title={t('health.damaged.title', { count: health.damageTotal })}
      text={t(isRolledBack ? 'health.damaged.textRolledBack' : 'health.damaged.text')}
      actions={
        <>
          <Button variant="default" size="compact-sm" onClick={toggle} aria-expanded={opened}>
            {t(opened ? 'health.damaged.hide' : 'health.damaged.show')}
          </Button>
          {!isRolledBack && (
            <Button variant="default" size="compact-sm" onClick={onRestore}>
              {t('welcome.restore')}
            </Button>
          )}
        </>
      }
    >
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
    </Banner>
  );
}
