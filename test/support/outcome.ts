/** The stable code a call was refused with, or `accepted`. */
export async function outcomeOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'accepted',
    (error: unknown) => (error as { code: unknown }).code,
  );
}
