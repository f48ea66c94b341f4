/** The longest question, in letters: it is spoken in one breath. */
export const longestQuestion = 300;
/** The longest answer, in letters, about three sentences: callers do not listen to more. */
export const longestAnswer = 1_000;
/** The most alternative ways to ask for one entry, in each language. */
export const mostAlternates = 30;
