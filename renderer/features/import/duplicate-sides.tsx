import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Card } from '../../../shared/model/customer.ts';
import { MERGE_FIELDS, type MergeField } from '../../../shared/model/duplicates.ts';
import type { DuplicateChoice } from '../../../shared/model/exchange.ts';
import type { ImportDuplicate } from '../../../shared/model/import-duplicates.ts';
import { formatPhone } from '../../../shared/model/phone.ts';
import { useBookName } from '../../api/books.ts';
import { winnerOf } from './decisions.ts';
import classes from './import.module.css';

const SIDES = ['file', 'vault'] as const;
type Side = (typeof SIDES)[number];
type Props = {
  readonly duplicate: ImportDuplicate;
  readonly ruling: Pick<DuplicateChoice, 'rule' | 'take'>;
  readonly onTake: (field: MergeField, side: Side) => void;
};

/** The row of the file and the customer of the vault, field by field; what will stand is marked, and can be chosen where they differ. */
export function DuplicateSides({ duplicate, ruling, onTake }: Props) {
  const { t } = useTranslation();
  const bookName = useBookName();
  const { row, customer, line } = duplicate;
  const cards: Readonly<Record<Side, Card>> = { file: row.card, vault: customer.card };
  const textOf = (card: Card, field: MergeField): string => {
    const value = card[field];
    return value === true ? t('customers.merge.yes') : value === undefined || value === false ? '' : value;
  };
  const present = MERGE_FIELDS.filter((field) => SIDES.some((side) => textOf(cards[side], field) !== ''));
  const isChoice = (field: MergeField): boolean =>
    customer.opensPrivate &&
    cards.file[field] !== undefined &&
    cards.vault[field] !== undefined &&
    cards.file[field] !== cards.vault[field];

  return (
    <table className={classes['sides']}>
      <thead>
        <tr>
          <th scope="col">{t('customers.merge.field')}</th>
          <th scope="col">{t('import.duplicates.file', { line })}</th>
          <th scope="col">{t('import.duplicates.vault', { book: bookName(customer.bookName) })}</th>
        </tr>
      </thead>
      <tbody>
        {present.map((field) => {
          const winner = winnerOf(field, ruling, cards.file, cards.vault);
          return (
            <tr key={field} data-differs={isChoice(field) || undefined}>
              <th scope="row">{t(`import.field.${field}`)}</th>
              {SIDES.map((side) => {
                const text = textOf(cards[side], field);
                const isSame = cards.file[field] !== undefined && cards.file[field] === cards.vault[field];
                const isTaken = winner === side && !isSame;
                return (
                  <td key={side} data-taken={isTaken || undefined}>
                    {isChoice(field) ? (
                      <label>
                        <input
                          type="radio"
                          name={field}
                          checked={isTaken}
                          aria-label={t('import.duplicates.take', { field: t(`import.field.${field}`), value: text })}
                          onChange={() => onTake(field, side)}
                        />{' '}
                        {text}
                      </label>
                    ) : (
                      <>
                        {isTaken && (
                          <span role="img" aria-label={t('import.duplicates.stays')}>
                            ✓{'\u00a0'}
                          </span>
                        )}
                        {text}
                        {isSame && side === 'file' && (
                          <Text span size="xs" c="dimmed">
                            {'\u00a0'}
                            {t('import.duplicates.same')}
                          </Text>
                        )}
                      </>
                    )}
                  </td>
                );
              })}
            </tr>
          );
        })}
        <BothLines duplicate={duplicate} />
        {ruling.rule === 'merge' && customer.opensPrivate && !present.some(isChoice) && (
          <tr>
            <td colSpan={3}>
              <Text span size="xs" c="dimmed">
                {t('import.duplicates.nothing')}
              </Text>
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function haveSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((tag) => others.includes(tag));
}

/** What a merge never chooses between: tags and ways to reach, of which the missing ones are added. */
function BothLines({ duplicate: { row, customer } }: Pick<Props, 'duplicate'>) {
  const { t } = useTranslation();
  return (
    <>
      {row.card.tags.length + customer.card.tags.length > 0 && (
        <tr>
          <th scope="row">{t('import.field.tags')}</th>
          <td>
            {row.card.tags.join(' · ')}{' '}
            {haveSame(row.card.tags, customer.card.tags) && (
              <Text span size="xs" c="dimmed">
                {t('import.duplicates.same')}
              </Text>
            )}
          </td>
          <td>{customer.card.tags.join(' · ')}</td>
        </tr>
      )}
      {row.reach.length + customer.reach.length > 0 && (
        <tr>
          <th scope="row">{t('import.duplicates.reach')}</th>
          <td>
            {row.reach.map(({ kind, value, known }) => (
              <div key={`${kind} ${value}`} className="kb-figures">
                {kind === 'phone' ? formatPhone(value) : value}{' '}
                {known && (
                  <Text span size="xs" c="dimmed">
                    {t('import.duplicates.same')}
                  </Text>
                )}
              </div>
            ))}
          </td>
          <td>
            {customer.reach.map(({ id, masked }) => (
              <div key={id} className="kb-figures">
                {masked}
              </div>
            ))}
          </td>
        </tr>
      )}
      {row.lastContactOn !== undefined && (
        <tr>
          <th scope="row">{t('import.field.lastContactOn')}</th>
          <td className="kb-figures">{row.lastContactOn}</td>
          <InTimeline />
        </tr>
      )}
      {row.note !== undefined && (
        <tr>
          <th scope="row">{t('import.field.note')}</th>
          <td className={classes['note']}>{row.note}</td>
          <InTimeline />
        </tr>
      )}
    </>
  );
}

function InTimeline() {
  const { t } = useTranslation();
  return (
    <td>
      <Text span size="xs" c="dimmed">
        {t('import.duplicates.inTimeline')}
      </Text>
    </td>
  );
}
