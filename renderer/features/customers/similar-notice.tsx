import { Anchor, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useBookName } from '../../api/books.ts';
import { callQuery } from '../../api/query.ts';
import { useSession } from '../../app/session.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import type { NewDraft } from './pasted-card.ts';

type SimilarNoticeProps = { readonly draft: NewDraft; readonly saving: boolean };

const TYPING_MS = 350;
const WHOLE_NUMBER_DIGITS = 10;

/** While a customer is typed: who in the books the viewer can open may be the same. Others' books are for the lead to compare. */
export function SimilarNotice({ draft, saving }: SimilarNoticeProps) {
  const { t } = useTranslation();
  const bookName = useBookName();
  const { roles } = useSession();
  const [settled] = useDebouncedValue(draft, TYPING_MS);
  const reach = (kind: string) => settled.added.filter((each) => each.kind === kind && each.text.trim() !== '').map(({ text }) => text);
  const phones = [settled.phone, ...reach('phone')].filter((text) => text.replace(/\D/gu, '').length >= WHOLE_NUMBER_DIGITS).slice(0, 10);
  const input = { name: settled.card.name.trim(), company: settled.card.company.trim(), phones, emails: reach('email').slice(0, 10) };
  const asked = input.name.length > 1 || phones.length > 0 || input.emails.length > 0;
  // Being saved, the customer would be found as its own double.
  const { data, error } = useQuery({ ...callQuery('customers.similar', input), enabled: asked && !saving, gcTime: 0 });

  if (error) return <ErrorNotice error={error} />;
  if (!asked || !data) return undefined;
  if (data.matches.length === 0) {
    const unseen = phones.length > 0 && !roles.includes('lead');
    return unseen ? (
      <Text size="xs" c="dimmed" role="status">
        {t('customers.similar.none')}
      </Text>
    ) : undefined;
  }
  return (
    <div className="kb-similar" role="status">
      <Text size="sm" fw={600}>
        {t('customers.similar.title')}
      </Text>
      <ul>
        {data.matches.map((match) => (
          <li key={match.id}>
            <Anchor component="button" type="button" size="sm" onClick={() => useUiStore.getState().openCustomer(match.id)}>
              {[match.name, match.company].filter(Boolean).join(' · ')}
            </Anchor>{' '}
            <Text span size="sm" c="dimmed">
              {t('customers.similar.why', { why: t(`customers.similar.because.${match.why}`), book: bookName(match.bookName) })}
            </Text>
          </li>
        ))}
      </ul>
      {data.countedAsReveal && (
        <Text size="xs" c="dimmed">
          {t('customers.search.counted')}
        </Text>
      )}
    </div>
  );
}
