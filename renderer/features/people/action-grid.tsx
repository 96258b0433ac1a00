import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RIGHT_ACTIONS, type ActionRight, type RightsMatrix } from '../../../shared/model/rights.ts';
import { MarkGrid } from './mark-grid.tsx';
import { actionsOf, type Picked } from './rights-cells.ts';
import css from './rights.module.css';

type Props = { readonly matrix: RightsMatrix; readonly onPick: (picked: Picked) => void };

/** People against what they may do; the sign says what keeps them from more. */
export function ActionGrid({ matrix, onPick }: Props) {
  const { t } = useTranslation();
  const rightOf = actionsOf(matrix);
  const rows = matrix.people.flatMap((member) => {
    const rights = RIGHT_ACTIONS.map((action) => rightOf(member, action)).filter((right) => right !== undefined);
    if (rights.length === 0) return [];
    const { id, name } = member;
    const marks = rights.map((right) => ({
      id: right.action,
      sign: <Sign right={right} />,
      label: t('rights.why.action', { name, action: t(`rights.action.${right.action}`), scope: t(`rights.scope.${right.scope}`) }),
      onPick: () => onPick({ kind: 'action', name, right }),
    }));
    return [{ id, name: <span title={name}>{name}</span>, marks }];
  });

  const head = (
    <Table.Thead>
      <Table.Tr>
        <Table.Th className={css['name'] ?? ''}>{t('people.table.name')}</Table.Th>
        {RIGHT_ACTIONS.map((action) => (
          <Table.Th key={action} ta="center" className={css['action'] ?? ''}>
            {t(`rights.action.${action}`)}
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  );
  return (
    <>
      <MarkGrid label={t('rights.actions.table')} head={head} rows={rows} />
      {rows.length < matrix.people.length && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('rights.actions.unconfirmed')}
        </Text>
      )}
    </>
  );
}

function Sign({ right: { scope, heldBy } }: { readonly right: ActionRight }) {
  const { t } = useTranslation();
  if (scope === 'none') return <span className={css['key']} data-holding="none" />;
  return (
    // Drawn and not written: the cell's label says more than three letters can.
    <span
      className={css['sign']}
      data-sign={t(`enforcement.${heldBy}.sign`)}
      data-held={heldBy}
      data-part={scope !== 'vault' && scope !== 'books'}
    />
  );
}
