// npm run dev: the same, with the page from Vite and the api built again after every change.
import { start } from './run.mjs';

await start({ dev: true });
