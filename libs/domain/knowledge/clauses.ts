/**
 * Returns the sentences of an answer, with long ones split at their commas: each says one thing that a caller may ask
 * about.
 */
export function sentencesOf(answer: string): readonly string[] {
  return answer.split(/(?<=[.!?;])\s+|(?<=,)\s+(?=\S+ \S+ \S+)/).filter((sentence) => sentence.trim() !== '');
}

/** Clauses with fewer words than this mean nothing on their own. */
const shortestClause = 3;

/** Splits a question that has more than one clause: callers tell stories around the actual question. */
export function clausesOf(question: string): readonly string[] {
  const clauses = question
    .split(/[.?!;…]+|,\s/)
    .map((clause) => clause.replace(/^[¿¡\s]+/, '').trim())
    .filter((clause) => clause.split(/\s+/).length >= shortestClause);
  return clauses.length > 1 ? clauses : [];
}
