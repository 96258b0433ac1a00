/** Who has claimed a customer of the pool, as the window shows it. */
import type { CustomerId } from '../../../shared/model/ids.ts';
import type { ClaimView } from '../../../shared/model/pool.ts';
import { roster, type UnlockedVault } from '../session/unlocked-vault.ts';

/** `claim` is absent where nobody has claimed the customer. */
export function claimOf(vault: UnlockedVault, id: CustomerId): { readonly claim?: ClaimView } {
  const { claims, members } = roster(vault);
  const standing = claims[id];
  if (standing === undefined) return {};
  const { by, at } = standing;
  return { claim: { by, at, name: members[by]?.name ?? '', isSelf: by === vault.self.member } };
}
