import { database } from '../database';
import { type Candidates, findCandidates, joinCandidates, noCandidates, type Plan } from './candidates';
import type { DatesCache } from './dates-cache';
import {
  BrokenSegment,
  coveredTo,
  type Numbered,
  readIndex,
  readLiveSegments,
  readNumbers,
  type SearchTransaction,
} from './segment';
import type { SearchSegment } from './types';

export interface Lookup {
  candidates: Candidates;
  /** Articles that the index doesn't cover, or where it is damaged: to be searched as they are. */
  unindexed: readonly Numbered[];
  isDamaged: boolean;
}

/** Asks the index, all of it as it is at one moment. `known`: dates that were read before. */
export async function lookUp(plan: Plan, known?: DatesCache): Promise<Lookup> {
  const tx = readIndex(await database());
  const [segments, dead] = await Promise.all([
    readLiveSegments(tx),
    tx.objectStore('searchDead').getAllKeys(),
  ]);
  known?.keep(segments);
  const deadNumbers = new Set(dead);
  const [recent, ...answers] = await Promise.all([
    readNumbers(tx, { from: coveredTo(segments) }),
    ...segments.map((segment) => ask(tx, segment, plan, deadNumbers, known)),
  ]);
  return {
    candidates: joinCandidates(answers.map(({ candidates }) => candidates)),
    unindexed: [...answers.flatMap(({ unindexed }) => unindexed), ...recent],
    isDamaged: answers.some(({ isDamaged }) => isDamaged),
  };
}

async function ask(
  tx: SearchTransaction,
  segment: SearchSegment,
  plan: Plan,
  dead: ReadonlySet<number>,
  known: DatesCache | undefined,
): Promise<Lookup> {
  try {
    const candidates = await findCandidates(tx, segment, plan, dead, known);
    return { candidates, unindexed: [], isDamaged: false };
  } catch (error) {
    // Bytes that end too early are damage too.
    if (!(error instanceof BrokenSegment || error instanceof RangeError)) throw error;
    console.warn('The search index is damaged; these articles are searched without it', error);
    return { candidates: noCandidates(), unindexed: await readNumbers(tx, segment), isDamaged: true };
  }
}
