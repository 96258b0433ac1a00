import { isoDay } from '../../../shared/model/day.ts';
import { useNow } from '../../ui/now.ts';

type NextStepTextProps = { readonly text: string | undefined; readonly on: string | undefined; readonly time: string | undefined };

/** What is to be done next and by when; amber from the day it is due. */
export function NextStepText({ text, on, time }: NextStepTextProps) {
  const now = useNow();
  if (text === undefined && on === undefined) return undefined;
  const due = on !== undefined && on <= isoDay(now);
  return (
    <span className="kb-next-step">
      {on !== undefined && (
        <time dateTime={on} className={due ? 'kb-due' : 'kb-quiet'}>
          {time === undefined ? on : `${on} ${time}`}
        </time>
      )}
      {text !== undefined && <span>{text}</span>}
    </span>
  );
}
