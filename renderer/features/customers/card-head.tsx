import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import { CardValue } from './card-value.tsx';

type CardHeadProps = { readonly detail: CustomerDetail };

/** Title and company, level, stage and tags below the name, each changed where it stands. */
export function CardHead({ detail }: CardHeadProps) {
  const { t } = useTranslation();
  const { card } = detail;
  const tag = (text: string, color: 'ink' | 'gray') => (
    <Badge key={text} className="kb-tag" color={color} variant="light" radius="sm" tt="none">
      {text}
    </Badge>
  );
  return (
    <>
      <Group gap="2px 12px" c="dimmed">
        <CardValue detail={detail} field="title" />
        <CardValue detail={detail} field="company" />
      </Group>
      <Group gap={10} mt={6}>
        {card.doNotContact && (
          <Badge color="vermilion" variant="outline" radius="sm" tt="none" title={t('customers.field.doNotContact')}>
            {t('customers.doNotContact')}
          </Badge>
        )}
        {(['level', 'stage'] as const).map((field) => (
          <CardValue key={field} detail={detail} field={field} shown={card[field] === undefined ? undefined : tag(card[field], 'ink')} />
        ))}
        <CardValue
          detail={detail}
          field="tags"
          shown={
            card.tags.length === 0 ? undefined : (
              <span className="kb-tags">
                {card.tags.map((text) => tag(text, 'gray'))}
                {detail.canEdit && <span className="kb-inline-empty">+</span>}
              </span>
            )
          }
        />
      </Group>
    </>
  );
}
