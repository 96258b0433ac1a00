import { Button, Group, Kbd, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { useNow } from '../../ui/now.ts';
import { dayAfter, QUICK_DAYS } from './days.ts';
import { NOTE_TEMPLATES, type NoteTemplate } from './note-templates.ts';
import { useAddNote, useSaveCard } from './use-customer.ts';
import { useCallValue } from './use-reach.ts';

type CallBarProps = { readonly detail: CustomerDetail };

const DAY_KEYS = ['T', 'Y', 'W'] as const;

/** One call after another: C calls, a digit notes the result, a letter sets the day of the next step, J goes on. */
export function CallBar({ detail }: CallBarProps) {
  const { t } = useTranslation();
  const now = useNow();
  const calls = useUiStore((store) => store.calls);
  const { stepCalls, endCalls } = useUiStore.getState();
  const add = useAddNote(detail.id);
  const save = useSaveCard(detail);
  const phone = detail.card.doNotContact ? undefined : detail.reach.find(({ kind }) => kind === 'phone');
  const dial = useCallValue(detail.id);
  const at = calls.indexOf(detail.id);
  const isLast = at + 1 === calls.length;
  // First the call; whoever called or wrote down what came of it goes on.
  const isCalled = phone === undefined || [dial, add, save].some(({ isSuccess }) => isSuccess);
  const active = at >= 0;
  // The same key twice within one write is a slip of the finger; another key is another wish and never lost.
  const handleResult = (template: NoteTemplate) => {
    const text = t(`customers.templates.${template}`);
    if (active && detail.canEdit && !(add.isPending && add.variables.text === text)) add.mutate({ text, kind: 'call' });
  };
  // A day waits for the one before it to be written: each is written onto the version the last one made.
  const waiting = useRef<{ readonly id: string; readonly days: number }>(undefined);
  const handleDay = (days: number) => {
    if (!active || !detail.canEdit) return;
    if (save.isPending) waiting.current = { id: detail.id, days };
    else save.mutate({ nextStepOn: dayAfter(now, days) });
  };
  const writeWaiting = useEffectEvent(() => {
    const next = waiting.current;
    waiting.current = undefined;
    if (next?.id === detail.id) handleDay(next.days);
  });
  useEffect(() => {
    if (!save.isPending) writeWaiting();
  }, [save.isPending]);
  useHotkeys(
    active
      ? [
          ['J', () => stepCalls(1)],
          ['K', () => stepCalls(-1)],
          ...NOTE_TEMPLATES.map((template, place): [string, () => void] => [String(place + 1), () => handleResult(template)]),
          ...QUICK_DAYS.map(({ days }, place): [string, () => void] => [DAY_KEYS[place] ?? '', () => handleDay(days)]),
        ]
      : [],
  );
  if (!active) return undefined;
  return (
    <section className="kb-calls" aria-label={t('calls.title')}>
      <Group justify="space-between" gap={4}>
        <Text size="sm" fw={600} className="kb-figures" role="status">
          {t('calls.place', { at: at + 1, of: calls.length })}
        </Text>
        <Group gap={4} wrap="nowrap">
          {phone !== undefined && (
            <Button
              size="compact-sm"
              variant={isCalled ? 'default' : 'filled'}
              rightSection={<Kbd size="xs">C</Kbd>}
              loading={dial.isPending}
              onClick={() => dial.mutate(phone.id)}
            >
              {t('calls.call')}
            </Button>
          )}
          {at > 0 && (
            <Button size="compact-sm" variant="default" rightSection={<Kbd size="xs">K</Kbd>} onClick={() => stepCalls(-1)}>
              {t('calls.back')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant={isCalled ? 'filled' : 'default'}
            rightSection={<Kbd size="xs">J</Kbd>}
            onClick={() => stepCalls(1)}
          >
            {t(isLast ? 'calls.finish' : 'calls.next')}
          </Button>
          {!isLast && (
            <Button size="compact-sm" variant="subtle" color="gray" onClick={endCalls}>
              {t('calls.end')}
            </Button>
          )}
        </Group>
      </Group>
      {detail.canEdit && (
        <>
          <Group gap={4} mt={6} role="group" aria-label={t('calls.result')}>
            {NOTE_TEMPLATES.map((template, place) => (
              <button key={template} type="button" className="kb-chip" onClick={() => handleResult(template)}>
                <Kbd size="xs">{place + 1}</Kbd> {t(`customers.templates.${template}`)}
              </button>
            ))}
          </Group>
          <Group gap={4} mt={6} role="group" aria-label={t('customers.field.nextStepOn')}>
            {QUICK_DAYS.map(({ name, days }, place) => (
              <button key={name} type="button" className="kb-chip" onClick={() => handleDay(days)}>
                <Kbd size="xs">{DAY_KEYS[place]}</Kbd> {t(`customers.nextStep.${name}`)}
              </button>
            ))}
          </Group>
        </>
      )}
    </section>
  );
}
