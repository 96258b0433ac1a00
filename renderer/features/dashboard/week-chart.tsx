import { useElementSize } from '@mantine/hooks';
import { formatCount } from '../../ui/format.ts';
import { niceTop } from './nice-top.ts';
import type { Series } from './series.ts';

type WeekChartProps = {
  /** What the chart says in one sentence, for whoever does not see it. */
  readonly label: string;
  /** One label a week, oldest first. */
  readonly weeks: readonly string[];
  readonly series: readonly Series[];
};

/** Until the place is measured. */
const USUAL_WIDTH = 640;
const HEIGHT = 180;
const FOOT = 20;
const HEAD = 8;
const LEFT = 54;
const LABEL_PX = 64;

/** Stacked columns, one a week. Patterns of lightness as well as colour tell the series apart; every value stands in the table too. */
export function WeekChart({ label, weeks, series }: WeekChartProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  // Drawn at the width it has, so that its words stay as large as all others.
  const right = width || USUAL_WIDTH;
  const totals = weeks.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  const top = niceTop(Math.max(...totals, 0));
  const step = (right - LEFT) / Math.max(1, weeks.length);
  const heightOf = (value: number): number => (value * (HEIGHT - FOOT - HEAD)) / top;
  const columns = weeks.flatMap((week, index) => {
    let below = 0;
    return series.map(({ name, values, colour }) => {
      const value = values[index] ?? 0;
      below += value;
      return (
        <rect
          key={`${week}-${name}`}
          x={LEFT + index * step + step * 0.15}
          y={HEIGHT - FOOT - heightOf(below)}
          width={step * 0.7}
          height={heightOf(value)}
          fill={colour}
        >
          <title>{`${week} · ${name}: ${formatCount(value)}`}</title>
        </rect>
      );
    });
  });
  const every = Math.ceil(LABEL_PX / step);
  return (
    <div ref={ref}>
      <svg className="kb-chart" viewBox={`0 0 ${String(right)} ${String(HEIGHT)}`} role="img" aria-label={label}>
        {[0, top / 2, top].map((value) => {
          const y = HEIGHT - FOOT - heightOf(value);
          return (
            <g key={value}>
              <line x1={LEFT} x2={right} y1={y} y2={y} stroke="var(--kb-line)" />
              <text x={LEFT - 8} y={y + 4} textAnchor="end">
                {formatCount(value)}
              </text>
            </g>
          );
        })}
        {columns}
        {weeks.map((week, index) =>
          (weeks.length - 1 - index) % every === 0 ? (
            <text key={week} x={LEFT + (index + 0.5) * step} y={HEIGHT - 5} textAnchor="middle">
              {week.slice(5)}
            </text>
          ) : undefined,
        )}
      </svg>
    </div>
  );
}
