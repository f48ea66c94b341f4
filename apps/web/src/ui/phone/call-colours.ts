/**
 * Green answers and red hangs up on every phone; both have a contrast of at least 5:1 with white text in either
 * scheme.
 */
export const CALL_COLOURS = { answer: '#18794a', hangUp: '#c02a2a' };
