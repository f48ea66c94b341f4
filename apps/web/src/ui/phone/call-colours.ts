/** Green answers and red hangs up on every telephone; both carry white words at 5:1 and more in either scheme. */
export const CALL_COLOURS = { answer: '#18794a', hangUp: '#c02a2a' };
