import { Badge, Button, Group, Kbd, Radio, Stack, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CHOICES_MAX, DuplicateRule, type ImportPlan } from '../../../shared/model/exchange.ts';
import { callQuery } from '../../api/query.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { likewise, rulingOf, withDecisions, withRule, withSide, type Decisions } from './decisions.ts';
import { DuplicateSides } from './duplicate-sides.tsx';
import type { Walk } from './import-store.ts';

type Props = {
  readonly plan: ImportPlan;
  readonly total: number;
  readonly walk: Walk;
  readonly onWalk: (walk: Walk) => void;
  readonly onDone: (plan: ImportPlan) => void;
};

const PAGE = 25;

/** One duplicate after the other, with what is to become of each; made for the keyboard. */
export function DuplicateWalk({ plan, total, walk, onWalk, onDone }: Props) {
  const { t } = useTranslation();
  const { at, decisions } = walk;
  const setAt = (next: number) => onWalk({ at: next, decisions });
  const setDecisions = (next: Decisions) => onWalk({ at, decisions: next });
  const section = useRef<HTMLElement>(null);
  const last = Math.min(total, CHOICES_MAX) - 1;
  const offset = at - (at % PAGE);
  const page = useQuery({
    ...callQuery('imports.duplicates', { handle: plan.handle, offset, limit: PAGE }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const duplicate = page.isPlaceholderData ? undefined : page.data?.duplicates[at - offset];
  const ruling = duplicate && rulingOf(decisions, duplicate.line);
  const rules = DuplicateRule.options.filter((rule) => duplicate?.customer.opensPrivate !== false || rule === 'skip' || rule === 'keep');

  useEffect(() => section.current?.focus(), []);

  const finish = () => onDone(withDecisions(plan, decisions));
  const step = (by: number) => setAt(Math.min(last, Math.max(0, at + by)));
  const decide = (rule: DuplicateRule | undefined) => {
    if (duplicate && rule !== undefined && rules.includes(rule)) setDecisions(withRule(decisions, duplicate.line, rule));
  };
  const decideOthers = () => duplicate && setDecisions(likewise(decisions, duplicate.line));

  const handleKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inRadios = event.target instanceof HTMLInputElement;
    const actions: Readonly<Record<string, () => void>> = {
      ...(inRadios ? {} : { ArrowLeft: () => step(-1), ArrowRight: () => step(1) }),
      PageUp: () => step(-1),
      PageDown: () => step(1),
      Home: () => setAt(0),
      End: () => setAt(last),
      a: decideOthers,
      Escape: finish,
      ...Object.fromEntries(DuplicateRule.options.map((rule, index) => [String(index + 1), () => decide(rule)])),
    };
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };

  return (
    <section ref={section} aria-labelledby="duplicate-title" tabIndex={-1} onKeyDown={handleKey} style={{ outline: 'none' }}>
      <Stack gap="sm" maw={1200}>
        {/* Above what grows and shrinks, so that it stays where the hand is. */}
        <div>
          <Group gap="sm">
            <Button variant="default" disabled={at === 0} onClick={() => step(-1)}>
              {t('import.duplicates.previous')}
            </Button>
            <Button variant="default" disabled={at >= last} onClick={() => step(1)}>
              {t('import.duplicates.next')}
            </Button>
            <Button variant="subtle" disabled={!duplicate} onClick={decideOthers}>
              {t('import.duplicates.likewise')}
            </Button>
            <Button ml="auto" onClick={finish}>
              {t('import.duplicates.done')}
            </Button>
          </Group>
          <Text size="sm" c="dimmed" mt={4}>
            {t('import.duplicates.keys')}
          </Text>
        </div>
        <div role="status">
          <Group gap="sm">
            <Title order={2} id="duplicate-title">
              {duplicate ? t('import.duplicates.title', { line: duplicate.line, name: duplicate.row.card.name }) : t('common.loading')}
            </Title>
            {duplicate?.reasons.map((reason) => (
              <Badge key={reason} className="kb-tag" color="gray" variant="light" radius="sm" tt="none">
                {t(`customers.duplicates.because.${reason}`)}
              </Badge>
            ))}
          </Group>
          <Text size="sm" c="dimmed" className="kb-figures">
            {t('import.duplicates.position', { at: at + 1, total: last + 1 })}
            {total > CHOICES_MAX && ` · ${t('import.duplicates.more')}`}
          </Text>
        </div>
        {page.error && <ErrorNotice error={page.error} />}
        {page.data && !duplicate && !page.isPlaceholderData && <Text>{t('import.duplicates.gone')}</Text>}
        {duplicate && ruling && (
          <>
            <Radio.Group
              label={t('import.duplicates.what')}
              description={decisions.single.has(duplicate.line) ? t('import.duplicates.byHand') : t('import.duplicates.byRule')}
              value={ruling.rule}
              onChange={(value) => decide(DuplicateRule.parse(value))}
            >
              <Group gap="lg" mt={6}>
                {DuplicateRule.options.map((rule, index) => (
                  <Radio
                    key={rule}
                    value={rule}
                    disabled={!rules.includes(rule)}
                    label={
                      <>
                        <Kbd size="xs">{index + 1}</Kbd> {t(`import.plan.duplicate.${rule}`)}
                      </>
                    }
                  />
                ))}
              </Group>
            </Radio.Group>
            {!duplicate.customer.opensPrivate && <Text size="sm">{t('import.duplicates.noKey')}</Text>}
            <DuplicateSides
              duplicate={duplicate}
              ruling={ruling}
              onTake={(field, side) => setDecisions(withSide(decisions, duplicate.line, field, side))}
            />
            <Text size="sm" c="dimmed">
              {t('import.duplicates.both')}
            </Text>
          </>
        )}
        <Text size="sm" c="dimmed">
          {t('import.duplicates.others', { rule: t(`import.plan.duplicate.${decisions.all.rule}`) })}
        </Text>
      </Stack>
    </section>
  );
}
