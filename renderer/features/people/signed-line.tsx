import { Group, List } from '@mantine/core';
import type { Enforcement } from '../../../shared/model/access.ts';
import type { BookKeys } from '../../../shared/model/teams.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import { BookList } from './book-list.tsx';

type Props = { readonly by: Enforcement; readonly text: string; readonly books?: readonly BookKeys[] };

/** One consequence of a signature, with what holds it up; stands in a list. */
export function SignedLine({ by, text, books }: Props) {
  return (
    <List.Item>
      <Group gap={8} wrap="nowrap" align="flex-start">
        <EnforcementBadge enforcement={by} />
        <div>
          {text}
          {books && <BookList books={books} />}
        </div>
      </Group>
    </List.Item>
  );
}
