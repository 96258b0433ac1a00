import { useTranslation } from 'react-i18next';
import { isoDay } from '../../../shared/model/day.ts';
import { LAST_CONTACTS, NEXT_STEPS, type DateFilters as Dates } from '../../../shared/model/list.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { useNow } from '../../ui/now.ts';
import { FilterChip } from './filter-chip.tsx';

/** Filters on what is due and on who was not called for long; one choice each. */
export function DateFilters() {
  const { t } = useTranslation();
  const today = isoDay(useNow());
  const dates = useUiStore((store) => store.listQuery.dates);
  const { narrow } = useUiStore.getState();
  const keep = (change: Partial<Dates>) => narrow({ dates: { ...dates, today, ...change } });
  // A click on another choice takes the place of the one before.
  const newest = <T extends string>(all: readonly T[], before: T | undefined, values: readonly string[]) =>
    all.find((value) => value !== before && values.includes(value)) ?? all.find((value) => values.includes(value));
  return (
    <>
      <FilterChip
        name={t('customers.filter.nextStep')}
        choices={NEXT_STEPS.map((value) => ({ value, label: t(`customers.filter.due.${value}`) }))}
        chosen={dates?.nextStep === undefined ? [] : [dates.nextStep]}
        onChange={(values) => {
          const { nextStep: before, ...rest } = dates ?? { today };
          const nextStep = newest(NEXT_STEPS, before, values);
          narrow({ dates: nextStep === undefined ? rest : { ...rest, today, nextStep } });
        }}
      />
      <FilterChip
        name={t('customers.filter.lastContact')}
        choices={LAST_CONTACTS.map((value) => ({ value, label: t(`customers.filter.contacted.${value}`) }))}
        chosen={dates?.lastContact === undefined ? [] : [dates.lastContact]}
        onChange={(values) => {
          const { lastContact: before, ...rest } = dates ?? { today };
          const lastContact = newest(LAST_CONTACTS, before, values);
          if (lastContact === undefined) narrow({ dates: rest });
          else keep({ lastContact });
        }}
      />
    </>
  );
}
