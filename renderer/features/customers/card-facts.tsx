import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import { useBookName } from '../../api/books.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { CardValue } from './card-value.tsx';
import { NextStepText } from './next-step.tsx';

type CardFactsProps = { readonly detail: CustomerDetail };

/** Next step first, then what is known, then where the record stands. */
export function CardFacts({ detail }: CardFactsProps) {
  const { t } = useTranslation();
  const bookName = useBookName();
  const { card } = detail;
  return (
    <>
      {!detail.canEdit && (card.nextStep ?? card.nextStepOn) !== undefined && (
        <section>
          <Title order={3}>{t('customers.field.nextStep')}</Title>
          <NextStepText text={card.nextStep} on={card.nextStepOn} time={card.nextStepTime} />
        </section>
      )}
      <section>
        <Title order={3}>{t('customers.detail.facts')}</Title>
        <dl className="kb-facts">
          {(['city', 'source', 'birthday'] as const).map((field) =>
            card[field] === undefined && !detail.canEdit ? undefined : (
              <div key={field} style={{ display: 'contents' }}>
                <dt>{t(`customers.field.${field}`)}</dt>
                <dd>
                  <CardValue detail={detail} field={field} />
                </dd>
              </div>
            ),
          )}
          {detail.lastContactAt !== undefined && (
            <>
              <dt>{t('customers.detail.lastContact')}</dt>
              <dd>
                <TimeText at={detail.lastContactAt} />
              </dd>
            </>
          )}
          <dt>{t('customers.detail.book')}</dt>
          <dd>{bookName(detail.bookName)}</dd>
          {detail.exempt && (
            <>
              <dt>{t('customers.pool.rule')}</dt>
              <dd>{t('customers.pool.isExempt')}</dd>
            </>
          )}
          <dt>{t('customers.detail.changed')}</dt>
          <dd>
            <TimeText at={detail.updatedAt} />
          </dd>
          <dt>{t('customers.detail.token')}</dt>
          <dd className="kb-figures">{detail.token}</dd>
        </dl>
      </section>
    </>
  );
}
