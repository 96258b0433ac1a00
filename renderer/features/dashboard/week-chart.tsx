import type { Series } from './series.ts';

type WeekChartProps = {
  /** What the chart says in one sentence, for whoever does not see it. */
  readonly label: string;
  /** One label a week, oldest first. */
  readonly weeks: readonly string[];
  readonly series: readonly Series[];
};

const WIDTH = 640;
const HEIGHT = 180;
const FOOT = 20;
const LEFT = 44;

/** Stacked columns, one a week. Patterns of lightness as well as colour tell the series apart; every value stands in the table too. */
export function WeekChart({ label, weeks, series }: WeekChartProps) {
  const totals = weeks.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  const top = Math.max(1, ...totals);
  const step = (WIDTH - LEFT) / Math.max(1, weeks.length);
  const scale = (HEIGHT - FOOT - 8) / top;
  const columns = weeks.flatMap((week, index) => {
    let below = 0;
    return series.map(({ name, values, colour }) => {
      const value = values[index] ?? 0;
      const height = value * scale;
      below += height;
      return (
        <rect
          key={`${week}-${name}`}
          x={LEFT + index * step + step * 0.15}
          y={HEIGHT - FOOT - below}
          width={step * 0.7}
          height={height}
          fill={colour}
        >
          <title>{`${week} · ${name}: ${String(value)}`}</title>
        </rect>
      );
    });
  });
  const every = Math.ceil(weeks.length / 8);
  return (
    <svg className="kb-chart" viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} role="img" aria-label={label}>
      <line x1={LEFT} x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} stroke="var(--kb-line)" />
      <text x={LEFT - 6} y={12} textAnchor="end">
        {top}
      </text>
      <text x={LEFT - 6} y={HEIGHT - FOOT} textAnchor="end">
        0
      </text>
      {columns}
      {weeks.map((week, index) =>
        index % every === 0 ? (
          <text key={week} x={LEFT + (index + 0.5) * step} y={HEIGHT - 5} textAnchor="middle">
            {week.slice(5)}
          </text>
        ) : undefined,
      )}
    </svg>
  );
}
