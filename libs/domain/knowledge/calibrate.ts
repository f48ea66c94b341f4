import type { EntryId } from '@voicecore/domain/kernel';
import { foundBy, rankEntries, type AskedQuestion, type QuestionIndex } from './question-index';

/** The question of one of the tenant's own entries. */
export interface Probe {
  readonly of: EntryId;
  readonly question: AskedQuestion;
}

/** Below which certainty an entry does not answer, for this tenant. */
export interface Calibration {
  readonly threshold: number;
}

/** Of the questions that the tenant's other entries do not answer, this share stays below the threshold. */
const letBe = 0.95;
/**
 * What businesses with few entries are judged by: certainties of a wrong entry, as they are spread where there are many.
 * Each own question counts as one of them, so that with a hundred entries they hardly matter.
 */
const usual = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.42, 0.5, 0.66];
/** What a question is judged by whose meaning cannot be told: the others were told by theirs. */
export const thresholdOfWords = 0.6;
/** However alike or unalike the entries of a tenant are, the threshold stays between these. */
const least = 0.6;
const most = 0.85;

/** How sure the other entries are of a question that is put to them with its own entry left out: whatever they answer is false. */
export function foreignCertainty(index: QuestionIndex, { of, question }: Probe): number {
  return foundBy(rankEntries(index, question, of)).certainty;
}

/** How sure the tenant's other entries are of what they do not answer (`foreignCertainty`) tells how sure its entries must be. */
export function calibrate(foreign: readonly number[]): Calibration {
  const threshold = quantile([...usual, ...foreign], letBe);
  return { threshold: Math.min(most, Math.max(least, threshold)) };
}

/** Between the two nearest values where it falls between them: one odd value among few decides nothing. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [below = 0, above = below] = sorted.slice(Math.floor(at), Math.floor(at) + 2);
  return below + (above - below) * (at - Math.floor(at));
}
