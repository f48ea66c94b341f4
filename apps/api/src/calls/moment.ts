import { z } from 'zod';

/** Milliseconds since the epoch. */
export const moment = z.number().int();
