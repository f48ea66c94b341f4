/** A question is spoken in one breath, letters. */
export const longestQuestion = 300;
/** An answer is three sentences, letters: what is longer is not heard to its end. */
export const longestAnswer = 1_000;
/** Other ways to ask for one entry, in each language. */
export const mostAlternates = 30;
