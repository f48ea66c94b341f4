import type { EntryId } from '@voicecore/domain/kernel';
import { foundBy, rankEntries, type AskedQuestion, type QuestionIndex } from './question-index';

/** The question of one of the tenant's own entries. */
export interface Probe {
  readonly of: EntryId;
  readonly question: AskedQuestion;
}

/** The certainty below which an entry does not answer, for this tenant. */
export interface Calibration {
  readonly threshold: number;
}

/** The share of the questions not answered by the tenant's other entries that stays below the threshold. */
const letBe = 0.95;
/**
 * The basis for businesses with few entries: certainties of a wrong entry, distributed as in a business with many. Each
 * of the tenant's own questions counts as much as one of them, so that with a hundred entries they hardly matter.
 */
const usual = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.42, 0.5, 0.66];
/** The threshold for a question whose meaning is unavailable: the others are calibrated by their meanings. */
export const thresholdOfWords = 0.6;
/** However similar or different the entries of a tenant are, the threshold stays between these. */
const lowestThreshold = 0.6;
const highestThreshold = 0.85;

/**
 * Returns how sure the other entries are of a question when its own entry is left out: whatever they answer is wrong.
 */
export function foreignCertainty(index: QuestionIndex, { of, question }: Probe): number {
  return foundBy(rankEntries(index, question, of)).certainty;
}

/**
 * Derives how sure the tenant's entries must be from how sure its other entries are of what they do not answer
 * (`foreignCertainty`).
 */
export function calibrate(foreign: readonly number[]): Calibration {
  const threshold = quantile([...usual, ...foreign], letBe);
  return { threshold: Math.min(highestThreshold, Math.max(lowestThreshold, threshold)) };
}

/** Interpolates between the two nearest values: one odd value among few decides nothing. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [below = 0, above = below] = sorted.slice(Math.floor(at), Math.floor(at) + 2);
  return below + (above - below) * (at - Math.floor(at));
}
