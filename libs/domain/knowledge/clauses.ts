/** The sentences of an answer, long ones at their commas: each says one thing that somebody may ask about. */
export function sentencesOf(answer: string): readonly string[] {
  return answer.split(/(?<=[.!?;])\s+|(?<=,)\s+(?=\S+ \S+ \S+)/).filter((sentence) => sentence.trim() !== '');
}

/** Fewer words than this say nothing by themselves. */
const shortestClause = 3;

/** What a question is made of when it is more than one clause: around the question itself callers tell stories. */
export function clausesOf(question: string): readonly string[] {
  const clauses = question
    .split(/[.?!;…]+|,\s/)
    .map((clause) => clause.replace(/^[¿¡\s]+/, '').trim())
    .filter((clause) => clause.split(/\s+/).length >= shortestClause);
  return clauses.length > 1 ? clauses : [];
}
