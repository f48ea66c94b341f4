import type { ErrorClass } from './error-class';

/**
 * A model that could not be reached, that disconnected, or that refused a session. The reason is a code, never a
 * message from the model.
 */
export class ModelFault extends Error {
  constructor(
    readonly reason: string,
    readonly errorClass: ErrorClass,
  ) {
    super(`the model is unavailable: ${reason}`);
    this.name = 'ModelFault';
  }
}
