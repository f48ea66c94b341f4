const files = import.meta.glob<{ default: Record<string, unknown> }>('./es/*.json', { eager: true });

/** Every file of the folder, by its name. */
export const texts = Object.fromEntries(
  Object.entries(files).map(([path, file]) => [path.replace(/^.*\/|\.json$/g, ''), file.default]),
);
