const STEPS = [1, 2, 4, 5, 10] as const;

/** The least round number that is even and no less than `most`: where an axis ends whose middle is labelled too. */
export function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  const top = STEPS.map((step) => step * power).find((step) => step >= most) ?? 10 * power;
  return top % 2 === 0 ? top : top + 1;
}
