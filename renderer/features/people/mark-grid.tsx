import { Table } from '@mantine/core';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import css from './rights.module.css';

export type Mark = { readonly id: string; readonly sign: ReactNode; readonly label: string; readonly onPick: () => void };
type Props = {
  readonly label: string;
  readonly head: ReactNode;
  /** Few enough columns to be wide. */
  readonly roomy?: boolean;
  readonly rows: readonly { readonly id: string; readonly name: ReactNode; readonly marks: readonly Mark[] }[];
};

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Signs in rows and columns: one stop for the Tab key, arrows inside, and whatever is looked at explains itself. */
export function MarkGrid({ label, head, rows, roomy = false }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [stop, setStop] = useState({ row: 0, column: 0 });
  const [picked, setPicked] = useState<string>();

  const handleKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const target = body.current?.rows[stop.row + step[0]]?.querySelector<HTMLElement>(`[data-column='${stop.column + step[1]}']`);
    target?.focus();
    target?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  return (
    <div className={css['scroll']}>
      <Table
        role="grid"
        data-roomy={roomy || undefined}
        aria-label={label}
        className={`kb-table ${css['grid'] ?? ''}`}
        verticalSpacing={0}
        horizontalSpacing={0}
      >
        {head}
        <Table.Tbody ref={body} onKeyDown={handleKeyDown}>
          {rows.map(({ id, name, marks }, row) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" className={css['name'] ?? ''}>
                {name}
              </Table.Th>
              {marks.map((mark, column) => (
                <Table.Td
                  key={mark.id}
                  role="gridcell"
                  className={css['cell'] ?? ''}
                  aria-label={mark.label}
                  aria-selected={picked === `${id}/${mark.id}`}
                  data-column={column}
                  tabIndex={stop.row === row && stop.column === column ? 0 : -1}
                  onFocus={() => {
                    setStop({ row, column });
                    setPicked(`${id}/${mark.id}`);
                    mark.onPick();
                  }}
                >
                  {mark.sign}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
