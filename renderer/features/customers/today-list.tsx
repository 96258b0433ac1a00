import { Button, Group, Kbd, Text } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { TODAY_SECTIONS, type TodaySection } from '../../../shared/model/today.ts';
import { useMayWrite } from '../../app/session.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { formatCount } from '../../ui/format.ts';
import { useNow } from '../../ui/now.ts';
import { dayAfter } from './days.ts';
import { DoneDialog } from './done-dialog.tsx';
import { useCalling } from './use-calling.ts';
import { TodayLine } from './today-line.tsx';
import { useSnooze, type TodayItem } from './use-today.ts';

type TodayListProps = {
  readonly items: readonly TodayItem[];
  readonly total: (section: TodaySection) => number;
  /** Adds the next page; absent when all is there. */
  readonly onMore: (() => void) | undefined;
};

const SNOOZES = [
  { key: '1', name: 'tomorrow', days: 1 },
  { key: '3', name: 'threeDays', days: 3 },
  { key: '7', name: 'nextWeek', days: 7 },
] as const;

/**
 * The day as one list: arrows walk it, one key puts off, one says done, and the keyboard stands on what comes next. While
 * calls run the list stands on whoever is called, and the digits are the call bar's.
 */
export function TodayList({ items, total, onMore }: TodayListProps) {
  const { t } = useTranslation();
  const now = useNow();
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [finishing, setFinishing] = useState<TodayItem>();
  const snooze = useSnooze();
  const mayWrite = useMayWrite();
  const { openCustomer } = useUiStore.getState();
  const calling = useCalling();
  const openId = useUiStore((store) => store.openId);
  const isOpen = (item: TodayItem | undefined) => item?.customer.id === openId;
  const index = calling && !isOpen(items[at]) ? items.findIndex(isOpen) : Math.min(at, items.length - 1);
  const active = items[index];
  useEffect(() => list.current?.focus(), []);
  useEffect(() => {
    if (active) document.getElementById(active.key)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const keyless = active !== undefined && !active.customer.opensPrivate;
  const why = keyless ? t('today.keyless') : undefined;
  const handleSnooze = (days: number) => {
    if (mayWrite && active && !keyless && !snooze.isPending) snooze.mutate({ id: active.customer.id, on: dayAfter(now, days) });
  };
  const handleFinish = () => {
    if (mayWrite && active && !keyless) setFinishing(active);
  };
  const handleOpen = (item: TodayItem | undefined) => {
    if (item) openCustomer(item.customer.id);
  };
  const handlePoint = (place: number) => {
    setAt(place);
    handleOpen(items[place]);
  };
  const walkTo = calling ? handlePoint : setAt;
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const put = calling ? undefined : SNOOZES.find(({ key }) => key === event.key);
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => {
        if (index === items.length - 1) onMore?.();
        walkTo(Math.min(index + 1, items.length - 1));
      },
      ArrowUp: () => walkTo(Math.max(index - 1, 0)),
      Home: () => walkTo(0),
      End: () => walkTo(items.length - 1),
      Enter: () => handleOpen(active),
      d: handleFinish,
      ...(put === undefined ? {} : { [put.key]: () => handleSnooze(put.days) }),
    };
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
  return (
    <>
      {mayWrite && (
        <Group gap={6} px={16} pb={8} role="toolbar" aria-label={t('today.actions')}>
          <Button
            size="compact-sm"
            onClick={handleFinish}
            disabled={active === undefined || keyless}
            title={why}
            rightSection={<Kbd size="xs">D</Kbd>}
          >
            {t('today.done')}
          </Button>
          {!calling && (
            <>
              <Text size="sm" c="dimmed" ml={6} aria-hidden>
                {t('today.putOff')}
              </Text>
              {SNOOZES.map(({ key, name, days }) => (
                <Button
                  key={key}
                  size="compact-sm"
                  variant="default"
                  rightSection={<Kbd size="xs">{key}</Kbd>}
                  disabled={keyless}
                  title={why}
                  onClick={() => handleSnooze(days)}
                >
                  {t(`customers.nextStep.${name}`)}
                </Button>
              ))}
            </>
          )}
        </Group>
      )}
      <div
        ref={list}
        className="kb-grid kb-today"
        role="listbox"
        tabIndex={0}
        aria-label={t('today.title')}
        aria-activedescendant={active?.key}
        onKeyDown={handleKeyDown}
      >
        {TODAY_SECTIONS.filter((section) => total(section) > 0).map((section) => (
          <div key={section} role="group" aria-label={t(`today.section.${section}`)}>
            <div className="kb-today-head" aria-hidden>
              {t(`today.section.${section}`)} <span className="kb-figures">{formatCount(total(section))}</span>
            </div>
            {items.map((item, place) =>
              item.section === section ? (
                <TodayLine key={item.key} item={item} active={place === index} onPoint={() => handlePoint(place)} />
              ) : undefined,
            )}
          </div>
        ))}
      </div>
      {onMore && (
        <Group px={16} py={8}>
          <Button variant="subtle" size="compact-sm" onClick={onMore}>
            {t('today.more', { shown: formatCount(items.length) })}
          </Button>
        </Group>
      )}
      {finishing && (
        <DoneDialog
          item={finishing}
          kind={calling ? 'call' : 'note'}
          onClose={() => {
            setFinishing(undefined);
            list.current?.focus();
          }}
        />
      )}
    </>
  );
}
