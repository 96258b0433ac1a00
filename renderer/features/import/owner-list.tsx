import { Button, Select, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportOwner, ImportPlan, OwnerChoice } from '../../../shared/model/exchange.ts';
import { useBooks } from '../../api/books.ts';
import { formatCount } from '../../ui/format.ts';
import classes from './import.module.css';

type Props = { readonly plan: ImportPlan; readonly owners: readonly ImportOwner[]; readonly onChange: (plan: ImportPlan) => void };

const OUT = 'out';

/** Whose book the rows go to, name by name; for names nobody has, a choice. */
export function OwnerList({ plan, owners, onChange }: Props) {
  const { t } = useTranslation();
  const books = useBooks().data ?? [];
  const [changed, setChanged] = useState<readonly OwnerChoice[]>([]);
  const nameOf = (id: string | undefined) => books.find((book) => book.id === id)?.name ?? '';
  const toOf = (owner: ImportOwner) => {
    const choice = changed.find(({ name }) => name === owner.name);
    return (choice ? choice.to : owner.to) ?? OUT;
  };
  const places: { value: string; label: string }[] = books.map((book) => ({ value: book.id, label: book.name }));
  places.push({ value: OUT, label: t('import.owner.out') });
  const choose = (name: string, value: string) => {
    const to = books.find((book) => book.id === value)?.id;
    setChanged([...changed.filter((one) => one.name !== name), to === undefined ? { name } : { name, to }]);
  };
  const apply = () => {
    const names = new Set(changed.map(({ name }) => name));
    onChange({ ...plan, owners: [...(plan.owners ?? []).filter(({ name }) => !names.has(name)), ...changed] });
  };

  return (
    <section aria-labelledby="owners-title">
      <Title order={3} id="owners-title">
        {t('import.owner.title')}
      </Title>
      {owners.some(({ state }) => state !== 'known') && <Text size="sm">{t('import.owner.unknownHint')}</Text>}
      <table className={classes['owners']}>
        <thead>
          <tr>
            <th scope="col">{t('import.owner.name')}</th>
            <th scope="col">{t('import.owner.rows')}</th>
            <th scope="col">{t('import.owner.to')}</th>
          </tr>
        </thead>
        <tbody>
          {owners.map((owner) => (
            <tr key={owner.name}>
              <th scope="row">
                {owner.name}
                {owner.state !== 'known' && (
                  <Text size="sm" c="dimmed">
                    {t(`import.owner.state.${owner.state}`)}
                  </Text>
                )}
              </th>
              <td className="kb-figures">{formatCount(owner.rows)}</td>
              <td>
                {owner.state === 'known' ? (
                  nameOf(owner.to)
                ) : (
                  <Select
                    aria-label={t('import.owner.choose', { name: owner.name })}
                    data={places}
                    value={toOf(owner)}
                    onChange={(value) => value && choose(owner.name, value)}
                    allowDeselect={false}
                    size="xs"
                    w={220}
                  />
                )}
                {owner.throughInbox && (
                  <Text size="sm" c="dimmed">
                    {t('import.owner.inbox')}
                  </Text>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changed.length > 0 && (
        <Button variant="default" size="compact-sm" mt="xs" onClick={apply}>
          {t('import.owner.apply')}
        </Button>
      )}
    </section>
  );
}
