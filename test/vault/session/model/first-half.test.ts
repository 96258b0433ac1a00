/** People and keys against plain objects. Rules K5, B1 to B6, R3 to R5, P1 to P3, L1 to L4. `npm run model -- --runs 10000` for a long run. */
import { playHalf } from './play-half.ts';

playHalf();
