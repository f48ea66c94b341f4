/** Injects the validated environment: `@Inject(ENV) private readonly env: Env`. */
export const ENV = Symbol('env');
